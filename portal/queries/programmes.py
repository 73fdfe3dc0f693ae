"""The programmes of inspection, their questions, and what is known of them beside their results."""

import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.related import ask_for_all, ask_for_one


@cached
def all_programmes(session: so.Session) -> list[rows.Programme]:
    """Every programme, oldest first."""
    return ask_for_all(session, rows.Programme, "position", "programme_id")


@cached
def programme(session: so.Session, programme_id: str) -> rows.Programme:
    """The programme; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    return ask_for_one(session, rows.Programme, programme_id=programme_id)


@cached
def questions(session: so.Session, programme_id: str) -> list[rows.Question]:
    """The questions of a programme in its own order."""
    return ask_for_all(session, rows.Question, "position", "question_id", programme_id=programme_id)


@cached
def round_notes(session: so.Session, programme_id: str) -> list[rows.RoundNote]:
    """What is known of a programme beside its results, in its own order."""
    return ask_for_all(session, rows.RoundNote, "position", programme_id=programme_id)
