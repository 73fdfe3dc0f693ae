"""Dated notes on who holds forces to account."""

from __future__ import annotations

import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.related import all_of, ask


@cached
def all_accountability_notes(session: so.Session) -> list[rows.AccountabilityNote]:
    """Every note by date, those without one last."""
    model = tables.AccountabilityNote
    question = all_of(rows.AccountabilityNote).order_by(model.date.is_(None), model.date, model.note_id)
    return ask(session, rows.AccountabilityNote, question)


def accountability_notes(session: so.Session, force_id: str) -> list[rows.AccountabilityNote]:
    """The notes that are about a force."""
    return [note for note in all_accountability_notes(session) if force_id in note.force_ids]
