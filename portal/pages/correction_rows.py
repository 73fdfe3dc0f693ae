"""The corrections page's rows: every altered or withdrawn figure in words, release by release."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby

import sqlalchemy.orm as so
from flask import url_for

from portal.dataset.description import FieldDescription, TableDescription, description
from portal.facts import rows
from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import ChangeKind, CorrectionKind, Measure, OffenceGroup, Qualifier
from portal.queries.inspections import inspections
from portal.queries.programmes import all_programmes, questions
from portal.queries.releases import explained_changes, releases_by_number
from portal.queries.sources import all_sources
from portal.queries.support import services_to_show
from portal.words import as_read, record, terms
from portal.words.language import Language

# More than a page holds for a reader; the rest is in the API.
MOST_SHOWN = 200


@dataclass(frozen=True)
class CorrectionRow:
    """One altered cell or withdrawn row: what it is, where it is shown (None: nowhere now), was, now and why.

    `figure`: which of the figures of its subject. `position` is its place among all changes of its release, which never
    alters.
    """

    position: int
    subject: str
    figure: str
    address: str | None
    was: str | None
    now: str | None
    is_withdrawn: bool
    kind: str
    reason: str


@dataclass(frozen=True)
class ReleaseCorrections:
    """The explained changes of one release."""

    number: int
    published_on: str
    restored_from: int | None
    changes: tuple[CorrectionRow, ...]


def newest_corrections(session: so.Session, language: Language) -> list[ReleaseCorrections]:
    """The releases that altered or withdrew a figure, newest first, as far as the newest so many changes reach."""
    # Names and postcodes are no figures. What was published in a table that the site no longer has stays on record.
    no_figures = [table.name for table in description() if not table.figures]
    changes = explained_changes(session, no_figures, MOST_SHOWN)
    releases = releases_by_number(session, {change.release_number for change in changes})
    return [
        ReleaseCorrections(
            number=number,
            published_on=language.date(releases[number].published_at.date()),
            restored_from=releases[number].restored_from,
            changes=correction_rows(session, list(group), language),
        )
        for number, group in groupby(changes, key=lambda item: item.release_number)
    ]


def correction_rows(
    session: so.Session, changes: Sequence[rows.Change], language: Language
) -> tuple[CorrectionRow, ...]:
    """Changes that carry a reason, in words; a text that was altered in both languages, in the reader's alone."""
    by_id = {item.inspection_id: item for item in inspections(session)}
    tables = {table.name: table for table in description()}
    names = _words(session, language)
    altered = {(item.table, item.key, item.column) for item in changes if item.column}
    in_reach = [item for item in changes if (item.table, item.key, _twin(item.column, language)) not in altered]
    return tuple(_row_of(item, tables.get(item.table), by_id, names, language) for item in in_reach)


def _twin(column: str | None, language: Language) -> str | None:
    """The column that holds the same text in the reader's language, for one that holds it in the other."""
    if column is None or language.code == "cy":
        return column and f"{column}_cy"
    return column.removesuffix("_cy") if column.endswith("_cy") else None


def _words(session: so.Session, language: Language) -> dict[str, str]:
    """What a reader calls what keys and cells name: an offence group, a measure, a question, a service, a source."""
    words = {str(group): terms.offence_group(group, language) for group in OffenceGroup}
    words |= {str(measure): record.measure(measure, language) for measure in Measure}
    for programme in all_programmes(session):
        asked = questions(session, programme.programme_id)
        words |= {question.question_id: terms.name_of(question, language) for question in asked}
    services = {item.service_id: as_read.service_name(item, language) for item in services_to_show(session)}
    words |= {service_id: name.own or name.english for service_id, name in services.items()}
    return words | {source.source_id: source.title or source.publisher for source in all_sources(session)}


def _row_of(
    change: rows.Change,
    table: TableDescription | None,
    by_id: dict[str, rows.Inspection],
    names: dict[str, str],
    language: Language,
) -> CorrectionRow:
    first, _, rest = change.key.partition("/")
    inspection = by_id.get(first)
    field = next((field for field in table.fields if field.name == change.column), None) if table else None
    described = field or table
    figure = language.choose(described.title, described.title_cy) if described else change.column or change.table
    # The place of a channel among those of its service tells a reader nothing.
    parts = [] if change.table == "support_channels" else [part for part in rest.split("/") if part]
    return CorrectionRow(
        position=change.position,
        subject=_subject(change, names.get(first, first), inspection, language),
        figure=", ".join([figure, *(names.get(part, part) for part in parts)]),
        address=_address(change, inspection),
        was=_value(field, change.was, names, language),
        now=_value(field, change.now, names, language),
        is_withdrawn=change.kind is ChangeKind.WITHDRAWN,
        kind=terms.correction_kind(change.reason_kind or CorrectionKind.CORRECTION, language),
        reason=language.choose(change.reason, change.reason_cy) or "",
    )


def _subject(change: rows.Change, first: str, inspection: rows.Inspection | None, language: Language) -> str:
    if inspection:
        return terms.inspection_name(inspection, language)
    return f"{language.gettext('England and Wales')}, {first}" if change.table == "national_rates" else first


def _address(change: rows.Change, inspection: rows.Inspection | None) -> str | None:
    if inspection:
        return url_for("inspections.inspection", inspection_id=inspection.inspection_id)
    if change.table == "national_rates":
        return url_for("national.national")
    return url_for("support.support") if change.table == "support_channels" else None


def _value(field: FieldDescription | None, value: str | None, names: dict[str, str], language: Language) -> str | None:
    if field is None or not value:
        return value
    # A value from before the first release may be in the words of the person who corrected it.
    with suppress(ValueError, InvalidOperation):
        if field.partial_date:
            return language.date(PartialDate.parse(value))
        if field.unit == "percent":
            return language.percent(Decimal(value))
    words = {
        "grade": {str(grade): word for grade, word in terms.grade_words(language).items()},
        "qualifier": {str(qualifier): record.qualifier(qualifier, language) for qualifier in Qualifier},
        "source_id": names,
    }
    return words.get(field.name, {}).get(value, value)
