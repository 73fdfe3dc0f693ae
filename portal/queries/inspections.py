"""Inspections, what they found and what happened since; each list can be narrowed to a force or a programme."""

from __future__ import annotations

from typing import Any, TypeVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.related import all_of, ask, model_of

Row = TypeVar("Row")


@cached
def inspections(
    session: so.Session, *, force_id: str | None = None, programme_id: str | None = None
) -> list[rows.Inspection]:
    """Inspections by programme, oldest first (`portal.facts.newest`)."""
    question = of_inspections(rows.Inspection).order_by(*by_age())
    return ask(session, rows.Inspection, _narrow(question, force_id, programme_id, None))


def inspection(session: so.Session, inspection_id: str) -> rows.Inspection:
    """The inspection; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    matches = ask(session, rows.Inspection, _narrow(of_inspections(rows.Inspection), None, None, inspection_id))
    if not matches:
        raise sa.exc.NoResultFound(inspection_id)
    return matches[0]


@cached
def judgments(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Judgment]:
    """Judgments by programme, question and age."""
    question = (
        of_inspections(rows.Judgment)
        .join(tables.Judgment.question)
        .order_by(tables.Programme.position, tables.Question.position, tables.Question.question_id, *by_age())
    )
    return ask(session, rows.Judgment, _narrow(question, force_id, programme_id, inspection_id))


@cached
def recording_rates(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.RecordingRate]:
    """Recording rates by age and offence group."""
    return rows_of_inspections(session, rows.RecordingRate, force_id, programme_id, inspection_id)


@cached
def estimates(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Estimate]:
    """Estimates of crimes a year by age, measure and offence group."""
    return rows_of_inspections(session, rows.Estimate, force_id, programme_id, inspection_id)


@cached
def case_audits(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.CaseAudit]:
    """Counts of audited reports by age and subject."""
    return rows_of_inspections(session, rows.CaseAudit, force_id, programme_id, inspection_id)


@cached
def findings(
    session: so.Session,
    *,
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[rows.Finding]:
    """Findings by age and their own order."""
    return rows_of_inspections(session, rows.Finding, force_id, programme_id, inspection_id)


def rows_of_inspections(
    session: so.Session,
    row_type: type[Row],
    force_id: str | None = None,
    programme_id: str | None = None,
    inspection_id: str | None = None,
) -> list[Row]:
    """The rows of a type that inspections found, by the age of the inspection, then by their own key."""
    own = [column for column in sa.inspect(model_of(row_type)).primary_key if column.name != "inspection_id"]
    question = of_inspections(row_type).order_by(*by_age(), *own)
    return ask(session, row_type, _narrow(question, force_id, programme_id, inspection_id))


def of_inspections(row_type: type[Any]) -> sa.Select[Any]:
    """The question for all rows of a type that inspections found, or for the inspections themselves."""
    question = all_of(row_type).select_from(model_of(row_type))
    if row_type is not rows.Inspection:
        question = question.join(model_of(row_type).inspection)
    return question.join(tables.Inspection.programme)


def by_age() -> tuple[sa.ColumnElement[Any], ...]:
    """The order of `portal.facts.newest.age_of`, for the database."""
    return (
        tables.Programme.position.expression,
        tables.Programme.programme_id.expression,
        tables.Inspection.kind.expression,
        sa.case((tables.Inspection.published_on.is_(None), 1), else_=0),
        tables.Inspection.published_on.expression,
        tables.Inspection.inspection_id.expression,
    )


@cached
def all_follow_ups(session: so.Session) -> list[rows.FollowUp]:
    """What happened since, of every inspection, by the age of the inspection and its own order."""
    return rows_of_inspections(session, rows.FollowUp)


def follow_ups_of_force(session: so.Session, force_id: str) -> list[rows.FollowUp]:
    """What happened after the inspections of a force, by the age of the inspection."""
    return [item for item in all_follow_ups(session) if item.inspection.force.force_id == force_id]


def follow_ups_of_inspection(session: so.Session, inspection_id: str) -> list[rows.FollowUp]:
    """What happened after one inspection, in its own order."""
    return [item for item in all_follow_ups(session) if item.inspection.inspection_id == inspection_id]


def _narrow(
    question: sa.Select[Any], force_id: str | None, programme_id: str | None, inspection_id: str | None
) -> sa.Select[Any]:
    if force_id is not None:
        question = question.where(tables.Inspection.force_id == force_id)
    if programme_id is not None:
        question = question.where(tables.Inspection.programme_id == programme_id)
    if inspection_id is not None:
        question = question.where(tables.Inspection.inspection_id == inspection_id)
    return question
