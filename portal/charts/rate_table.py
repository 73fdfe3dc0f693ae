"""The columns of a table of recording rates, and the cells of one rate."""

from __future__ import annotations

from decimal import Decimal

from portal.charts.chart import MISSING, Cell
from portal.facts.rows import Inspection, RecordingRate
from portal.facts.uncertainty import interval_of
from portal.facts.vocabulary import Qualifier
from portal.words import terms
from portal.words.language import Language


def rate_columns(language: Language) -> dict[str, str]:
    """The columns that every chart of rates ends its table with, and their headings."""
    return {
        "rate": language.gettext("Recorded"),
        "qualifier": language.gettext("How the source puts it"),
        "margin": language.gettext("Margin, in percentage points"),
        "low": language.gettext("Interval from"),
        "high": language.gettext("Interval to"),
        "published": language.gettext("Published"),
    }


def rate_cells(rate: RecordingRate | None, language: Language) -> tuple[Cell, ...]:
    """The cells of these columns for one rate, or for none; the interval is the one that rate and margin make."""
    if rate is None:
        return (MISSING,) * len(rate_columns(language))
    words = {
        Qualifier.EXACT: language.gettext("as a figure"),
        Qualifier.AROUND: language.gettext("“around”"),
        Qualifier.MORE_THAN: language.gettext("“more than”"),
    }
    return (
        Cell(terms.rate(rate, language), rate.rate),
        Cell(words[rate.qualifier], rate.qualifier.value),
        MISSING if rate.margin is None else Cell(f"±{language.number(rate.margin)}", rate.margin),
        *(MISSING if end is None else Cell(language.percent(end), end) for end in _bounds(rate)),
        published_cell(rate.inspection, language),
    )


def published_cell(inspection: Inspection, language: Language) -> Cell:
    """When the report of an inspection was published."""
    published = inspection.published_on
    return MISSING if published is None else Cell(language.month(published), str(published))


def _bounds(rate: RecordingRate) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """The 95% interval in percent, to as many places as the figures have."""
    interval = interval_of(rate)
    if interval is None or rate.margin is None:
        return None, None
    places = max(0, *(-int(figure.as_tuple().exponent) for figure in (rate.rate, rate.margin)))
    low, high = (round(Decimal(str(end)), places) for end in (interval.low, interval.high))
    return low, high
