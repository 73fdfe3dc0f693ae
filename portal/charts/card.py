"""The picture that stands beside a link on other sites: one grade with its year, one number, one line."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from portal.charts.breaking import lines, width_of
from portal.charts.palette import FONT_FAMILY, LIGHT, grade_fill, on_grade
from portal.charts.state import State

WIDTH, HEIGHT = 1200, 630
_MARGIN = 60
# A card is often shown 300 pixels wide: nothing on it is smaller than 44, which is 11 there.
_SMALL, _LINE, _NAME, _GRADE, _NUMBER = 44, 50, 76, 64, 128


@dataclass(frozen=True)
class Card:
    """What a card says; `state` is a grade on its scale, and any of it but the name may be missing."""

    site: str
    name: str
    line: str
    number: str = ""
    state: State | None = None
    grade_word: str = ""
    year: str = ""


def card_svg(card: Card) -> str:
    """The card as SVG, 1200 × 630 pixels."""
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT["paper"]}"/>']
    parts.append(f'<rect width="{WIDTH}" height="16" fill="{LIGHT["mark"]}"/>')
    y = 40.0
    for line in lines(card.name, WIDTH - 2 * _MARGIN, _NAME, bold=True)[:2]:
        y += _NAME * 1.08
        parts.append(_text(line, _MARGIN, y, _NAME, "ink", bold=True))
    if card.state is not None:
        parts.append(_grade(card, y + 36))
        y += 36 + 104
    if card.number:
        y += _NUMBER * 1.1
        parts.append(_text(card.number, _MARGIN, y, _NUMBER, "mark", bold=True))
    room = WIDTH - 2 * _MARGIN
    beside = card.number and width_of(card.line, _LINE) > room
    for line in lines(card.line, room, _LINE)[: 2 if beside or not card.number else 1]:
        y += _LINE * 1.25
        parts.append(_text(line, _MARGIN, y, _LINE, "ink"))
    parts.append(_text(card.site, _MARGIN, HEIGHT - 28, _SMALL, "quiet", bold=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONT_FAMILY}">{"".join(parts)}</svg>'
    )


def _grade(card: Card, top: float) -> str:
    assert card.state is not None
    word = f"{card.grade_word} {card.year}".strip()
    ink = LIGHT[on_grade(card.state.grade)]
    width = 260 + width_of(word, _GRADE, bold=True) + 60
    return (
        f'<rect x="{_MARGIN}" y="{top}" width="{width:.0f}" height="104" rx="10"'
        f' fill="{LIGHT[grade_fill(card.state.grade)]}" stroke="{LIGHT["ink"]}" stroke-width="2"/>'
        f'<path transform="translate({_MARGIN + 140},{top + 52}) scale(105)" d="{card.state.sign}" fill="{ink}"/>'
        + _text(word, _MARGIN + 270, top + 74, _GRADE, on_grade(card.state.grade), bold=True)
    )


def _text(text: str, x: float, y: float, size: float, role: str, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{LIGHT[role]}"{weight}>{escape(text)}</text>'
