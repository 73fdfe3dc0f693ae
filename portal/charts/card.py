"""The picture that stands beside a link to a force on other sites: its name, its newest figure and its own chart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from portal.charts.measuring import wrap
from portal.charts.palette import INK, MARK, PAPER, QUIET
from portal.charts.svg import FONT_FAMILY

WIDTH, HEIGHT = 1200, 630
_MARGIN, _GAP = 56, 40
# The words stand in a column of this width; the chart has the rest.
_COLUMN = 430
_NAME, _SENTENCE, _SMALL = 54, 29, 22
_MOST_LINES = 9
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Card:
    """What a card says; `chart` is a drawing of the force as SVG, None where there was nothing to draw."""

    site: str
    name: str
    sentence: str
    release: str
    chart: str | None


def card_svg(card: Card) -> str:
    """The card as SVG, 1200 × 630 pixels; a sentence that is too long for it ends with `…`."""
    ElementTree.register_namespace("", _SVG)
    root = Element(
        f"{{{_SVG}}}svg",
        {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}", "font-family": FONT_FAMILY},
    )
    SubElement(root, f"{{{_SVG}}}rect", {"width": str(WIDTH), "height": str(HEIGHT), "fill": PAPER})
    SubElement(root, f"{{{_SVG}}}rect", {"width": str(WIDTH), "height": "14", "fill": MARK})
    SubElement(root, f"{{{_SVG}}}path", {"d": f"M{_MARGIN + 10} 58l10 10-10 10-10-10z", "fill": MARK})
    _text(root, card.site, _MARGIN + 30, 76, _SMALL, INK, bold=True)
    _text(root, card.release, _MARGIN, HEIGHT - 40, _SMALL, QUIET)
    column = _COLUMN if card.chart else WIDTH - 2 * _MARGIN
    y = 100.0
    for line in wrap(card.name, column, _NAME, bold=True):
        y += _NAME * 1.08
        _text(root, line, _MARGIN, y, _NAME, INK, bold=True)
    y += 22
    for line in _shortened(wrap(card.sentence, column, _SENTENCE), _MOST_LINES):
        y += _SENTENCE * 1.3
        _text(root, line, _MARGIN, y, _SENTENCE, INK)
    if card.chart:
        _place(root, card.chart)
    return ElementTree.tostring(root, encoding="unicode")


def _place(root: Element, chart: str) -> None:
    """Put the drawing beside the words, as large as it fits."""
    drawing = ElementTree.fromstring(chart)  # noqa: S314  # nosec B314
    width, height = (float(re.sub("[^0-9.]", "", drawing.get(side, ""))) for side in ("width", "height"))
    left, top = _MARGIN + _COLUMN + _GAP, 56
    room = (WIDTH - left - _MARGIN / 2, HEIGHT - top - _MARGIN / 2)
    scale = min(room[0] / width, room[1] / height)
    drawing.set("viewBox", drawing.get("viewBox", f"0 0 {width} {height}"))
    for side, value in (("width", width * scale), ("height", height * scale), ("x", left), ("y", top)):
        drawing.set(side, f"{value:.1f}")
    root.append(drawing)


def _shortened(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + " …"]


def _text(root: Element, text: str, x: float, y: float, size: float, colour: str, bold: bool = False) -> None:
    attributes = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": f"{size:.1f}", "fill": colour}
    SubElement(root, f"{{{_SVG}}}text", attributes | ({"font-weight": "700"} if bold else {})).text = text
