"""The figures of a chart as a table: as a reader sees them, and as a file holds them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from portal.facts.rows import Inspection, Judgment, NationalRate, RecordingRate
from portal.facts.uncertainty import interval_of
from portal.facts.vocabulary import Qualifier
from portal.words import record, terms
from portal.words.language import Language


@dataclass(frozen=True)
class Column:
    """A column: its name in files (the same in every language), its heading in words, and its unit."""

    key: str
    heading: str
    unit: str | None = None


@dataclass(frozen=True)
class Cell:
    """One figure: as a reader sees it, and as a file holds it (None where it was not found)."""

    text: str
    value: str | int | Decimal | None


MISSING = Cell("–", None)


@dataclass(frozen=True)
class Table:
    """The data of a chart, as a reader sees it and as a file holds it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, headings: Mapping[str, str], rows: Iterable[Sequence[Cell]]) -> Self:
        """The table with these headings, by the name of each column in files."""
        return cls(tuple(Column(key, heading) for key, heading in headings.items()), tuple(map(tuple, rows)))


def table_of_rates(
    first: tuple[str, str], rates: Iterable[tuple[Cell, RecordingRate | NationalRate | None]], language: Language
) -> Table:
    """A table with a first column of that name and heading, whose cells are given, and then the columns of rates."""
    rows = [(cell, *rate_cells(rate, language)) for cell, rate in rates]
    return Table.of(dict([first]) | rate_columns(language), rows)


def rate_columns(language: Language) -> dict[str, str]:
    """The columns that every table of rates ends with, and their headings."""
    return {
        "rate": language.gettext("Recorded"),
        "qualifier": language.gettext("How the source puts it"),
        "margin": language.gettext("Margin, in percentage points"),
        "low": language.gettext("Interval from"),
        "high": language.gettext("Interval to"),
        "published": language.gettext("Published"),
    }


def rate_cells(rate: RecordingRate | NationalRate | None, language: Language) -> tuple[Cell, ...]:
    """The cells of these columns for one rate, or for none; the interval is the one that rate and margin make."""
    if rate is None:
        return (MISSING,) * len(rate_columns(language))
    if isinstance(rate, NationalRate):
        exactly, year = _as_stated(Qualifier.EXACT, language), str(rate.year)
        return (Cell(language.percent(rate.rate), rate.rate), exactly, *(MISSING,) * 3, Cell(year, year))
    return (
        Cell(terms.rate(rate, language), rate.rate),
        _as_stated(rate.qualifier, language),
        MISSING if rate.margin is None else Cell(f"±{language.number(rate.margin)}", rate.margin),
        *(MISSING if end is None else Cell(language.percent(end), end) for end in _bounds(rate)),
        published_cell(rate.inspection, language),
    )


def _as_stated(how: Qualifier, language: Language) -> Cell:
    return Cell(record.qualifier(how, language), how.value)


def published_cell(inspection: Inspection, language: Language) -> Cell:
    """When the report of an inspection was published."""
    published = inspection.published_on
    return MISSING if published is None else Cell(language.month(published), str(published))


def grade_cell(judgment: Judgment | None, language: Language) -> Cell:
    """The grade of a judgment."""
    return Cell(terms.grade_word(judgment.grade, language), judgment.grade.value) if judgment else MISSING


def _bounds(rate: RecordingRate) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """The 95% interval in percent, to as many places as the figures have."""
    interval = interval_of(rate)
    if interval is None or rate.margin is None:
        return None, None
    places = max(0, *(-int(figure.as_tuple().exponent) for figure in (rate.rate, rate.margin)))
    low, high = (round(Decimal(str(end)), places) for end in (interval.low, interval.high))
    return low, high
