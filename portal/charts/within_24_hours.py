"""How quickly crime is recorded: the average of all forces, those far below it, and the slowest, as published."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from portal.charts.chart import ROWS, Cell, Chart, Column, Row, Sheet, Table, Words, chart_of, shared
from portal.charts.theme import colour_of
from portal.facts.rows import NationalFigure
from portal.words import record
from portal.words.language import Language

_AVERAGE, _FAR_BELOW, _LOWEST = SPEED_MEASURES = (
    "recorded-within-24-hours",
    "forces-recording-under-40-percent-within-24-hours",
    "lowest-share-recorded-within-24-hours",
)
# The share that the name of the second measure speaks of: each of those forces lies somewhere below it.
_BELOW = 40


def within_24_hours(figures: Sequence[NationalFigure], language: Language) -> Chart:
    """The three national figures of speed, one of each of `SPEED_MEASURES`; KeyError where one is missing."""
    by_measure = {figure.measure: figure for figure in figures}
    average, far_below, lowest = (by_measure[measure] for measure in SPEED_MEASURES)
    forces, below = record.figure_value(far_below, language), language.percent(_BELOW)
    title = language.gettext(
        "%(average)s of crimes were recorded within 24 hours on average, but %(forces)s recorded fewer than %(below)s",
        average=language.percent(average.value),
        forces=forces,
        below=below,
    )
    subtitle = language.gettext(
        "Share of crimes that a force recorded within 24 hours, %(period)s.",
        period=record.figure_period(average, language),
    )
    rows = [
        _row(language.gettext("Average"), float(average.value), language.percent(average.value)),
        {
            **_row(forces, _BELOW, language.gettext("fewer than %(share)s", share=below)),
            "range": True,
        },
        _row(language.gettext("Lowest force"), float(lowest.value), language.percent(lowest.value)),
    ]
    notes = [record.figure_note(average, language) or "", record.figure_note(far_below, language) or ""]
    columns = (
        Column("figure", language.gettext("What it counts")),
        Column("value", language.gettext("Figure")),
        Column("period", language.gettext("Time")),
    )
    cells = tuple(
        (
            Cell(record.figure_name(figure, language), figure.measure),
            Cell(record.figure_value(figure, language), figure.value),
            Cell(record.figure_period(figure, language), figure.period),
        )
        for figure in (average, far_below, lowest)
    )
    sentences = [f"{row['who']}: {row['figure']}." for row in rows]
    return chart_of(
        "within-24-hours",
        language.code,
        Words.of(title, subtitle, notes, sentences),
        Table(columns, cells),
        rows,
        lambda sheet: _draw([row["who"] for row in rows], sheet),
    )


def _row(who: str, share: float, figure: str) -> Row:
    return {"who": who, "share": share, "figure": figure}


def _draw(order: Sequence[str], sheet: Sheet) -> alt.TopLevelLayerSpec:
    """A bar for a share; only the room that it lies in, between broken edges, where no more than that is known."""
    share = alt.X(
        "share:Q",
        axis=alt.Axis(values=[0, 20, 40, 60, 80, 100], labelExpr="datum.value + '%'", labelFlush=False),
        scale=alt.Scale(domain=[0, 100]),
        title=None,
    )
    bars = alt.Chart().mark_bar(size=22, color=colour_of("mark"), strokeWidth=0).transform_filter("!datum.range")
    rooms = (
        alt.Chart()
        .mark_bar(size=22, fill=colour_of("raised"), stroke=colour_of("mark"), strokeWidth=1.5, strokeDash=[4, 3])
        .transform_filter("datum.range")
    )
    figures = alt.Chart().mark_text(align="left", dx=8, fontWeight="bold").encode(text=alt.Text("figure:N"))
    return alt.TopLevelLayerSpec(
        layer=[bars, rooms, figures],
        data=ROWS,
        encoding=shared(x=share, y=alt.Y("who:N", sort=list(order), title=None)),
        width=sheet.width,
        height=(36 if sheet.is_wide else 40) * len(order),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
