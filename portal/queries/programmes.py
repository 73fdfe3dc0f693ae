"""The programmes of inspection and their questions."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import kept
from portal.facts import rows
from portal.queries import rows_of_models
from portal.queries.related import columns_of, typed


@kept
def all_programmes(session: so.Session) -> list[rows.Programme]:
    """Every programme, oldest first."""
    return _found(session, _programmes().order_by(tables.Programme.position, tables.Programme.programme_id))


@kept
def programme(session: so.Session, programme_id: str) -> rows.Programme:
    """The programme; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    found = session.execute(_programmes().where(tables.Programme.programme_id == programme_id)).one()
    return typed(session, tables.Programme, rows_of_models.programme, [found])[0]


@kept
def questions(session: so.Session, programme_id: str) -> list[rows.Question]:
    """The questions of a programme in its own order."""
    found = session.execute(
        sa.select(*columns_of(tables.Question))
        .where(tables.Question.programme_id == programme_id)
        .order_by(tables.Question.position, tables.Question.question_id)
    )
    return typed(session, tables.Question, rows_of_models.question, found.all())


def _programmes() -> sa.Select[Any]:
    return sa.select(*columns_of(tables.Programme))


def _found(session: so.Session, question: sa.Select[Any]) -> list[rows.Programme]:
    return typed(session, tables.Programme, rows_of_models.programme, session.execute(question).all())
