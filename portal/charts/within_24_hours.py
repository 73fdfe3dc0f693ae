"""How quickly crime is recorded: the average of all forces, those far below it, and the slowest, as published."""

from collections.abc import Sequence

import altair as alt

from portal.charts.chart import Chart, Row, Sheet, chart_of
from portal.charts.marks import below_name, layer, percent_axis, rows_of
from portal.charts.theme import colour_of
from portal.facts.rows import NationalFigure
from portal.facts.vocabulary import SPEED_MEASURES
from portal.words import record, speed_chart as wording
from portal.words.language import Language

# The share that the name of the second measure speaks of: each of those forces lies somewhere below it.
_BELOW = 40


def within_24_hours(figures: Sequence[NationalFigure], language: Language) -> Chart:
    """The three national figures of speed, one of each of `SPEED_MEASURES`; KeyError where one is missing."""
    by_measure = {figure.measure: figure for figure in figures}
    average, far_below, lowest = (by_measure[measure] for measure in SPEED_MEASURES)
    fewer = language.gettext("fewer than %(share)s", share=language.percent(_BELOW))
    rows: list[Row] = [
        _row(language.gettext("Average"), average, language),
        {"who": record.figure_value(far_below, language), "share": _BELOW, "figure": fewer, "range": True},
        _row(language.gettext("Lowest force"), lowest, language),
    ]
    row_figures = [(row["who"], row["figure"]) for row in rows]
    words = wording.words(average, far_below, _BELOW, row_figures, language)
    table = wording.table([average, far_below, lowest], language)
    return chart_of("within-24-hours", language, words, table, rows, lambda sheet: _draw(rows, sheet))


def _row(who: str, figure: NationalFigure, language: Language) -> Row:
    return {"who": who, "share": float(figure.value), "figure": language.percent(figure.value)}


def _draw(rows: Sequence[Row], sheet: Sheet) -> alt.SchemaBase:
    """A bar for a share; only the room that it lies in, between broken edges, where no more than that is known."""
    share, below = percent_axis("share", range(0, 101, 20)), below_name(sheet)
    bar = {**below, "height": 22 if sheet.is_wide else 14, "fill": colour_of("mark"), "strokeWidth": 0}
    room = {**bar, "fill": colour_of("raised"), "stroke": colour_of("mark"), "strokeWidth": 1.5, "strokeDash": [4, 3]}
    figure = {**below, "align": "left", "dx": 8, "fontWeight": "bold"}
    return rows_of(
        "who",
        len(rows),
        layer("text", figure, x=share, text=alt.Text("figure:N")),
        layer("bar", bar, "!datum.range", x=alt.X("share:Q", title=None)),
        layer("bar", room, "datum.range", x=alt.X("share:Q", title=None)),
        sheet=sheet,
        step=36 if sheet.is_wide else 44,
        axis={"grid": False},
    )
