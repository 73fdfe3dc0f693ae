"""The tables that can be asked for row by row: how each is read, and by which columns it is narrowed and ordered."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from portal.database import tables
from portal.facts import rows, support_rows
from portal.facts.vocabulary import CheckOutcome
from portal.queries.inspections import of_inspections
from portal.queries.related import all_of, model_of

Columns = dict[str, sa.ColumnElement[Any]]
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
    selectables = {model_of(row_type).__tablename__: _plain(row_type) for row_type in _PLAIN}
    selectables |= {model_of(row_type).__tablename__: _of_inspections(row_type) for row_type in _OF_INSPECTIONS}
    selectables["judgments"] = _with_questions(selectables["judgments"])
    scope = sa.case((tables.SupportService.force_id.is_(None), "national"), else_="local")
    selectables["support_services"].columns["scope"] = scope
    selectables["support_services"].columns["verified_on"] = _newest_confirmation()
    return selectables


def _newest_confirmation() -> sa.ColumnElement[Any]:
    """The date of the newest check that confirmed a service, as `portal.facts.support_checks` finds it."""
    check = tables.SupportCheck
    confirmed = check.service_id == tables.SupportService.service_id, check.outcome == CheckOutcome.CONFIRMED
    return sa.select(sa.func.max(check.date)).where(*confirmed).scalar_subquery()


def _plain(row_type: type[Any]) -> Selectable:
    model = model_of(row_type)
    return Selectable(row_type, all_of(row_type), _columns(model), _key(model))


def _of_inspections(row_type: type[Any]) -> Selectable:
    model = model_of(row_type)
    inspection = _columns(tables.Inspection)
    joined = {name: inspection[name] for name in ("force_id", "programme_id", "published_on")}
    joined |= {"inspection_kind": inspection["kind"], "programme_position": tables.Programme.position.expression}
    key = ("inspection_id", *(name for name in _key(model) if name != "inspection_id"))
    return Selectable(row_type, of_inspections(row_type), _columns(model) | joined, key)


def _with_questions(judgments: Selectable) -> Selectable:
    columns = judgments.columns | {"question_position": tables.Question.position.expression}
    return Selectable(judgments.row_type, judgments.question.join(tables.Judgment.question), columns, judgments.key)


def _columns(model: Any) -> Columns:
    return {item.key: getattr(model, item.key).expression for item in sa.inspect(model).column_attrs}


def _key(model: Any) -> tuple[str, ...]:
    mapper = sa.inspect(model)
    return tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)
