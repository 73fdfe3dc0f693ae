"""How far each force moved between its first and its second visit: two dots and a line, the largest rise first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from portal.charts.chart import (
    RISE,
    Cell,
    Chart,
    Row,
    Sheet,
    Table,
    Words,
    below_name,
    chart_of,
    layer,
    name_above,
    percent_axis,
    rows_of,
)
from portal.charts.rate_table import rate_cells, rate_columns
from portal.charts.theme import colour_of
from portal.facts.changes import RateChange
from portal.facts.rows import Programme
from portal.facts.uncertainty import interval_of
from portal.words import changes_chart as said, charts as words, terms
from portal.words.language import Language


def rate_changes(programme: Programme, changes: Sequence[RateChange], language: Language) -> Chart:
    """The changes of all crime in a programme, in their order; ValueError where there is none."""
    if not changes:
        raise ValueError(f"no change in {programme.programme_id} to draw")
    rows = [_row(change, language) for change in changes]
    both = [(row["force"], rate) for row, item in zip(rows, changes, strict=True) for rate in (item.before, item.after)]
    spoken = Words.of(
        said.title(changes[0], language),
        said.subtitle(
            programme, _start(rows), any("first_low" in row or "second_low" in row for row in rows), language
        ),
        [words.without_margin([rate for _, rate in both], language)],
        [f"{row['force']}: {row['figure']}." for row in rows],
    )
    cells = [(Cell(name, rate.inspection.force.force_id), *rate_cells(rate, language)) for name, rate in both]
    table = Table.of({"force": language.gettext("Force"), **rate_columns(language)}, cells)
    return chart_of(
        f"changes-{programme.programme_id}", language, spoken, table, rows, lambda sheet: _draw(rows, sheet)
    )


def _row(change: RateChange, language: Language) -> Row:
    row: Row = {
        "force": terms.short_name(change.after.inspection.force, language),
        "figure": said.moved(change, language),
        "first": float(change.before.rate),
        "second": float(change.after.rate),
    }
    for when, rate in (("first", change.before), ("second", change.after)):
        if bounds := interval_of(rate):
            row |= {f"{when}_low": round(bounds.low, 2), f"{when}_high": round(bounds.high, 2)}
    return row


def _start(rows: Sequence[Row]) -> int:
    """Where the axis of these rows starts."""
    return int(min(float(row.get("first_low") or row["first"]) for row in rows) // 5 * 5)


def _draw(rows: Sequence[Row], sheet: Sheet) -> alt.TopLevelLayerSpec:
    mark, below = colour_of("mark"), below_name(sheet)
    first, second = (alt.X(f"{when}:Q", title=None) for when in ("first", "second"))
    end = {"x": "width"} | ({"dx": 118} if sheet.is_wide else {"dy": -RISE})

    def interval(when: str) -> Any:
        ends: Row = {"x": alt.X(f"{when}_low:Q", title=None), "x2": alt.X2(f"{when}_high:Q")}
        return layer("rule", below | {"strokeWidth": 7, "opacity": 0.35}, f"isValid(datum.{when}_low)", **ends)

    drawn: alt.TopLevelLayerSpec = rows_of(
        "force",
        len(rows),
        layer("text", {"align": "right"} | end, text=alt.Text("figure:N")),
        *([] if sheet.is_wide else [name_above("force")]),
        interval("first"),
        interval("second"),
        layer(
            "rule", below | {"color": mark}, x=percent_axis("first", range(_start(rows), 101, 5)), x2=alt.X2("second:Q")
        ),
        layer("point", below | {"stroke": mark, "fill": colour_of("paper")}, x=first),
        layer("point", below | {"stroke": mark, "fill": mark}, x=second),
        sheet=sheet,
        step=26 if sheet.is_wide else 44,
        has_names=sheet.is_wide,
    )
    return drawn
