"""What share of reported crime was recorded in the whole country, from one national estimate to the next."""

from __future__ import annotations

from collections.abc import Sequence

from portal.charts.chart import Cell, Chart, Table, Words, chart_of
from portal.charts.interval_dots import RateRow, interval_dots, measured, tidy
from portal.facts.rows import NationalRate
from portal.words import charts as words
from portal.words.language import Language


def national_share(rates: Sequence[NationalRate], language: Language) -> Chart:
    """The national estimates of all crime, newest first; ValueError where there is none."""
    if not rates:
        raise ValueError("no national estimate to draw")
    ordered = sorted(rates, key=lambda rate: -rate.year)
    rows = [RateRow(str(rate.year), language.percent(rate.rate), value=float(rate.rate)) for rate in ordered]
    said = Words.of(
        words.of_the_years(ordered[0], ordered[-1], language),
        measured(words.national_measure(language), rows, language),
        [language.gettext("Each estimate was made in its own way, so we join none of them with a line.")],
        [f"{row.label}: {row.figure}." for row in rows],
    )
    cells = [(Cell(str(rate.year), rate.year), Cell(language.percent(rate.rate), rate.rate)) for rate in ordered]
    return chart_of(
        "national-share",
        language,
        said,
        Table.of({"year": language.gettext("Year"), "rate": language.gettext("Recorded")}, cells),
        [tidy(row) for row in rows],
        lambda sheet: interval_dots(rows, sheet, language),
    )
