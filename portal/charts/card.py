"""The picture that stands beside a link to a force on other sites: its name, its newest figure and its own chart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from portal.charts.measuring import width_of, wrap
from portal.charts.palette import HAIRLINE, INK, MARK, PAPER, QUIET
from portal.charts.svg import FONT_FAMILY

WIDTH, HEIGHT = 1200, 630
_MARGIN = 64
_NAME, _SENTENCE, _SMALL = 60, 32, 24
_MOST_LINES = 3
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
    SubElement(root, f"{{{_SVG}}}path", {"d": f"M{_MARGIN + 10} 52l10 10-10 10-10-10z", "fill": MARK})
    _text(root, card.site, _MARGIN + 32, 70, _SMALL, INK, bold=True)
    end = WIDTH - _MARGIN - width_of(card.release, _SMALL)
    _text(root, card.release, end, 70, _SMALL, QUIET)
    room = WIDTH - 2 * _MARGIN
    size = min(_NAME, _NAME * room / width_of(card.name, _NAME, bold=True))
    _text(root, card.name, _MARGIN, 152, size, INK, bold=True)
    lines = _shortened(wrap(card.sentence, room, _SENTENCE), _MOST_LINES)
    for place, line in enumerate(lines):
        _text(root, line, _MARGIN, 206 + place * 42, _SENTENCE, INK)
    top = 206 + len(lines) * 42
    SubElement(
        root,
        f"{{{_SVG}}}rect",
        {"x": str(_MARGIN), "y": str(top - 12), "width": str(room), "height": "2", "fill": HAIRLINE},
    )
    if card.chart:
        _place(root, card.chart, top + 12)
    return ElementTree.tostring(root, encoding="unicode")


def _place(root: Element, chart: str, top: float) -> None:
    """Put the drawing into what is left of the card, as large as it fits."""
    drawing = ElementTree.fromstring(chart)  # noqa: S314
    width, height = (float(re.sub("[^0-9.]", "", drawing.get(side, ""))) for side in ("width", "height"))
    room = (WIDTH - 2 * _MARGIN, HEIGHT - top - 30)
    scale = min(room[0] / width, room[1] / height)
    drawing.set("viewBox", drawing.get("viewBox", f"0 0 {width} {height}"))
    for side, value in (("width", width * scale), ("height", height * scale), ("x", _MARGIN), ("y", top)):
        drawing.set(side, f"{value:.1f}")
    root.append(drawing)


def _shortened(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + " …"]


def _text(root: Element, text: str, x: float, y: float, size: float, colour: str, bold: bool = False) -> None:
    attributes = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": f"{size:.1f}", "fill": colour}
    SubElement(root, f"{{{_SVG}}}text", attributes | ({"font-weight": "700"} if bold else {})).text = text
