"""The corrections page's rows: every altered or withdrawn figure in words, release by release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import sqlalchemy.orm as so
from flask import url_for

from portal.dataset.description import FieldDescription, TableDescription, description
from portal.facts import rows
from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import ChangeKind, CorrectionKind, Measure, OffenceGroup, Qualifier
from portal.queries.inspections import inspections
from portal.queries.releases import explained_changes, releases_by_number
from portal.words import record, terms
from portal.words.language import Language

# More than a page holds for a reader; the rest stands in the API.
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
    """Changes that carry a reason, in words."""
    by_id = {item.inspection_id: item for item in inspections(session)}
    tables = {table.name: table for table in description()}
    return tuple(_row_of(item, tables.get(item.table), by_id, language) for item in changes)


def _row_of(
    change: rows.Change, table: TableDescription | None, by_id: dict[str, rows.Inspection], language: Language
) -> CorrectionRow:
    first, _, rest = change.key.partition("/")
    inspection = by_id.get(first)
    field = next((field for field in table.fields if field.name == change.column), None) if table else None
    described = field or table
    figure = _title(described, language) if described else change.column or change.table
    return CorrectionRow(
        position=change.position,
        subject=terms.inspection_name(inspection, language) if inspection else first,
        figure=", ".join([figure, *(_in_words(part, language) for part in rest.split("/") if part)]),
        address=_address(change, inspection),
        was=_value(field, change.was, language),
        now=_value(field, change.now, language),
        is_withdrawn=change.kind is ChangeKind.WITHDRAWN,
        kind=terms.correction_kind(change.reason_kind or CorrectionKind.CORRECTION, language),
        reason=(change.reason_cy if language.code == "cy" else None) or change.reason or "",
    )


def _in_words(part: str, language: Language) -> str:
    """One part of a figure's key: `all` is of all crime."""
    words = {str(group): terms.offence_group(group, language) for group in OffenceGroup}
    words |= {str(measure): record.measure(measure, language) for measure in Measure}
    return words.get(part, part)


def _address(change: rows.Change, inspection: rows.Inspection | None) -> str | None:
    if inspection:
        return url_for("inspections.inspection", inspection_id=inspection.inspection_id)
    if change.table == "national_rates":
        return url_for("home.home")
    return url_for("support.support") if change.table == "support_channels" else None


def _title(described: TableDescription | FieldDescription, language: Language) -> str:
    return described.title_cy if language.code == "cy" else described.title


def _value(field: FieldDescription | None, value: str | None, language: Language) -> str | None:
    if field is None or not value:
        return value
    if field.partial_date:
        return language.date(PartialDate.parse(value))
    if field.unit == "percent":
        return language.percent(Decimal(value))
    words = {str(grade): word for grade, word in terms.grade_words(language).items()} if field.name == "grade" else {}
    if field.name == "qualifier":
        words = {str(qualifier): record.qualifier(qualifier, language) for qualifier in Qualifier}
    return words.get(value, value)
