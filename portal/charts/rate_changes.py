"""How far each force moved from its first to its second visit: two dots and an arrow, the largest rise first."""

from collections.abc import Mapping, Sequence

import altair as alt

from portal.charts.chart import Chart, Row, Sheet, chart_of
from portal.charts.marks import at_end, below_name, layer, percent_axis, rows_of
from portal.charts.theme import colour_of
from portal.facts.changes import RateChange
from portal.facts.rows import Programme
from portal.facts.uncertainty import interval_of
from portal.words import changes_chart as wording, charts as said, terms
from portal.words.charts import Certainty
from portal.words.language import Language

_CERTAINTIES = (Certainty.INTERVAL, Certainty.NO_MARGIN)


def rate_changes(programme: Programme, changes: Sequence[RateChange], language: Language) -> Chart:
    """The changes of all crime in a programme, in their order; ValueError where there is none."""
    if not changes:
        raise ValueError(f"no change in {programme.programme_id} to draw")
    rows = [_row(change, language) for change in changes]
    words, table = wording.words(changes, programme, _start(rows), language), wording.table(changes, language)
    # A dot looks as it does in every chart of rates: hollow where its interval is not known.
    known = {said.certainties(language)[key]: key is Certainty.INTERVAL for key in _CERTAINTIES}
    name = f"changes-{programme.programme_id}"
    return chart_of(name, language, words, table, rows, lambda sheet: _draw(rows, sheet, known))


def _row(change: RateChange, language: Language) -> Row:
    name = terms.short_name(change.after.inspection.force, language)
    row: Row = {"force": name, "figure": wording.movement(change, language)}
    firm, unknown = (said.certainties(language)[key] for key in _CERTAINTIES)
    for when, rate in (("first", change.before), ("second", change.after)):
        row |= {when: float(rate.rate), f"{when}_known": unknown}
        if bounds := interval_of(rate):
            row |= {f"{when}_low": round(bounds.low, 2), f"{when}_high": round(bounds.high, 2), f"{when}_known": firm}
    return row


def _start(rows: Sequence[Row]) -> int:
    """Where the axis of these rows starts."""
    return int(min(row["first_low"] if "first_low" in row else row["first"] for row in rows) // 5 * 5)


def _draw(rows: Sequence[Row], sheet: Sheet, known: Mapping[str, bool]) -> alt.SchemaBase:
    mark, below = colour_of("mark"), below_name(sheet)

    def interval(when: str) -> alt.UnitSpec:
        ends: Row = {"x": alt.X(f"{when}_low:Q", title=None), "x2": alt.X2(f"{when}_high:Q")}
        return layer("rule", {**below, "strokeWidth": 7, "opacity": 0.35}, f"isValid(datum.{when}_low)", **ends)

    shown = [words for words in known if any(words in (row["first_known"], row["second_known"]) for row in rows)]
    fills = alt.Scale(domain=shown, range=[mark if known[words] else colour_of("paper") for words in shown])
    legend = alt.Legend(symbolType="circle", symbolStrokeColor=mark, columns=2 if sheet.is_wide else 1)

    def dot(when: str) -> alt.UnitSpec:
        fill = alt.Fill(f"{when}_known:N", scale=fills, legend=legend)
        return layer("point", {**below, "stroke": mark}, x=alt.X(f"{when}:Q", title=None), fill=fill)

    def head(where: str, shape: str, back: int) -> alt.UnitSpec:
        look: Row = {**below, "shape": shape, "xOffset": back, "size": 160, "filled": True, "color": mark}
        return layer("point", look, where, x=alt.X("second:Q", title=None))

    between: Row = {"x": percent_axis("first", range(_start(rows), 101, 5)), "x2": alt.X2("second:Q")}
    return rows_of(
        "force",
        len(rows),
        at_end(sheet, "datum.figure"),
        interval("first"),
        interval("second"),
        layer("rule", {**below, "color": mark}, **between),
        head("datum.second > datum.first", "triangle-right", -10),
        head("datum.second < datum.first", "triangle-left", 10),
        dot("first"),
        dot("second"),
        sheet=sheet,
        step=26 if sheet.is_wide else 38,
    )
