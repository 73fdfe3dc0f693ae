"""What the tests read out of a chart's pictures."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from portal.charts.chart import Chart
from portal.pictures.drawing import draw

SVG = "{http://www.w3.org/2000/svg}"


def svg_of(chart: Chart, variant: str = "wide") -> str:
    """The chart drawn as a file."""
    return draw(getattr(chart, variant), chart.words.title, chart.words.alternative, chart.language_code)


def texts_of(svg: str) -> list[str]:
    """Every line of text that a reader sees, in drawing order."""
    return [text for element in ElementTree.fromstring(svg).iter(f"{SVG}text") for text in _lines(element)]


def words_of(svg: str) -> str:
    """All that a reader sees, as one line."""
    return " ".join(texts_of(svg))


def column(chart: Chart, key: str) -> list[Any]:
    """The values of one column of the chart's table."""
    position = [column.key for column in chart.table.columns].index(key)
    return [row[position].value for row in chart.table.rows]


def sizes_of(svg: str) -> set[float]:
    """The sizes of type in a picture, in pixels."""
    return {float(size) for size in re.findall(r'font-size="([\d.]+)', svg)}


def _lines(element: ElementTree.Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for part in element.iter(f"{SVG}tspan"):
        yield part.text or ""
