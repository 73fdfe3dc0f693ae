"""What charts are put together from: layers of marks, rows one below the other, an axis of percentages."""

import math
from collections.abc import Sequence
from typing import Any

import altair as alt

from portal.charts.chart import Row, Sheet
from portal.charts.theme import colour_of

# How far the name of a row is above its middle on a phone, in pixels, and its marks below it.
_RISE = 8


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
    field: str,
    count: int,
    *marks: alt.UnitSpec,
    sheet: Sheet,
    step: int,
    names: Row | None = None,
    axis: Row | None = None,
    **parts: Any,
) -> alt.SchemaBase:
    """Marks in `count` rows one below the other, `step` pixels apart, as wide as the sheet; in two columns if broad.

    The rows stand in the order of the data, which the first of the marks gives: it must not lack any. Their names stand
    beside them, on an `axis` of that look; on a phone, whose width the plot needs, above the marks, which `below_name`
    moves down, and `names` is their look.
    """
    name = layer("text", {"align": "left", "x": 0, "dy": -_RISE, **(names or {})}, text=alt.Text(f"{field}:N"))
    # The lines of the other axis stop where words stand.
    ground: Row = {"x": 0, "x2": "width", "yOffset": -_RISE, "height": 18, "fill": colour_of("paper"), "strokeWidth": 0}
    beside = alt.Axis(**{"grid": True, **(axis or {})}) if sheet.is_wide else None
    place: Row = {"y": alt.Y(f"{field}:N", sort=None, title=None, axis=beside)}
    if sheet.is_broad:
        return _in_columns(
            math.ceil(count / 2), layers(*marks, shared=place, width=270, height=alt.Step(step)), **parts
        )
    return layers(
        *([] if sheet.is_wide else [layer("bar", ground), name]),
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


def at_end(sheet: Sheet, expression: str, **look: Any) -> alt.UnitSpec:
    """What is said at the end of a row: on a phone above its marks, where its name is too."""
    place: Row = {"align": "left", "dx": 14} if sheet.is_wide else {"align": "right", "dy": -_RISE}
    return layer("text", {"x": "width", **place, **look, "text": alt.ExprRef(expression)})


def below_name(sheet: Sheet) -> Row:
    """The look of marks that stand below the name of their row on a phone, and beside it on a desk."""
    return {} if sheet.is_wide else {"yOffset": _RISE}


def percent_axis(field: str, ticks: Sequence[int]) -> alt.X:
    """An axis of percentages from the first tick to the last, where what lies outside stands."""
    return alt.X(
        f"{field}:Q",
        axis=alt.Axis(values=list(ticks), labelExpr="datum.value + '%'"),
        scale=alt.Scale(domain=[ticks[0], ticks[-1]], nice=False, zero=False, clamp=True),
        title=None,
    )
