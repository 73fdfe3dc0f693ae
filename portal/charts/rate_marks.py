"""How a recording rate is drawn: its interval, and a marker that shows how firm it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from portal.charts.palette import HAIRLINE, QUIET
from portal.charts.picture import Picture, Point, RateScale, Rule, Text
from portal.charts.words import interval_of
from portal.facts.rows import RecordingRate
from portal.facts.vocabulary import Qualifier
from portal.words.language import Language

Firmness = Literal["interval", "no margin", "around", "more than"]


def firmness_of(rate: RecordingRate) -> Firmness:
    """How firm a published rate is, which decides its marker."""
    if rate.qualifier is Qualifier.AROUND:
        return "around"
    if rate.qualifier is Qualifier.MORE_THAN:
        return "more than"
    return "no margin" if rate.margin is None else "interval"


def marker(firmness: Firmness, colour: str, scale: RateScale | None = None, ground: str | None = None) -> Point:
    """A filled dot for a rate with its interval; hollow shapes, showing the ground, where less is known."""
    if firmness == "interval":
        return Point("circle", 70, fill=colour, stroke=colour, scale=scale)
    if firmness == "no margin":
        return Point("circle", 64, ground, colour, 2, scale=scale)
    if firmness == "around":
        return Point("diamond", 74, ground, colour, 2, scale=scale)
    shape = "triangle-up" if scale and scale.vertical else "triangle-right"
    return Point(shape, 66, ground, colour, 2, scale=scale)


def draw_rate(
    picture: Picture, rate: RecordingRate, scale: RateScale, across: float, colour: str, ground: str | None = None
) -> None:
    """Draw a rate along the scale; `across` is its place on the other axis, in pixels."""
    interval = interval_of(rate)
    facts: dict[str, Any] = {
        "force": rate.inspection.force.force_id,
        "inspection": rate.inspection.inspection_id,
        "offence_group": rate.offence_group.value,
        "rate": float(rate.rate),
        "qualifier": rate.qualifier.value,
    }
    if interval is not None:
        low, high = (float(end) for end in interval)
        ends = (across, low, across, high) if scale.vertical else (low, across, high, across)
        picture.rule(Rule(colour, 2.5, scale=scale), *ends, **facts, margin=float(rate.margin or 0), low=low, high=high)
    place = (across, float(rate.rate)) if scale.vertical else (float(rate.rate), across)
    picture.point(marker(firmness_of(rate), colour, scale, ground), *place, **facts)


def axis_start(rates: Iterable[RecordingRate]) -> int:
    """A round percentage well below every interval; 90 at most, so that small differences stay small."""
    lowest = min((interval_of(rate) or (rate.rate,))[0] for rate in rates)
    return max(0, min(90, math.floor((float(lowest) - 1.5) / 10) * 10))


def draw_axis(
    picture: Picture, scale: RateScale, spans: Sequence[tuple[float, float]], label: float, language: Language
) -> None:
    """Draw the lines of an axis over spans of the other direction, and its percentages at `label`; places in pixels."""
    step = 10 if scale.high - scale.low <= 50 else 20
    for tick in range(round(scale.low), round(scale.high) + 1, step):
        text = language.percent(tick)
        for start, end in spans:
            ends = (start, tick, end, tick) if scale.vertical else (tick, start, tick, end)
            picture.rule(Rule(HAIRLINE, 1, scale=scale), *ends)
        if scale.vertical:
            picture.text(Text(12, fill=QUIET, align="right"), label, scale.place(tick) + 4, text)
        else:
            align: Literal["left", "center", "right"] = "center"
            if picture.format.width - scale.end < 16 and tick == scale.high:
                align = "right"
            elif scale.start < 16 and tick == scale.low:
                align = "left"
            picture.text(Text(12, fill=QUIET, align=align, scale=scale), tick, label, text)


def rate_key(picture: Picture, rates: Iterable[RecordingRate], colour: str, language: Language) -> None:
    """Write, for each symbol that these rates use, what it means."""
    words: dict[Firmness, str] = {
        "interval": language.gettext("rate with its %(confidence)s interval", confidence=language.percent(95)),
        "no margin": language.gettext("margin not found"),
        "around": language.gettext("published as “around”"),
        "more than": language.gettext("published as “more than”"),
    }
    used = {firmness_of(rate) for rate in rates}

    def symbol(firmness: Firmness) -> Callable[[float, float], None]:
        def draw(x: float, y: float) -> None:
            if firmness == "interval":
                picture.rule(Rule(colour, 2.5), x, y, x + 24, y)
            picture.point(marker(firmness, colour), x + 12, y)

        return draw

    picture.key([(symbol(firmness), words[firmness]) for firmness in words if firmness in used], symbol_width=24)
