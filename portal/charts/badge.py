"""A force's grade as a small picture for other sites: in word and shape and colour, with its programme and date."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from portal.charts.measuring import width_of
from portal.charts.palette import DARK_PAPER, EDGE, GRADE_FILLS, INK, ON_GRADE, PAPER, QUIET, RAISED, ROLES
from portal.charts.svg import FONT_FAMILY
from portal.charts.theming import Theme, style_of
from portal.facts.vocabulary import Grade

HEIGHT = 88
_PADDING = 12
_LARGE, _SMALL = 15, 12
_DIAMOND = 13


@dataclass(frozen=True)
class Badge:
    """What a badge says; `grade` is None where none was found, `scale` lists the programme's grades, best first."""

    force: str
    grade: Grade | None
    grade_word: str
    scale: tuple[Grade, ...]
    when: str
    site: str
    language_code: str

    @property
    def words(self) -> str:
        """The badge as a sentence without a verb, for those who do not see it."""
        return f"{self.force}: {self.grade_word}. {self.when}. {self.site}"


def badge_width(badge: Badge) -> int:
    """The width of the badge in pixels, as wide as its longest line."""
    lines = (
        width_of(badge.force, _LARGE, bold=True),
        _diamonds_width(badge) + width_of(badge.grade_word, _LARGE, bold=True) + 2 * 9,
        width_of(badge.when, _SMALL),
        width_of(badge.site, _SMALL),
    )
    return round(max(lines)) + 2 * _PADDING + 4


def badge_style(theme: Theme) -> str:
    """The style rules of a badge in that theme: those of a chart, and one that turns its ground dark."""
    rule = f".paper{{fill:{DARK_PAPER}}}"
    dark = {Theme.AUTO: f"@media screen and (prefers-color-scheme:dark){{{rule}}}", Theme.LIGHT: "", Theme.DARK: rule}
    return style_of(theme) + dark[theme]


def badge_svg(badge: Badge, theme: Theme) -> str:
    """The badge as an SVG file; the same badge gives the same bytes."""
    width = badge_width(badge)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(width),
            "height": str(HEIGHT),
            "viewBox": f"0 0 {width} {HEIGHT}",
            "role": "img",
            "lang": badge.language_code,
            "font-family": FONT_FAMILY,
        },
    )
    SubElement(root, "title").text = f"{badge.force}: {badge.grade_word}"
    SubElement(root, "desc").text = badge.words
    if badge_style(theme):
        SubElement(root, "style").text = badge_style(theme)
    frame = {"x": "0.5", "y": "0.5", "width": str(width - 1), "height": str(HEIGHT - 1), "rx": "4"}
    SubElement(root, "rect", {**frame, "fill": PAPER, "stroke": EDGE, "class": "paper s-edge"})
    _line(root, badge.force, 20, _LARGE, INK, bold=True)
    _grade(root, badge)
    _line(root, badge.when, 67, _SMALL, QUIET)
    _line(root, badge.site, 81, _SMALL - 1, QUIET)
    return ElementTree.tostring(root, encoding="unicode")


def _grade(root: Element, badge: Badge) -> None:
    fill = GRADE_FILLS.get(badge.grade, RAISED) if badge.grade else RAISED
    ink = ON_GRADE.get(badge.grade, INK) if badge.grade else INK
    start = _diamonds_width(badge)
    width = start + width_of(badge.grade_word, _LARGE, bold=True) + 2 * 9
    box = {"x": str(_PADDING), "y": "27", "width": f"{width:.1f}", "height": "25", "rx": "3"}
    role = {"class": f"f-{ROLES[fill][0]}"} if fill in ROLES else {}
    SubElement(root, "rect", {**box, "fill": fill, **role, "stroke": INK, "stroke-width": "1"})
    if badge.grade in badge.scale:
        filled = len(badge.scale) - badge.scale.index(badge.grade)
        for place in range(len(badge.scale)):
            x = _PADDING + 9 + place * _DIAMOND + _DIAMOND / 2
            attributes = {
                "d": f"M{x} 34.5l5 5-5 5-5-5z",
                "fill": ink if place < filled else "none",
                "stroke": ink,
                "stroke-width": "1.3",
            }
            SubElement(root, "path", attributes)
    text = {"x": f"{_PADDING + 9 + start:.1f}", "y": "45", "font-size": str(_LARGE), "font-weight": "700", "fill": ink}
    role = {"class": "f-ink"} if fill == RAISED else {}
    SubElement(root, "text", {**text, **role}).text = badge.grade_word


def _diamonds_width(badge: Badge) -> float:
    return len(badge.scale) * _DIAMOND + 6 if badge.grade in badge.scale else 0


def _line(root: Element, text: str, y: int, size: int, colour: str, bold: bool = False) -> None:
    attributes = {"x": str(_PADDING), "y": str(y), "font-size": str(size), "fill": colour}
    attributes["class"] = f"f-{ROLES[colour][0]}"
    if bold:
        attributes["font-weight"] = "700"
    SubElement(root, "text", attributes).text = text
