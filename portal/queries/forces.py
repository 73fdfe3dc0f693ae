"""The forces."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal import models, rows
from portal.queries import rows_of_models
from portal.queries.kept import kept


@kept
def all_forces(session: so.Session) -> list[rows.Force]:
    """Every force, by name."""
    found = session.scalars(sa.select(models.Force).order_by(models.Force.name, models.Force.force_id))
    return [rows_of_models.force(model) for model in found]


def force(session: so.Session, force_id: str) -> rows.Force:
    """The force; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    for found in all_forces(session):
        if found.force_id == force_id:
            return found
    raise sa.exc.NoResultFound(force_id)
