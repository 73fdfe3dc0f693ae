"""The columns of a table of recording rates, and the cells of one rate."""

from __future__ import annotations

from decimal import Decimal

from portal.charts.chart import Cell, Column
from portal.facts.rows import RecordingRate
from portal.facts.uncertainty import interval_of
from portal.facts.vocabulary import Qualifier
from portal.words import terms
from portal.words.language import Language

DASH = "–"


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


def rate_cells(rate: RecordingRate | None, language: Language) -> tuple[Cell, ...]:
    """The cells of these columns for one rate, or for none; the interval is the one that rate and margin make."""
    if rate is None:
        return (missing(),) * len(rate_columns(language))
    low, high = _bounds(rate)
    published = rate.inspection.published_on
    words = {
        Qualifier.EXACT: language.gettext("as a figure"),
        Qualifier.AROUND: language.gettext("“around”"),
        Qualifier.MORE_THAN: language.gettext("“more than”"),
    }
    return (
        Cell(terms.rate(rate, language), rate.rate),
        Cell(words[rate.qualifier], rate.qualifier.value),
        missing() if rate.margin is None else Cell(f"±{language.number(rate.margin)}", rate.margin),
        missing() if low is None else Cell(language.percent(low), low),
        missing() if high is None else Cell(language.percent(high), high),
        missing() if published is None else Cell(language.month(published), str(published)),
    )


def missing() -> Cell:
    """The cell of what was not found."""
    return Cell(DASH, None)


def _bounds(rate: RecordingRate) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """The 95% interval in percent, to as many places as the figures have."""
    interval = interval_of(rate)
    if interval is None or rate.margin is None:
        return None, None
    places = max(0, *(-int(figure.as_tuple().exponent) for figure in (rate.rate, rate.margin)))
    low, high = (round(Decimal(str(end)), places) for end in (interval.low, interval.high))
    return low, high
