"""Inspections and what they found; each list can be narrowed to a force, a programme or one inspection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import kept
from portal.facts import rows
from portal.queries import rows_of_models
from portal.queries.related import Related, columns_of, typed

Row = TypeVar("Row")


@kept
def inspections(
    session: so.Session, *, force_id: str | None = None, programme_id: str | None = None
) -> list[rows.Inspection]:
    """Inspections by programme and date, those without a date last in their programme."""
    question = _narrowed(of_inspections(tables.Inspection).order_by(*_by_date()), force_id, programme_id, None)
    return _found(session, tables.Inspection, rows_of_models.inspection, question)


def inspection(session: so.Session, inspection_id: str) -> rows.Inspection:
    """The inspection; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    found = session.execute(_narrowed(of_inspections(tables.Inspection), None, None, inspection_id)).one()
    return typed(session, tables.Inspection, rows_of_models.inspection, [found])[0]


@kept
def judgments(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Judgment]:
    """Judgments by programme, question, date and force."""
    question = (
        of_inspections(tables.Judgment)
        .join(tables.Judgment.question)
        .order_by(tables.Programme.position, tables.Question.position, tables.Question.question_id, *_by_date())
    )
    narrowed = _narrowed(question, force_id, programme_id, inspection_id)
    return _found(session, tables.Judgment, rows_of_models.judgment, narrowed)


@kept
def recording_rates(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.RecordingRate]:
    """Recording rates by programme, date, force and offence group."""
    question = of_inspections(tables.RecordingRate).order_by(*_by_date(), tables.RecordingRate.offence_group)
    narrowed = _narrowed(question, force_id, programme_id, inspection_id)
    return _found(session, tables.RecordingRate, rows_of_models.recording_rate, narrowed)


@kept
def estimates(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Estimate]:
    """Estimates of crimes a year by programme, date, force, measure and offence group."""
    question = of_inspections(tables.Estimate).order_by(
        *_by_date(), tables.Estimate.measure, tables.Estimate.offence_group
    )
    narrowed = _narrowed(question, force_id, programme_id, inspection_id)
    return _found(session, tables.Estimate, rows_of_models.estimate, narrowed)


@kept
def case_audits(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.CaseAudit]:
    """Counts of audited reports by programme, date, force and subject."""
    question = of_inspections(tables.CaseAudit).order_by(*_by_date(), tables.CaseAudit.subject)
    narrowed = _narrowed(question, force_id, programme_id, inspection_id)
    return _found(session, tables.CaseAudit, rows_of_models.case_audit, narrowed)


@kept
def findings(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Finding]:
    """Findings by programme, date, force and their own order."""
    question = of_inspections(tables.Finding).order_by(*_by_date(), tables.Finding.position)
    narrowed = _narrowed(question, force_id, programme_id, inspection_id)
    return _found(session, tables.Finding, rows_of_models.finding, narrowed)


def of_inspections(model: Any) -> sa.Select[Any]:
    """The question for all rows of a model that inspections found, or of the inspections themselves, by programme."""
    question = sa.select(*columns_of(model)).select_from(model)
    if model is not tables.Inspection:
        question = question.join(model.inspection)
    return question.join(tables.Inspection.programme)


def _found(session: so.Session, model: Any, make: Callable[[Any, Related], Row], question: sa.Select[Any]) -> list[Row]:
    return typed(session, model, make, session.execute(question).all())


def _by_date() -> tuple[sa.ColumnElement[Any], ...]:
    return (
        tables.Programme.position.expression,
        sa.case((tables.Inspection.published_on.is_(None), 1), else_=0),
        tables.Inspection.published_on.expression,
        # An inspection and its re-inspection may carry the same date, or none.
        tables.Inspection.kind.expression,
        tables.Inspection.inspection_id.expression,
    )


def _narrowed(
    question: sa.Select[Any], force_id: str | None, programme_id: str | None, inspection_id: str | None
) -> sa.Select[Any]:
    if force_id is not None:
        question = question.where(tables.Inspection.force_id == force_id)
    if programme_id is not None:
        question = question.where(tables.Inspection.programme_id == programme_id)
    if inspection_id is not None:
        question = question.where(tables.Inspection.inspection_id == inspection_id)
    return question
