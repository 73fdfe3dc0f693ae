"""The tables that can be asked for row by row: how each is read, and by which columns it is narrowed and ordered."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from portal.database.tables import table_named
from portal.facts import rows, support_rows
from portal.facts.vocabulary import CheckOutcome
from portal.queries.inspections import of_inspections, with_questions
from portal.queries.related import all_of, table_of

Columns = dict[str, sa.ColumnElement[Any]]
_SERVICES = table_named("support_services")
_PLAIN: tuple[type[Any], ...] = (
    rows.Source, rows.Force, rows.Programme, rows.Question, rows.NationalRate, rows.NationalFigure, rows.RoundNote,
    rows.AccountabilityNote, rows.MissingReason, support_rows.SupportService, support_rows.SupportCheck,
    support_rows.SupportWatch, rows.Scope, rows.Release, rows.Change,
)  # fmt: skip
_OF_INSPECTIONS: tuple[type[Any], ...] = (
    rows.Inspection, rows.Judgment, rows.RecordingRate, rows.Estimate, rows.CaseAudit, rows.Finding, rows.FollowUp,
)  # fmt: skip


@dataclass(frozen=True)
class Selectable:
    """One table: the question for all its rows, the type of its rows, its columns by name, and its key."""

    row_type: type[Any]
    question: sa.Select[Any]
    columns: Columns
    key: tuple[str, ...]


def selectable(table: str) -> Selectable:
    """How the rows of a table are read; raise KeyError for a table that cannot be asked for."""
    return _selectables()[table]


@cache
def _selectables() -> dict[str, Selectable]:
    selectables = {table_of(row_type).name: _plain(row_type) for row_type in _PLAIN}
    selectables |= {table_of(row_type).name: _of_inspections(row_type) for row_type in _OF_INSPECTIONS}
    selectables["judgments"] = _with_questions(selectables["judgments"])
    scope = sa.case((_SERVICES.c.force_id.is_(None), "national"), else_="local")
    selectables["support_services"].columns["scope"] = scope
    selectables["support_services"].columns["verified_on"] = _newest_confirmation()
    return selectables


def _newest_confirmation() -> sa.ColumnElement[Any]:
    """The date of the newest check that confirmed a service, as `portal.facts.support_checks` finds it."""
    check = table_of(support_rows.SupportCheck).c
    confirmed = check.service_id == _SERVICES.c.service_id, check.outcome == CheckOutcome.CONFIRMED
    return sa.select(sa.func.max(check.date)).where(*confirmed).scalar_subquery()


def _plain(row_type: type[Any]) -> Selectable:
    table = table_of(row_type)
    return Selectable(row_type, all_of(row_type), dict(table.columns), tuple(table.primary_key.columns.keys()))


def _of_inspections(row_type: type[Any]) -> Selectable:
    plain, inspection = _plain(row_type), table_named("inspections").c
    joined = {name: inspection[name] for name in ("force_id", "programme_id", "published_on")}
    joined |= {"inspection_kind": inspection.kind, "programme_position": table_named("programmes").c.position}
    return Selectable(row_type, of_inspections(row_type), plain.columns | joined, plain.key)


def _with_questions(judgments: Selectable) -> Selectable:
    columns = judgments.columns | {"question_position": table_named("questions").c.position}
    return Selectable(judgments.row_type, with_questions(judgments.question), columns, judgments.key)
