"""The forces, and the dated notes on who holds them to account."""

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.related import ask_for_all, table_of


@cached
def all_forces(session: so.Session) -> list[rows.Force]:
    """Every force, by name."""
    return ask_for_all(session, rows.Force, "name", "force_id")


def force(session: so.Session, force_id: str) -> rows.Force:
    """The force; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    row = find_force(session, force_id)
    if row is None:
        raise sa.exc.NoResultFound(force_id)
    return row


def find_force(session: so.Session, force_id: str) -> rows.Force | None:
    """The force; None for an unknown name."""
    return next((row for row in all_forces(session) if row.force_id == force_id), None)


@cached
def all_accountability_notes(session: so.Session) -> list[rows.AccountabilityNote]:
    """Every note by date, those without one last."""
    date = table_of(rows.AccountabilityNote).c.date
    return ask_for_all(session, rows.AccountabilityNote, date.is_(None), date, "note_id")


def accountability_notes(session: so.Session, force_id: str) -> list[rows.AccountabilityNote]:
    """The notes that are about a force."""
    return [note for note in all_accountability_notes(session) if force_id in note.force_ids]
