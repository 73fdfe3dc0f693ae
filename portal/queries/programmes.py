"""The programmes of inspection and their questions."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal import models, rows
from portal.queries import rows_of_models


def all_programmes(session: so.Session) -> list[rows.Programme]:
    """Every programme, oldest first."""
    found = session.scalars(_programmes().order_by(models.Programme.position, models.Programme.programme_id))
    return [rows_of_models.programme(model) for model in found]


def programme(session: so.Session, programme_id: str) -> rows.Programme:
    """The programme; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    model = session.scalars(_programmes().where(models.Programme.programme_id == programme_id)).one()
    return rows_of_models.programme(model)


def questions(session: so.Session, programme_id: str) -> list[rows.Question]:
    """The questions of a programme in its own order."""
    found = session.scalars(
        sa.select(models.Question)
        .options(so.joinedload(models.Question.source))
        .where(models.Question.programme_id == programme_id)
        .order_by(models.Question.position, models.Question.question_id)
    )
    return [rows_of_models.question(model) for model in found]


def _programmes() -> sa.Select[models.Programme]:
    return sa.select(models.Programme).options(so.joinedload(models.Programme.source))
