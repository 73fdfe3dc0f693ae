"""The tables that can be asked for row by row: how each is read, and by which columns it is narrowed and ordered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from portal.database import tables
from portal.queries import rows_of_models
from portal.queries.inspections import of_inspections
from portal.queries.related import Related, columns_of

Columns = dict[str, sa.ColumnElement[Any]]


@dataclass(frozen=True)
class Selectable:
    """One table: the question for all its rows, what makes a typed row, its columns by name, and its key."""

    model: Any
    question: sa.Select[Any]
    to_row: Callable[[Any, Related], Any]
    columns: Columns
    key: tuple[str, ...]


def selectable(table: str) -> Selectable:
    """How the rows of a table are read; raise KeyError for a table that cannot be asked for."""
    return _selectables()[table]


@cache
def _selectables() -> dict[str, Selectable]:
    return {
        "sources": _plain(tables.Source, rows_of_models.source),
        "forces": _plain(tables.Force, rows_of_models.force),
        "programmes": _sourced(tables.Programme, rows_of_models.programme),
        "questions": _sourced(tables.Question, rows_of_models.question),
        "inspections": _inspections(),
        "judgments": _judgments(),
        "recording_rates": _of_inspections(tables.RecordingRate, rows_of_models.recording_rate),
        "estimates": _of_inspections(tables.Estimate, rows_of_models.estimate),
        "case_audits": _of_inspections(tables.CaseAudit, rows_of_models.case_audit),
        "findings": _of_inspections(tables.Finding, rows_of_models.finding),
        "national_rates": _sourced(tables.NationalRate, rows_of_models.national_rate),
        "support_services": _support_services(),
        "releases": _plain(tables.Release, rows_of_models.release),
        "changes": _plain(tables.Change, rows_of_models.change),
    }


def _plain(model: Any, to_row: Callable[[Any], Any]) -> Selectable:
    return _sourced(model, lambda row, _related: to_row(row))


def _sourced(model: Any, to_row: Callable[[Any, Related], Any]) -> Selectable:
    return Selectable(model, sa.select(*columns_of(model)), to_row, _columns(model), _key(model))


def _inspections() -> Selectable:
    model = tables.Inspection
    columns = _columns(model) | {"programme_position": tables.Programme.position.expression}
    return Selectable(model, of_inspections(model), rows_of_models.inspection, columns, _key(model))


def _judgments() -> Selectable:
    model = tables.Judgment
    found = _of_inspections(model, rows_of_models.judgment)
    columns = found.columns | {"question_position": tables.Question.position.expression}
    return Selectable(model, found.question.join(model.question), found.to_row, columns, found.key)


def _of_inspections(model: Any, to_row: Callable[[Any, Related], Any]) -> Selectable:
    inspection = _columns(tables.Inspection)
    joined = {name: inspection[name] for name in ("force_id", "programme_id", "published_on")}
    columns = _columns(model) | joined | {"programme_position": tables.Programme.position.expression}
    key = ("inspection_id", *(name for name in _key(model) if name != "inspection_id"))
    return Selectable(model, of_inspections(model), to_row, columns, key)


def _support_services() -> Selectable:
    model = tables.SupportService
    scope = sa.case((model.force_id.is_(None), "national"), else_="local")
    columns = _columns(model) | {"scope": scope}
    return Selectable(model, sa.select(*columns_of(model)), rows_of_models.support_service, columns, _key(model))


def _columns(model: Any) -> Columns:
    mapper = sa.inspect(model)
    return {name: getattr(model, name).expression for name in mapper.column_attrs.keys()}  # noqa: SIM118


def _key(model: Any) -> tuple[str, ...]:
    mapper = sa.inspect(model)
    return tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)
