"""Columns of files, each with the cell that it has of an item; those that several tables share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from portal.exports.tables import Table, Value
from portal.facts.rows import Force, Inspection, Judgment, Programme, RecordingRate, Source
from portal.facts.uncertainty import interval_of
from portal.statistics import Interval
from portal.words import terms
from portal.words.language import Language
from portal.words.tables import Column

Item = TypeVar("Item")
Found = TypeVar("Found")
Told = TypeVar("Told")


@dataclass(frozen=True)
class Field(Generic[Item]):
    """A column: its name in files, its heading, the cell that it has of an item, and its unit."""

    key: str
    heading: str
    cell: Callable[[Item], Value]
    unit: str | None = None


Fields = tuple[Field[Item], ...]


def table_of(
    name: str,
    title: str,
    fields: Fields[Item],
    items: Iterable[Item],
    sources: Iterable[Source],
    notes: Iterable[str],
) -> Table:
    """The table with a row for each item; each source is in it once."""
    columns = tuple(Column(field.key, field.heading, field.unit) for field in fields)
    rows = tuple(tuple(field.cell(item) for field in fields) for item in items)
    return Table(name, title, columns, rows, sources_of(sources), tuple(notes))


def sources_of(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, by publisher and address."""
    return tuple(sorted(dict.fromkeys(sources), key=lambda source: (source.publisher, source.url, source.source_id)))


def bound(value: float) -> Decimal:
    """An end of an interval, without the noise of binary arithmetic: 83.6 + 1.85 is 85.45."""
    return Decimal(str(round(value, 6)))


def if_found(
    find: Callable[[Item], Found | None], tell: Callable[[Found], Told | None]
) -> Callable[[Item], Told | None]:
    """What is told of that which is found by way of an item; None where nothing is found."""

    def told_of_item(item: Item) -> Told | None:
        found = find(item)
        return None if found is None else tell(found)

    return told_of_item


def force_fields(force_of: Callable[[Item], Force], language: Language) -> Fields[Item]:
    """A force by its code and its name."""
    return (
        Field("force_id", language.gettext("Force, as a code"), lambda item: force_of(item).force_id),
        Field("force", language.gettext("Force"), lambda item: terms.force_name(force_of(item), language)),
    )


def region_field(force_of: Callable[[Item], Force], language: Language) -> Field[Item]:
    """The region of a force, where it has one."""

    def in_words(item: Item) -> str | None:
        region = force_of(item).region
        return terms.region(region, language) if region else None

    return Field("region", language.gettext("Region"), in_words)


def programme_fields(programme_of: Callable[[Item], Programme], language: Language) -> Fields[Item]:
    """A programme by its code and its name."""
    gettext = language.gettext
    return (
        Field("programme_id", gettext("Programme, as a code"), lambda item: programme_of(item).programme_id),
        Field("programme", gettext("Programme"), lambda item: terms.name_of(programme_of(item), language)),
    )


def kind_and_dates(inspection_of: Callable[[Item], Inspection], language: Language) -> Fields[Item]:
    """Whether an inspection was the first, when it was published, and the time that it audited."""
    gettext = language.gettext

    def date(name: str) -> Callable[[Item], Value]:
        return if_found(lambda item: getattr(inspection_of(item), name), str)

    return (
        Field(
            "inspection_kind", gettext("First inspection or re-inspection"), lambda item: inspection_of(item).kind.value
        ),
        Field("published_on", gettext("Published"), date("published_on")),
        Field("audit_from", gettext("Audited period from"), date("audit_from")),
        Field("audit_to", gettext("Audited period to"), date("audit_to")),
    )


def rate_fields(find: Callable[[Item], RecordingRate | None], heading: str, language: Language) -> Fields[Item]:
    """A recording rate, how exact it is, and its interval."""
    gettext = language.gettext
    return (
        Field("rate", heading, if_found(find, lambda rate: rate.rate), "%"),
        Field("qualifier", gettext("How the source puts it"), if_found(find, lambda rate: rate.qualifier.value)),
        Field("margin", gettext("Margin"), if_found(find, lambda rate: rate.margin), gettext("percentage points")),
        *interval_fields(
            if_found(find, interval_of), gettext("Interval (95%) from"), gettext("Interval (95%) to"), "%"
        ),
    )


def interval_fields(
    find: Callable[[Item], Interval | None], low_heading: str, high_heading: str, unit: str
) -> Fields[Item]:
    """The ends of an interval."""
    return (
        Field("interval_low", low_heading, if_found(find, lambda interval: bound(interval.low)), unit),
        Field("interval_high", high_heading, if_found(find, lambda interval: bound(interval.high)), unit),
    )


def grade_fields(find: Callable[[Item], Judgment | None], language: Language) -> Fields[Item]:
    """A grade for recording, its inspection and where it was read."""
    gettext = language.gettext
    return (
        Field("grade", gettext("Grade for recording"), if_found(find, lambda grade: grade.grade.value)),
        Field(
            "grade_inspection_id",
            gettext("Inspection of the grade, as a code"),
            if_found(find, lambda grade: grade.inspection.inspection_id),
        ),
        Field(
            "grade_source_address",
            gettext("Address of the grade's source"),
            if_found(find, lambda grade: grade.source.url),
        ),
    )


def source_fields(source_of: Callable[[Item], Source], language: Language) -> Fields[Item]:
    """A source by its code, its title with its publisher, and its address: the last columns of a table."""
    gettext = language.gettext
    return (
        Field("source_id", gettext("Source, as a code"), lambda item: source_of(item).source_id),
        Field("source", gettext("Source"), lambda item: _title_and_publisher(source_of(item))),
        Field("source_address", gettext("Address of the source"), lambda item: source_of(item).url),
    )


def _title_and_publisher(source: Source) -> str:
    return ", ".join(filter(None, (source.title, source.publisher)))
