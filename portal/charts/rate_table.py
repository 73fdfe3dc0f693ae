"""The columns of a table of recording rates, and the cells of one rate."""

from __future__ import annotations

from portal.charts.chart import Cell, Column
from portal.charts.words import date_words, interval_of, not_found
from portal.facts.rows import RecordingRate
from portal.facts.vocabulary import Qualifier
from portal.words import terms
from portal.words.language import Language


def rate_columns(language: Language) -> tuple[Column, ...]:
    """The columns that every chart of rates ends its table with."""
    return (
        Column("rate", language.gettext("Recorded")),
        Column("qualifier", language.gettext("How the source puts it")),
        Column("margin", language.gettext("Margin, in percentage points")),
        Column("low", language.gettext("Interval from")),
        Column("high", language.gettext("Interval to")),
        Column("published", language.gettext("Published")),
    )


def rate_cells(rate: RecordingRate, language: Language) -> tuple[Cell, ...]:
    """The cells of these columns for one rate; the interval is the 95% interval that rate and margin make."""
    low, high = interval_of(rate) or (None, None)
    published = rate.inspection.published_on
    return (
        Cell(terms.rate(rate, language), rate.rate),
        Cell(_qualifier_words(rate.qualifier, language), rate.qualifier.value),
        Cell(not_found(language) if rate.margin is None else f"±\u00a0{language.number(rate.margin)}", rate.margin),
        Cell(not_found(language) if low is None else language.percent(low), low),
        Cell(not_found(language) if high is None else language.percent(high), high),
        Cell(date_words(published, language), None if published is None else str(published)),
    )


def missing_rate_cells(language: Language) -> tuple[Cell, ...]:
    """The cells of these columns where no rate was found."""
    return (Cell(not_found(language), None),) * len(rate_columns(language))


def _qualifier_words(qualifier: Qualifier, language: Language) -> str:
    words = {
        Qualifier.EXACT: language.gettext("as a figure"),
        Qualifier.AROUND: language.gettext("“around”"),
        Qualifier.MORE_THAN: language.gettext("“more than”"),
    }
    return words[qualifier]
