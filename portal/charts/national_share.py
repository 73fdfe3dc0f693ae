"""What share of reported crime was recorded in the whole country, from one national estimate to the next."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.chart import Cell, Chart, Column, Table, Words, chart_of
from portal.charts.interval_dots import RateRow, axis_of, interval_dots, tidy
from portal.facts.rows import NationalRate
from portal.words import charts as words
from portal.words.language import Language


def national_share(rates: Sequence[NationalRate], language: Language) -> Chart:
    """The national estimates of all crime, newest first; ValueError where there is none."""
    if not rates:
        raise ValueError("no national estimate to draw")
    ordered = sorted(rates, key=lambda rate: -rate.year)
    newest, oldest = ordered[0], ordered[-1]
    rows = [
        RateRow(str(rate.year), language.percent(rate.rate), value=float(rate.rate), source_id=rate.source.source_id)
        for rate in ordered
    ]
    title = language.gettext(
        "England and Wales: %(newest)s of reported crimes recorded in %(year)s, %(oldest)s in %(before)s",
        newest=language.percent(newest.rate),
        year=str(newest.year),
        oldest=language.percent(oldest.rate),
        before=str(oldest.year),
    )
    subtitle = f"{words.national_measure(language)} {words.axis_start(axis_of(rows)[0], language)}"
    note = language.gettext("Each estimate was made in its own way, so we join none of them with a line.")
    columns = (
        Column("year", language.gettext("Year")),
        Column("rate", language.gettext("Recorded")),
    )
    cells = tuple((Cell(str(rate.year), rate.year), Cell(language.percent(rate.rate), rate.rate)) for rate in ordered)
    return chart_of(
        "national-share",
        language.code,
        Words.of(title, subtitle, [note], [f"{row.label}: {row.figure}." for row in rows]),
        Table(columns, cells),
        [tidy(row) for row in rows],
        lambda sheet: interval_dots(rows, sheet, language),
    )
