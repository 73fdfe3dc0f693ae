"""What the tests read out of a chart's pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from portal.charts.chart import Chart, Specification
from portal.charts.measuring import width_of
from portal.charts.rendering import draw

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class DrawnText:
    """A text of an SVG with the place that it takes from left to right, in pixels."""

    text: str
    size: float
    left: float
    right: float
    baseline: float

    def lies_on(self, other: DrawnText) -> bool:
        """Whether the letters of the two touch; the line above may end where this one begins."""
        beside = self.right <= other.left + 0.5 or other.right <= self.left + 0.5
        above = (
            self.baseline <= other.baseline - 0.75 * other.size or other.baseline <= self.baseline - 0.75 * self.size
        )
        return not beside and not above


def svg_of(chart: Chart, variant: str = "wide") -> str:
    """The chart drawn as a file."""
    return draw(getattr(chart, variant), chart.title, chart.text_alternative, chart.language_code)


def texts_of(svg: str) -> list[DrawnText]:
    """Every text that a reader sees, in drawing order."""
    found: list[DrawnText] = []
    _collect(ElementTree.fromstring(svg), {}, found)
    return found


def words_of(svg: str) -> str:
    """All that a reader sees, as one line."""
    return " ".join(text.text for text in texts_of(svg))


def plotted(specification: Specification, *fields: str) -> set[tuple[Any, ...]]:
    """The data behind the marks that have all these fields."""
    rows = [row for rows in specification["datasets"].values() for row in rows]
    return {tuple(row[field] for field in fields) for row in rows if all(field in row for field in fields)}


def column(chart: Chart, key: str) -> list[Any]:
    """The values of one column of the chart's table."""
    position = [column.key for column in chart.columns].index(key)
    return [row[position].value for row in chart.rows]


def _collect(element: ElementTree.Element, inherited: dict[str, str], found: list[DrawnText]) -> None:
    attributes = {**inherited, **element.attrib}
    if element.tag == f"{SVG}text":
        size = float(attributes["font-size"].removesuffix("px"))
        x, y = (float(place) for place in attributes["transform"].removeprefix("translate(").rstrip(")").split(","))
        width = width_of(element.text or "", size, attributes.get("font-weight") == "700")
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[attributes.get("text-anchor", "start")]
        found.append(DrawnText(element.text or "", size, x - shift * width, x + (1 - shift) * width, y))
    for child in element:
        _collect(child, attributes, found)
