"""The programmes of inspection, their questions, and what is known of them beside their results."""

import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.related import all_of, ask, ask_for_all, ask_for_one


@cached
def all_programmes(session: so.Session) -> list[rows.Programme]:
    """Every programme, oldest first."""
    return ask_for_all(session, rows.Programme, tables.Programme.position, tables.Programme.programme_id)


@cached
def programme(session: so.Session, programme_id: str) -> rows.Programme:
    """The programme; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    question = all_of(rows.Programme).where(tables.Programme.programme_id == programme_id)
    return ask_for_one(session, rows.Programme, question)


@cached
def questions(session: so.Session, programme_id: str) -> list[rows.Question]:
    """The questions of a programme in its own order."""
    question = all_of(rows.Question).where(tables.Question.programme_id == programme_id)
    return ask(session, rows.Question, question.order_by(tables.Question.position, tables.Question.question_id))


@cached
def round_notes(session: so.Session, programme_id: str) -> list[rows.RoundNote]:
    """What is known of a programme beside its results, in its own order."""
    question = all_of(rows.RoundNote).where(tables.RoundNote.programme_id == programme_id)
    return ask(session, rows.RoundNote, question.order_by(tables.RoundNote.position))
