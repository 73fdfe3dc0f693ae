"""Inspections, what they found and what happened since; each list can be narrowed to a force or a programme."""

from typing import Any, TypedDict, TypeVar, Unpack

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.related import all_of, ask, ask_for_one, model_of

Row = TypeVar("Row")


class Which(TypedDict, total=False):
    """What a list is narrowed to."""

    force_id: str
    programme_id: str
    inspection_id: str


@cached
def inspections(session: so.Session, **which: Unpack[Which]) -> list[rows.Inspection]:
    """Inspections by programme, oldest first (`portal.facts.newest`)."""
    return ask(session, rows.Inspection, _narrow(of_inspections(rows.Inspection).order_by(*by_age()), which))


def inspection(session: so.Session, inspection_id: str) -> rows.Inspection:
    """The inspection; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    question = of_inspections(rows.Inspection).where(tables.Inspection.inspection_id == inspection_id)
    return ask_for_one(session, rows.Inspection, question)


@cached
def judgments(session: so.Session, **which: Unpack[Which]) -> list[rows.Judgment]:
    """Judgments by programme, question and age."""
    question = (
        of_inspections(rows.Judgment)
        .join(tables.Judgment.question)
        .order_by(tables.Programme.position, tables.Question.position, tables.Question.question_id, *by_age())
    )
    return ask(session, rows.Judgment, _narrow(question, which))


@cached
def recording_rates(session: so.Session, **which: Unpack[Which]) -> list[rows.RecordingRate]:
    """Recording rates by age and offence group."""
    return rows_of_inspections(session, rows.RecordingRate, **which)


@cached
def estimates(session: so.Session, **which: Unpack[Which]) -> list[rows.Estimate]:
    """Estimates of crimes a year by age, measure and offence group."""
    return rows_of_inspections(session, rows.Estimate, **which)


@cached
def case_audits(session: so.Session, **which: Unpack[Which]) -> list[rows.CaseAudit]:
    """Counts of audited reports by age and subject."""
    return rows_of_inspections(session, rows.CaseAudit, **which)


@cached
def findings(session: so.Session, **which: Unpack[Which]) -> list[rows.Finding]:
    """Findings by age and their own order."""
    return rows_of_inspections(session, rows.Finding, **which)


def rows_of_inspections(session: so.Session, row_type: type[Row], **which: Unpack[Which]) -> list[Row]:
    """The rows of a type that inspections found, by the age of the inspection, then by their own key."""
    own = [column for column in sa.inspect(model_of(row_type)).primary_key if column.name != "inspection_id"]
    question = of_inspections(row_type).order_by(*by_age(), *own)
    return ask(session, row_type, _narrow(question, which))


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


def _narrow(question: sa.Select[Any], which: Which) -> sa.Select[Any]:
    return question.where(*(getattr(tables.Inspection, name) == value for name, value in which.items()))
