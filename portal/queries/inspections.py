"""Inspections, what they found and what happened since; each list can be narrowed to a force or a programme."""

from dataclasses import dataclass
from typing import Any, TypedDict, TypeVar, Unpack

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.database.tables import table_named
from portal.facts import rows
from portal.queries.related import all_of, ask, ask_for_one, table_of

_INSPECTIONS, _PROGRAMMES = table_named("inspections"), table_named("programmes")
Row = TypeVar("Row")


@dataclass(frozen=True)
class Figures:
    """What one or more inspections found; each list may be empty."""

    judgments: tuple[rows.Judgment, ...]
    rates: tuple[rows.RecordingRate, ...]
    estimates: tuple[rows.Estimate, ...]
    case_audits: tuple[rows.CaseAudit, ...]
    findings: tuple[rows.Finding, ...]


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
    return ask_for_one(session, rows.Inspection, inspection_id=inspection_id)


@cached
def judgments(session: so.Session, **which: Unpack[Which]) -> list[rows.Judgment]:
    """Judgments by programme, question and age."""
    asked = table_of(rows.Question).c
    question = with_questions(of_inspections(rows.Judgment))
    question = question.order_by(_PROGRAMMES.c.position, asked.position, asked.question_id, *by_age())
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


def figures(session: so.Session, **which: Unpack[Which]) -> Figures:
    """All that inspections found."""
    return Figures(
        judgments=tuple(judgments(session, **which)),
        rates=tuple(recording_rates(session, **which)),
        estimates=tuple(estimates(session, **which)),
        case_audits=tuple(case_audits(session, **which)),
        findings=tuple(findings(session, **which)),
    )


def rows_of_inspections(session: so.Session, row_type: type[Row], **which: Unpack[Which]) -> list[Row]:
    """The rows of a type that inspections found, by the age of the inspection, then by their own key."""
    own = [column for column in table_of(row_type).primary_key if column.name != "inspection_id"]
    question = of_inspections(row_type).order_by(*by_age(), *own)
    return ask(session, row_type, _narrow(question, which))


def of_inspections(row_type: type[Any]) -> sa.Select[Any]:
    """The question for all rows of a type that inspections found, or for the inspections themselves."""
    question = all_of(row_type).select_from(table_of(row_type))
    if row_type is not rows.Inspection:
        question = question.join(_INSPECTIONS)
    return question.join(_PROGRAMMES)


def with_questions(of_judgments: sa.Select[Any]) -> sa.Select[Any]:
    """A question for judgments, joined with the questions that they answer."""
    questions = table_of(rows.Question)
    return of_judgments.join(questions, questions.c.question_id == table_of(rows.Judgment).c.question_id)


def by_age() -> tuple[sa.ColumnElement[Any], ...]:
    """The order of `portal.facts.newest.age_of`, for the database."""
    return (
        _PROGRAMMES.c.position,
        _PROGRAMMES.c.programme_id,
        _INSPECTIONS.c.kind,
        sa.case((_INSPECTIONS.c.published_on.is_(None), 1), else_=0),
        _INSPECTIONS.c.published_on,
        _INSPECTIONS.c.inspection_id,
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
    return question.where(*(_INSPECTIONS.c[name] == value for name, value in which.items()))
