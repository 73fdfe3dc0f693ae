"""Inspections and what they found; each list can be narrowed to a force, a programme or one inspection."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
import sqlalchemy.orm as so
from sqlalchemy.orm.interfaces import LoaderOption

from portal import models, rows
from portal.queries import rows_of_models


def inspections(
    session: so.Session, *, force_id: str | None = None, programme_id: str | None = None
) -> list[rows.Inspection]:
    """Inspections by programme and date, those without a date last in their programme."""
    question = (
        sa.select(models.Inspection)
        .join(models.Inspection.programme)
        .options(
            so.contains_eager(models.Inspection.programme).joinedload(models.Programme.source),
            so.joinedload(models.Inspection.force),
            so.joinedload(models.Inspection.source),
        )
        .order_by(*_by_date())
    )
    found = session.scalars(_narrowed(question, force_id, programme_id, None))
    return [rows_of_models.inspection(model) for model in found]


def inspection(session: so.Session, inspection_id: str) -> rows.Inspection:
    """The inspection; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    question = (
        sa.select(models.Inspection)
        .options(
            so.joinedload(models.Inspection.programme).joinedload(models.Programme.source),
            so.joinedload(models.Inspection.force),
            so.joinedload(models.Inspection.source),
        )
        .where(models.Inspection.inspection_id == inspection_id)
    )
    return rows_of_models.inspection(session.scalars(question).one())


def judgments(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Judgment]:
    """Judgments by programme, question, date and force."""
    question = (
        of_inspections(models.Judgment)
        .join(models.Judgment.question)
        .options(so.contains_eager(models.Judgment.question).joinedload(models.Question.source))
        .order_by(models.Programme.position, models.Question.position, models.Question.question_id, *_by_date())
    )
    found = session.scalars(_narrowed(question, force_id, programme_id, inspection_id))
    return [rows_of_models.judgment(model) for model in found]


def recording_rates(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.RecordingRate]:
    """Recording rates by programme, date, force and offence group."""
    question = of_inspections(models.RecordingRate).order_by(*_by_date(), models.RecordingRate.offence_group)
    found = session.scalars(_narrowed(question, force_id, programme_id, inspection_id))
    return [rows_of_models.recording_rate(model) for model in found]


def estimates(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Estimate]:
    """Estimates of crimes a year by programme, date, force, measure and offence group."""
    question = of_inspections(models.Estimate).order_by(
        *_by_date(), models.Estimate.measure, models.Estimate.offence_group
    )
    found = session.scalars(_narrowed(question, force_id, programme_id, inspection_id))
    return [rows_of_models.estimate(model) for model in found]


def case_audits(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.CaseAudit]:
    """Counts of audited reports by programme, date, force and subject."""
    question = of_inspections(models.CaseAudit).order_by(*_by_date(), models.CaseAudit.subject)
    found = session.scalars(_narrowed(question, force_id, programme_id, inspection_id))
    return [rows_of_models.case_audit(model) for model in found]


def findings(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Finding]:
    """Findings by programme, date, force and their own order."""
    question = of_inspections(models.Finding).order_by(*_by_date(), models.Finding.position)
    found = session.scalars(_narrowed(question, force_id, programme_id, inspection_id))
    return [rows_of_models.finding(model) for model in found]


def of_inspections(model: Any) -> sa.Select[Any]:
    """The question for all rows of a model that inspections found, with their inspections, forces and sources."""
    loading: tuple[LoaderOption, ...] = (
        so.joinedload(model.source),
        so.contains_eager(model.inspection).joinedload(models.Inspection.source),
        so.contains_eager(model.inspection).joinedload(models.Inspection.force),
        so.contains_eager(model.inspection, models.Inspection.programme).joinedload(models.Programme.source),
    )
    return sa.select(model).join(model.inspection).join(models.Inspection.programme).options(*loading)


def _by_date() -> tuple[sa.ColumnElement[Any], ...]:
    return (
        models.Programme.position.expression,
        sa.case((models.Inspection.published_on.is_(None), 1), else_=0),
        models.Inspection.published_on.expression,
        # An inspection and its re-inspection may carry the same date, or none.
        models.Inspection.kind.expression,
        models.Inspection.inspection_id.expression,
    )


def _narrowed(
    question: sa.Select[Any], force_id: str | None, programme_id: str | None, inspection_id: str | None
) -> sa.Select[Any]:
    if force_id is not None:
        question = question.where(models.Inspection.force_id == force_id)
    if programme_id is not None:
        question = question.where(models.Inspection.programme_id == programme_id)
    if inspection_id is not None:
        question = question.where(models.Inspection.inspection_id == inspection_id)
    return question
