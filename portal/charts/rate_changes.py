"""How far each force moved between its first and its second visit: two dots and a line, the largest rise first."""

from collections.abc import Sequence

import altair as alt

from portal.charts.chart import Chart, Row, Sheet, chart_of
from portal.charts.marks import at_end, below_name, layer, percent_axis, rows_of
from portal.charts.theme import colour_of
from portal.facts.changes import RateChange
from portal.facts.rows import Programme
from portal.facts.uncertainty import interval_of
from portal.words import changes_chart as wording, terms
from portal.words.language import Language


def rate_changes(programme: Programme, changes: Sequence[RateChange], language: Language) -> Chart:
    """The changes of all crime in a programme, in their order; ValueError where there is none."""
    if not changes:
        raise ValueError(f"no change in {programme.programme_id} to draw")
    rows = [_row(change, language) for change in changes]
    has_intervals = any("first_low" in row or "second_low" in row for row in rows)
    words, table = (
        wording.words(changes, programme, _start(rows), has_intervals, language),
        wording.table(changes, language),
    )
    name = f"changes-{programme.programme_id}"
    return chart_of(name, language, words, table, rows, lambda sheet: _draw(rows, sheet))


def _row(change: RateChange, language: Language) -> Row:
    name = terms.short_name(change.after.inspection.force, language)
    row: Row = {"force": name, "figure": wording.movement(change, language)}
    for when, rate in (("first", change.before), ("second", change.after)):
        row[when] = float(rate.rate)
        if bounds := interval_of(rate):
            row |= {f"{when}_low": round(bounds.low, 2), f"{when}_high": round(bounds.high, 2)}
    return row


def _start(rows: Sequence[Row]) -> int:
    """Where the axis of these rows starts."""
    return int(min(row["first_low"] if "first_low" in row else row["first"] for row in rows) // 5 * 5)


def _draw(rows: Sequence[Row], sheet: Sheet) -> alt.SchemaBase:
    mark, below = colour_of("mark"), below_name(sheet)

    def interval(when: str) -> alt.UnitSpec:
        ends: Row = {"x": alt.X(f"{when}_low:Q", title=None), "x2": alt.X2(f"{when}_high:Q")}
        return layer("rule", {**below, "strokeWidth": 7, "opacity": 0.35}, f"isValid(datum.{when}_low)", **ends)

    def dot(when: str, role: str) -> alt.UnitSpec:
        return layer("point", {**below, "stroke": mark, "fill": colour_of(role)}, x=alt.X(f"{when}:Q", title=None))

    between: Row = {"x": percent_axis("first", range(_start(rows), 101, 5)), "x2": alt.X2("second:Q")}
    return rows_of(
        "force",
        len(rows),
        at_end(sheet, "datum.figure"),
        interval("first"),
        interval("second"),
        layer("rule", {**below, "color": mark}, **between),
        dot("first", "paper"),
        dot("second", "mark"),
        sheet=sheet,
        step=26 if sheet.is_wide else 38,
    )
