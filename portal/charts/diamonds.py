"""Grades as rows of diamonds: as many as the scale has grades, filled up to the one that was given."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.picture import Picture, Point
from portal.facts.vocabulary import Grade


def draw_diamonds(
    picture: Picture,
    grade: Grade,
    scale: Sequence[Grade],
    middle: float,
    y: float,
    pitch: float,
    colour: str,
    address: str | None = None,
) -> None:
    """Draw a grade's diamonds around a middle, `pitch` pixels apart; nothing for a grade that the scale lacks."""
    if grade not in scale:
        return
    size = (pitch * 0.78) ** 2 / 2
    filled = len(scale) - scale.index(grade)
    facts = {} if address is None else {"address": address}
    for place in range(len(scale)):
        style = Point(
            "diamond", round(size, 1), colour if place < filled else None, colour, 1, linked=address is not None
        )
        picture.point(style, middle + (place - (len(scale) - 1) / 2) * pitch, y, **facts)
