"""In which release a figure was first shown and last changed."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import kept
from portal.facts.vocabulary import ChangeKind


@dataclass(frozen=True)
class History:
    """The releases in which a row was first shown and last changed."""

    first_release: int
    last_release: int


class Histories:
    """The history of every row of the current release; rows that no release touched stand since the first."""

    def __init__(self, by_row: dict[tuple[str, str], History]) -> None:
        self._by_row = by_row

    def __len__(self) -> int:
        """How many rows a release touched."""
        return len(self._by_row)

    def of(self, table: str, *key: object) -> History:
        """The history of the row with this key."""
        return self._by_row.get((table, "/".join(str(part) for part in key)), History(1, 1))


@kept
def histories(session: so.Session, *names: str) -> Histories:
    """The histories of all rows, or of those of some tables."""
    by_row: dict[tuple[str, str], History] = {}
    question = sa.select(tables.Change.table, tables.Change.key, tables.Change.kind, tables.Change.release_number)
    if names:
        question = question.where(tables.Change.table.in_(names))
    found = session.execute(question.order_by(tables.Change.release_number, tables.Change.position))
    for table, key, kind, number in found:
        before = by_row.get((table, key), History(1, 1))
        first = number if kind is ChangeKind.ADDED and (table, key) not in by_row else before.first_release
        by_row[(table, key)] = History(first, number)
    return Histories(by_row)
