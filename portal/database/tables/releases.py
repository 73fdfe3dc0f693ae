"""The archive of every release: its files, its changes and the reasons for them."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables.table import Table, key
from portal.facts.vocabulary import (
    ChangeKind,
    CorrectionKind,
)


class Correction(Table):
    """The reason why a published figure was altered or withdrawn."""

    __tablename__ = "corrections"
    row: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    table: so.Mapped[str]
    key: so.Mapped[str]
    column: so.Mapped[str | None]
    was: so.Mapped[str | None]
    now: so.Mapped[str | None]
    kind: so.Mapped[CorrectionKind]
    reason: so.Mapped[str]
    reason_cy: so.Mapped[str | None]
    date: so.Mapped[datetime.date]


class Release(Table):
    """One published state of the dataset; the highest number is the current one."""

    __tablename__ = "releases"
    number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    published_at: so.Mapped[datetime.datetime]
    content_hash: so.Mapped[str]
    note: so.Mapped[str]
    restored_from: so.Mapped[int | None]


class StoredFile(Table):
    """The bytes of a file, kept once under their own hash, compressed with zlib."""

    __tablename__ = "stored_files"
    sha256: so.Mapped[str] = key()
    compressed: so.Mapped[bytes]


class ReleaseFile(Table):
    """A file of a release: `dataset/forces.csv`, `charts/en/kent-timeline.wide.svg`."""

    __tablename__ = "release_files"
    release_number: so.Mapped[int] = so.mapped_column(sa.ForeignKey("releases.number"), primary_key=True)
    path: so.Mapped[str] = key()
    sha256: so.Mapped[str] = so.mapped_column(sa.ForeignKey("stored_files.sha256"))
    size: so.Mapped[int]


class Change(Table):
    """One difference between a release and the one before it."""

    __tablename__ = "changes"
    __table_args__ = (
        sa.Index("changes_by_row", "table", "key", "release_number", "kind"),
        # The page of corrections reads the newest of some tables, however many there are of others.
        sa.Index(
            "changes_of_a_table_with_a_reason",
            "table",
            sa.text("release_number DESC"),
            "position",
            sqlite_where=sa.text("reason IS NOT NULL"),
            postgresql_where=sa.text("reason IS NOT NULL"),
        ),
        # The API lists the newest first: all, or those of a kind.
        sa.Index("changes_newest_first", sa.text("release_number DESC"), "position"),
        sa.Index("changes_of_a_kind", "table", "kind", "reason_kind", sa.text("release_number DESC"), "position"),
    )
    release_number: so.Mapped[int] = so.mapped_column(sa.ForeignKey("releases.number"), primary_key=True)
    position: so.Mapped[int] = so.mapped_column(primary_key=True)
    table: so.Mapped[str]
    key: so.Mapped[str]
    kind: so.Mapped[ChangeKind]
    column: so.Mapped[str | None]
    was: so.Mapped[str | None]
    now: so.Mapped[str | None]
    reason_kind: so.Mapped[CorrectionKind | None]
    reason: so.Mapped[str | None]
    reason_cy: so.Mapped[str | None]
