"""In which release a figure was first shown and last changed."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal import models
from portal.queries.kept import kept
from portal.vocabulary import ChangeKind


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
def histories(session: so.Session, *tables: str) -> Histories:
    """The histories of all rows, or of those of some tables."""
    by_row: dict[tuple[str, str], History] = {}
    question = sa.select(models.Change.table, models.Change.key, models.Change.kind, models.Change.release_number)
    if tables:
        question = question.where(models.Change.table.in_(tables))
    found = session.execute(question.order_by(models.Change.release_number, models.Change.position))
    for table, key, kind, number in found:
        before = by_row.get((table, key), History(1, 1))
        first = number if kind is ChangeKind.ADDED and (table, key) not in by_row else before.first_release
        by_row[(table, key)] = History(first, number)
    return Histories(by_row)
