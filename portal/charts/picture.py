"""A sheet of pixels to draw marks on, and the Altair layers that it becomes.

Every mark has its own place: nothing is laid out by Vega, so that no layout depends on measured text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import altair as alt

from portal.charts.chart import Specification
from portal.charts.measuring import width_of, wrap_evenly
from portal.charts.palette import INK, QUIET


@dataclass(frozen=True)
class RateScale:
    """An axis of percentages from low to high, between two places on the sheet; vertical where high is above."""

    low: float
    high: float
    start: float
    end: float
    title: str
    vertical: bool = False

    def place(self, rate: float) -> float:
        """Where on the sheet a percentage stands, in pixels."""
        return self.start + (rate - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True)
class Box:
    """A rectangle's look; `linked`: its rows have an `address`; `over_rules`: it hides the lines that it stands on."""

    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1
    dash: tuple[int, int] | None = None
    radius: int = 0
    linked: bool = False
    over_rules: bool = False


@dataclass(frozen=True)
class Rule:
    """A straight line's look."""

    stroke: str = INK
    stroke_width: float = 1
    dash: tuple[int, int] | None = None
    scale: RateScale | None = None


@dataclass(frozen=True)
class Point:
    """A marker's look; `size` is its area in square pixels."""

    shape: str = "circle"
    size: float = 60
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.5
    linked: bool = False
    scale: RateScale | None = None


@dataclass(frozen=True)
class Text:
    """A line of text's look; its place is the start, middle or end of its baseline."""

    size: int = 13
    bold: bool = False
    fill: str = INK
    align: Literal["left", "center", "right"] = "left"
    linked: bool = False
    scale: RateScale | None = None


Style = Box | Rule | Point | Text


@dataclass(frozen=True)
class Format:
    """One of the two widths that charts are drawn for, with its sizes of type; all in pixels."""

    name: Literal["wide", "narrow"]
    width: int
    title_size: int
    subtitle_size: int
    text_size: int = 13

    @property
    def is_wide(self) -> bool:
        """Whether this is the format for desks rather than for telephones."""
        return self.name == "wide"


WIDE = Format("wide", 720, title_size=20, subtitle_size=14)
NARROW = Format("narrow", 340, title_size=18, subtitle_size=13)


@dataclass
class Picture:
    """A chart being drawn in one format; `bottom` is where the next part begins, in pixels from the top."""

    format: Format
    bottom: float = 0
    _rows: dict[Style, list[dict[str, Any]]] = field(default_factory=dict)

    def box(self, style: Box, x: float, y: float, x2: float, y2: float, **facts: Any) -> None:
        """Draw a rectangle; `facts` are the data behind it."""
        self._add(style, x=x, y=y, x2=x2, y2=y2, **facts)

    def rule(self, style: Rule, x: float, y: float, x2: float, y2: float, **facts: Any) -> None:
        """Draw a line from one place to another."""
        self._add(style, x=x, y=y, x2=x2, y2=y2, **facts)

    def point(self, style: Point, x: float, y: float, **facts: Any) -> None:
        """Draw a marker."""
        self._add(style, x=x, y=y, **facts)

    def text(self, style: Text, x: float, y: float, text: str, **facts: Any) -> None:
        """Write one line; y is its baseline."""
        self._add(style, x=x, y=y, text=text, **facts)

    def lines(self, style: Text, x: float, y: float, lines: Sequence[str]) -> float:
        """Write lines one below the other, the first with its baseline at y; return where they end."""
        for position, line in enumerate(lines):
            self.text(style, x, y + position * line_height(style.size), line)
        return y + (len(lines) - 1) * line_height(style.size) + style.size * 0.3

    def paragraph(self, style: Text, text: str, gap: float = 0) -> None:
        """Write a text below all that was drawn so far, over the whole width and as many lines as it takes."""
        lines = wrap_evenly(text, self.format.width - 2, style.size, style.bold)
        self.bottom = self.lines(style, 0, self.bottom + gap + style.size, lines) + style.size * 0.2

    def head(self, title: str, subtitle: str) -> None:
        """Write the title and the subtitle at the top."""
        self.paragraph(Text(self.format.title_size, bold=True), title)
        self.paragraph(Text(self.format.subtitle_size, fill=QUIET), subtitle, gap=3)

    def key(self, entries: Sequence[tuple[Callable[[float, float], None], str]], symbol_width: float) -> None:
        """Explain symbols in words, side by side; each entry draws its symbol from a place on, at a middle height."""
        size, x, y = self.format.text_size, 0.0, self.bottom + 18
        for draw_symbol, words in entries:
            width = symbol_width + 7 + width_of(words, size)
            if x and x + width > self.format.width:
                x, y = 0.0, y + line_height(size) + 3
            draw_symbol(x, y - size * 0.35)
            self.text(Text(size), x + symbol_width + 7, y, words)
            x += width + 20
        self.bottom = y + 6

    def specification(self, description: str) -> Specification:
        """The picture as Vega-Lite, as high as all that was drawn on it."""
        styles = sorted(self._rows, key=_depth)
        names = [f"{type(style).__name__.lower()}-{position}" for position, style in enumerate(styles, 1)]
        return {
            "$schema": alt.SCHEMA_URL,
            "description": description,
            "width": self.format.width,
            "height": round(self.bottom + 4),
            "autosize": "none",
            "padding": 0,
            "background": None,
            "config": {"view": {"stroke": None}, "font": "Liberation Sans, Arial, Helvetica, sans-serif"},
            "resolve": {"scale": {"x": "independent", "y": "independent"}},
            "datasets": {name: self._rows[style] for name, style in zip(names, styles, strict=True)},
            "layer": [{"data": {"name": name}, **_layer(style)} for name, style in zip(names, styles, strict=True)],
        }

    def _add(self, style: Style, **row: Any) -> None:
        places = {key: round(value, 2) if isinstance(value, float) else value for key, value in row.items()}
        self._rows.setdefault(style, []).append(places)


