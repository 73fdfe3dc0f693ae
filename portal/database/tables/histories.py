"""What pages read of the history: worked out from the changes when a release is put in place."""

from __future__ import annotations

import sqlalchemy.orm as so

from portal.database.tables.table import Table, key
from portal.facts.vocabulary import ChangeKind


class RowHistory(Table):
    """In which releases a row of the current release was first shown and last changed; others are as in the first."""

    __tablename__ = "row_histories"
    table: so.Mapped[str] = key()
    key: so.Mapped[str] = so.mapped_column(primary_key=True)
    first_release: so.Mapped[int]
    last_release: so.Mapped[int]


class ReleaseSummary(Table):
    """A release whose changes were counted, and how many gaps of the record it closed."""

    __tablename__ = "release_summaries"
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    gaps_closed: so.Mapped[int]


class ChangedRows(Table):
    """How many rows of a table a release added, changed or withdrew: of a force, or in all (no `force_id`: empty).

    `position` is that of the first of these changes.
    """

    __tablename__ = "changed_rows"
    force_id: so.Mapped[str] = key()
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    table: so.Mapped[str] = key()
    kind: so.Mapped[ChangeKind] = so.mapped_column(primary_key=True)
    position: so.Mapped[int]
    row_count: so.Mapped[int]


class ForceChange(Table):
    """One of the first explained changes of a release that concern a force."""

    __tablename__ = "force_changes"
    force_id: so.Mapped[str] = key()
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    position: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)


class ChangeCount(Table):
    """How many changes of a table, a kind and a kind of reason (empty: none) a release made; release 0: all of them."""

    __tablename__ = "change_counts"
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    table: so.Mapped[str] = key()
    kind: so.Mapped[ChangeKind] = so.mapped_column(primary_key=True)
    reason_kind: so.Mapped[str] = key()
    changes: so.Mapped[int]
