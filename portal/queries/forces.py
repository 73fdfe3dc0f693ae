"""The forces."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.related import all_of, ask


@cached
def all_forces(session: so.Session) -> list[rows.Force]:
    """Every force, by name."""
    return ask(session, rows.Force, all_of(rows.Force).order_by(tables.Force.name, tables.Force.force_id))


def force(session: so.Session, force_id: str) -> rows.Force:
    """The force; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    for found in all_forces(session):
        if found.force_id == force_id:
            return found
    raise sa.exc.NoResultFound(force_id)
