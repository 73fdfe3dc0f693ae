"""The picture that stands beside a link on other sites: a name, one grade with its year, one number, one line.

It is read at a quarter of its size in a list of posts, so no text is smaller than 40 pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from portal.charts.measuring import width_of, wrap
from portal.charts.palette import GRADE_FILLS, INK, MARK, ON_GRADE, PAPER, QUIET, RAISED
from portal.charts.svg import FONT_FAMILY
from portal.facts.vocabulary import Grade

WIDTH, HEIGHT = 1200, 630
_MARGIN = 56
_SITE, _NAME, _GRADE, _FIGURE, _LINE = 40, 76, 60, 132, 46
_DIAMOND = 34
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Card:
    """What a card says: `grade_word` holds the year; `figure` and `grade` are None where there is none to show."""

    site: str
    name: str
    grade: Grade | None
    grade_word: str | None
    scale: tuple[Grade, ...]
    figure: str | None
    line: str


def card_svg(card: Card) -> str:
    """The card as SVG, 1200 × 630 pixels; a text that is too long for it is set smaller."""
    ElementTree.register_namespace("", _SVG)
    root = Element(
        f"{{{_SVG}}}svg",
        {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}", "font-family": FONT_FAMILY},
    )
    _add(root, "rect", {"width": str(WIDTH), "height": str(HEIGHT), "fill": PAPER})
    _add(root, "rect", {"width": str(WIDTH), "height": "16", "fill": MARK})
    _add(root, "path", {"d": f"M{_MARGIN + 15} 49l15 15-15 15-15-15z", "fill": MARK})
    _text(root, card.site, _MARGIN + 44, 78, _SITE, INK, bold=True)
    _text(root, card.name, _MARGIN, 188, _NAME, INK, bold=True)
    if card.grade_word:
        _badge(root, card, 232)
    lines = wrap(card.line, WIDTH - 2 * _MARGIN, _LINE)[:2]
    if card.figure:
        _text(root, card.figure, _MARGIN, 482 if len(lines) == 1 else 456, _FIGURE, INK, bold=True)
    start = 564 if len(lines) == 1 else 524
    for place, line in enumerate(lines):
        _text(root, line, _MARGIN, start + place * _LINE * 1.2, _LINE, QUIET if card.figure else INK)
    return ElementTree.tostring(root, encoding="unicode")


def _badge(root: Element, card: Card, top: float) -> None:
    """The grade in word, shape and colour."""
    assert card.grade_word is not None
    fill = GRADE_FILLS.get(card.grade, RAISED) if card.grade else RAISED
    ink = ON_GRADE.get(card.grade, INK) if card.grade else INK
    graded = card.grade in card.scale
    start = _MARGIN + 24 + (len(card.scale) * _DIAMOND + 16 if graded else 0)
    size = _fitting(card.grade_word, WIDTH - _MARGIN - 24 - start, _GRADE)
    box = {"x": str(_MARGIN), "y": str(top), "rx": "6", "height": "92", "fill": fill, "stroke": INK}
    width = start + width_of(card.grade_word, size, bold=True) + 24 - _MARGIN
    _add(root, "rect", {**box, "width": f"{width:.0f}", "stroke-width": "3"})
    if graded and card.grade:
        filled = len(card.scale) - card.scale.index(card.grade)
        for place in range(len(card.scale)):
            x = _MARGIN + 24 + place * _DIAMOND + _DIAMOND / 2
            shape = {"d": f"M{x} {top + 32}l14 14-14 14-14-14z", "fill": ink if place < filled else "none"}
            _add(root, "path", {**shape, "stroke": ink, "stroke-width": "3"})
    _text(root, card.grade_word, start, top + 67, size, ink, bold=True)


def _text(root: Element, text: str, x: float, y: float, size: float, colour: str, bold: bool = False) -> None:
    size = _fitting(text, WIDTH - _MARGIN - x, size) if bold else size
    attributes = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": f"{size:.1f}", "fill": colour}
    _add(root, "text", attributes | ({"font-weight": "700"} if bold else {})).text = text


def _fitting(text: str, room: float, size: float) -> float:
    """The size at which a text keeps to its room, at most the one asked for."""
    return min(size, size * room / max(1.0, width_of(text, size, bold=True)))


def _add(root: Element, tag: str, attributes: dict[str, str]) -> Element:
    return SubElement(root, f"{{{_SVG}}}{tag}", attributes)