def _depth(style: Style) -> int:
    """Where a style's layer lies: boxes at the bottom, text on top."""
    if isinstance(style, Box):
        return 2 if style.over_rules else 0
    return (Rule, Point, Text).index(type(style)) * 2 + 1


def line_height(size: float) -> float:
    """The distance between two baselines of text of this size, in pixels."""
    return round(size * 1.3)


@lru_cache(maxsize=1024)
def _layer(style: Style) -> Specification:
    """The Altair layer that draws all marks of one style; built once, as Altair checks what it builds at some cost."""
    scale = None if isinstance(style, Box) else style.scale
    channels: dict[str, Any] = {"x": _place("x", alt.X, scale), "y": _place("y", alt.Y, scale)}
    if isinstance(style, Text):
        weight: Literal[400, 700] = 700 if style.bold else 400
        channels["text"] = alt.Text(field="text", type="nominal")
        mark = alt.MarkDef(
            "text", baseline="alphabetic", align=style.align, fill=style.fill, fontSize=style.size, fontWeight=weight
        )
    elif isinstance(style, Point):
        mark = alt.MarkDef(
            "point", shape=style.shape, size=style.size, fill=style.fill, strokeWidth=style.stroke_width, opacity=1
        )
        mark.stroke = style.stroke
    else:
        channels |= {"x2": alt.X2(field="x2"), "y2": alt.Y2(field="y2")}
        mark = alt.MarkDef("rule" if isinstance(style, Rule) else "rect", strokeWidth=style.stroke_width)
        mark.stroke = style.stroke
        if style.dash:
            mark.strokeDash = list(style.dash)
        if isinstance(style, Box):
            mark.fill = style.fill
            mark.cornerRadius = style.radius
    if not isinstance(style, Rule) and style.linked:
        channels["href"] = alt.Href(field="address", type="nominal")
    chart = alt.Chart(alt.NamedData(name="rows"), mark=mark).encode(**channels)
    return {key: value for key, value in chart.to_dict().items() if key in ("mark", "encoding")}


def _place(channel: Literal["x", "y"], build: type[alt.X | alt.Y], scale: RateScale | None) -> alt.X | alt.Y:
    """A channel that is a percentage where there is a scale along it, else a place in pixels."""
    if scale is None or scale.vertical is not (channel == "y"):
        return build(field=channel, type="quantitative", scale=None, axis=None)
    return build(
        field=channel,
        type="quantitative",
        axis=None,
        title=scale.title,
        scale=alt.Scale(domain=[scale.low, scale.high], range=[scale.start, scale.end], nice=False, zero=False),
    )
