"""How far each force moved between its first and its second visit: two dots and a line, the largest rise first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from portal.charts.chart import ROWS, Cell, Chart, Column, Row, Sheet, Table, Words, chart_of, shared
from portal.charts.rate_table import rate_cells, rate_columns
from portal.charts.theme import colour_of
from portal.facts.changes import RateChange
from portal.facts.rows import Programme
from portal.facts.uncertainty import interval_of
from portal.words import charts as words, rounds, terms
from portal.words.language import Language


def rate_changes(programme: Programme, changes: Sequence[RateChange], language: Language) -> Chart:
    """The changes of all crime in a programme, in their order; ValueError where there is none."""
    if not changes:
        raise ValueError(f"no change in {programme.programme_id} to draw")
    names = [terms.short_name(change.after.inspection.force, language) for change in changes]
    first = changes[0]
    title = language.gettext(
        "%(force)s moved most: from %(before)s to %(after)s of reported crimes recorded",
        force=names[0],
        before=words.rate(first.before, language),
        after=words.rate(first.after, language),
    )
    subtitle = language.gettext(
        "Share of reported crimes recorded at the first visit (hollow) and at the second (filled). %(round)s.",
        round=rounds.round_name(programme, language),
    )
    figures = [f"{words.rate(change.before, language)} → {words.rate(change.after, language)}" for change in changes]
    rows = [_row(name, figure, change) for name, figure, change in zip(names, figures, changes, strict=True)]
    cells = [
        (Cell(name, rate.inspection.force.force_id), *rate_cells(rate, language))
        for name, change in zip(names, changes, strict=True)
        for rate in (change.before, change.after)
    ]
    notes = [words.without_margin([rate for change in changes for rate in (change.before, change.after)], language)]
    return chart_of(
        f"changes-{programme.programme_id}",
        language.code,
        Words.of(title, subtitle, notes, [f"{n}: {f}." for n, f in zip(names, figures, strict=True)]),
        Table((Column("force", language.gettext("Force")), *rate_columns(language)), tuple(cells)),
        rows,
        lambda sheet: _draw(rows, sheet),
    )


def _row(name: str, figure: str, change: RateChange) -> Row:
    row: Row = {"force": name, "figure": figure, "first": float(change.before.rate), "second": float(change.after.rate)}
    for when, rate in (("first", change.before), ("second", change.after)):
        bounds = interval_of(rate)
        if bounds:
            row |= {f"{when}_low": round(bounds.low, 2), f"{when}_high": round(bounds.high, 2)}
    return row


def _draw(rows: Sequence[Row], sheet: Sheet) -> alt.TopLevelLayerSpec:
    lowest = min(float(row.get("first_low") or row["first"]) for row in rows)
    start = int(lowest // 5 * 5)
    scale = alt.Scale(domain=[start, 100], nice=False, zero=False)
    axis = alt.Axis(values=list(range(start, 101, 5)), labelExpr="datum.value + '%'")
    base = alt.Chart()

    def interval(when: str) -> Any:
        ends = {"x": alt.X(f"{when}_low:Q", title=None), "x2": alt.X2(f"{when}_high:Q")}
        return base.mark_rule(strokeWidth=7, opacity=0.35).encode(**ends).transform_filter(f"isValid(datum.{when}_low)")

    layers = [
        interval("first"),
        interval("second"),
        base.mark_rule(color=colour_of("mark")).encode(
            x=alt.X("first:Q", axis=axis, scale=scale, title=None), x2=alt.X2("second:Q")
        ),
        base.mark_point(stroke=colour_of("mark"), fill=colour_of("paper")).encode(x=alt.X("first:Q", title=None)),
        base.mark_point(stroke=colour_of("mark"), fill=colour_of("mark")).encode(x=alt.X("second:Q", title=None)),
        base.mark_text(align="right", x=alt.ExprRef("width + 118")).encode(text=alt.Text("figure:N")),
    ]
    return alt.TopLevelLayerSpec(
        layer=layers,
        data=ROWS,
        encoding=shared(y=alt.Y("force:N", sort=[row["force"] for row in rows], title=None)),
        width=sheet.width,
        height=26 * len(rows),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
