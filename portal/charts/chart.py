"""A chart: what it says, the table of its data, and its specification in two widths; and how it is put together."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from portal.charts.theme import used
from portal.pictures.breaking import lines
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import Table

Specification = dict[str, Any]
Row = dict[str, Any]
# How far the name of a row is above its middle on a phone, in pixels, and its marks below it.
RISE = 8
# The tidy rows of a chart, whatever its parts.
ROWS = alt.NamedData(name="rows")


@dataclass(frozen=True)
class Sheet:
    """One of the widths that charts are drawn for, with its sizes of type; all in pixels."""

    name: str
    width: int
    title_size: int
    subtitle_size: int

    @property
    def is_wide(self) -> bool:
        """Whether this is a sheet for desks rather than for telephones."""
        return self.name != "narrow"

    @property
    def is_broad(self) -> bool:
        """Whether this is the sheet of a long chart that must be much wider than high."""
        return self.name == "broad"


WIDE = Sheet("wide", 720, title_size=20, subtitle_size=14)
NARROW = Sheet("narrow", 340, title_size=18, subtitle_size=13)
BROAD = Sheet("broad", 1150, title_size=24, subtitle_size=15)


@dataclass(frozen=True)
class Chart:
    """A chart in one language; `wide` and `narrow` are Vega-Lite.

    `name` is the same in every language and unique among the charts of a release. `links` maps the addresses that
    marks lead to onto their accessible names; a chart with links is also drawn to stand inside a page. A long one has
    a `broad` specification too, for shapes that are wider than high.
    """

    name: str
    language_code: str
    words: Words
    table: Table
    wide: Specification
    narrow: Specification
    links: tuple[tuple[str, str], ...] = ()
    broad: Specification | None = None


def chart_of(
    name: str,
    language: Language,
    words: Words,
    table: Table,
    rows: Sequence[Row],
    build: Callable[[Sheet], alt.SchemaBase],
    *,
    is_small: bool = False,
    is_long: bool = False,
    title_width: int = WIDE.width,
    links: Sequence[tuple[str, str]] = (),
    also: Mapping[str, Any] | None = None,
) -> Chart:
    """The chart that `build` makes of tidy rows for each sheet: a part of an Altair chart, without data or title.

    A small one is the same on all sheets, a long one has a broad sheet too; the words of one that is not as wide as its
    sheet are broken into lines of `title_width` pixels. `also` is data beside the rows, by name.
    """
    # What is built is checked by the tests; checking each part of it again takes ten times as long as building it.
    with debug_mode(False):
        drawn = {
            sheet: _specification(build(sheet), sheet, title_width, words, {"rows": list(rows), **(also or {})})
            for sheet in ((NARROW,) if is_small else (NARROW, WIDE, BROAD) if is_long else (NARROW, WIDE))
        }
    narrow = drawn[NARROW]
    return Chart(name, language.code, words, table, drawn.get(WIDE, narrow), narrow, tuple(links), drawn.get(BROAD))


def layer(mark: str, look: Row | None = None, where: str = "", **channels: Any) -> alt.UnitSpec:
    """Marks of one kind: their `look`, which rows they are of, and what of these rows they show."""
    kind: Row = {"type": mark, **(look or {})}
    transform = [alt.FilterTransform(where)] if where else alt.Undefined
    return alt.UnitSpec(mark=alt.MarkDef(**kind), encoding=alt.FacetedEncoding(**channels), transform=transform)


def layers(*marks: alt.SchemaBase, shared: Row | None = None, **parts: Any) -> alt.LayerSpec:
    """Marks above each other, with the channels that they share."""
    encoding = alt.SharedEncoding(**shared) if shared else alt.Undefined
    return alt.LayerSpec(layer=list(marks), encoding=encoding, **parts)


def rows_of(
    field: str, count: int, *marks: alt.UnitSpec, sheet: Sheet, step: int, names: Row | None = None, **parts: Any
) -> alt.SchemaBase:
    """Marks in `count` rows one below the other, `step` pixels apart, as wide as the sheet; in two columns if broad.

    The rows stand in the order of the data, which the first of the marks gives: it must not lack any. Their names stand
    beside them; on a phone, whose width the plot needs, above the marks, which `below_name` moves down.
    """
    name = layer("text", {"align": "left", "x": 0, "dy": -RISE, **(names or {})}, text=alt.Text(f"{field}:N"))
    place: Row = {"y": alt.Y(f"{field}:N", sort=None, title=None, axis=alt.Undefined if sheet.is_wide else None)}
    if sheet.is_broad:
        return _in_columns(
            math.ceil(count / 2), layers(*marks, shared=place, width=270, height=alt.Step(step)), **parts
        )
    return layers(
        *([] if sheet.is_wide else [name]),
        *marks,
        shared=place,
        width=sheet.width,
        height=step * count,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        **parts,
    )


def _in_columns(count: int, rows: alt.LayerSpec, transform: Sequence[Any] = (), **parts: Any) -> alt.SchemaBase:
    """Rows in columns of `count`."""
    number_of_row: Row = {"op": "row_number", "as": "number"}
    number = alt.WindowTransform(window=[alt.WindowFieldDef(**number_of_row)])
    column = alt.CalculateTransform(calculate=f"ceil(datum.number / {count})", **{"as": "column"})
    return alt.FacetSpec(
        facet=alt.FacetMapping(column=alt.Column("column:O", header=alt.Header(labels=False), title=None)),
        spec=rows,
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(y="independent")),
        transform=[*transform, number, column],
        **parts,
    )


def at_end(sheet: Sheet, said: str, **look: Any) -> alt.UnitSpec:
    """What is said at the end of a row: on a phone above its marks, where its name is too."""
    place: Row = {"align": "left", "dx": 14} if sheet.is_wide else {"align": "right", "dy": -RISE}
    return layer("text", {"x": "width", **place, **look, "text": alt.ExprRef(said)})


def below_name(sheet: Sheet) -> Row:
    """The look of marks that stand below the name of their row on a phone, and beside it on a desk."""
    return {} if sheet.is_wide else {"yOffset": RISE}


def percent_axis(field: str, ticks: Sequence[int], *, clamp: bool = False) -> alt.X:
    """An axis of percentages from the first tick to the last."""
    return alt.X(
        f"{field}:Q",
        axis=alt.Axis(values=list(ticks), labelExpr="datum.value + '%'"),
        scale=alt.Scale(domain=[ticks[0], ticks[-1]], nice=False, zero=False, clamp=clamp or alt.Undefined),
        title=None,
    )


def _specification(chart: alt.SchemaBase, sheet: Sheet, title_width: int, words: Words, datasets: Row) -> Specification:
    width = sheet.width if sheet.is_broad else min(sheet.width, title_width)
    title = alt.TitleParams(
        text=lines(words.title, width, sheet.title_size, bold=True),
        subtitle=lines(words.subtitle, width, sheet.subtitle_size),
        lineHeight=sheet.title_size + 5,
        subtitleLineHeight=sheet.subtitle_size + 4,
        fontSize=sheet.title_size,
        subtitleFontSize=sheet.subtitle_size,
    )
    specification = {
        "$schema": alt.SCHEMA_URL,
        "padding": 0,
        "title": title.to_dict(validate=False),
        "data": ROWS.to_dict(validate=False),
        **chart.to_dict(validate=False),
    }
    return {**specification, "config": used(specification), "datasets": datasets}
