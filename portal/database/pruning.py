"""Taking the heavy files of old releases away; their tables, what they changed and every checksum stay."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass

import sqlalchemy as sa

from portal.database.archive import DATASET_FOLDER
from portal.database.engine import SECONDS_TO_WAIT_FOR_A_WRITER, writing
from portal.database.tables import Release, ReleaseFile, StoredFile

# What is left in place of the content of a file that was taken away.
TAKEN_AWAY = b""


@dataclass(frozen=True)
class Pruned:
    """How many files were taken away, and the bytes that they took."""

    files: int
    size: int


def prune(engine: sa.Engine, releases_to_keep: int) -> Pruned:
    """Take away the charts and downloads of all but the newest releases, in one transaction.

    A content that a newer release shares stays. The space is given back to the system where the database is SQLite.
    Raises ValueError unless at least one release is kept.
    """
    if releases_to_keep < 1:
        raise ValueError("At least one release must keep its files.")
    with writing(engine) as session:
        numbers = list(session.scalars(sa.select(Release.number).order_by(Release.number.desc())))
        old = numbers[releases_to_keep:]
        needed = sa.select(ReleaseFile.sha256).where(
            ReleaseFile.release_number.not_in(old) | ReleaseFile.path.startswith(DATASET_FOLDER)
        )
        heavy = sa.select(StoredFile.sha256, sa.func.length(StoredFile.compressed)).where(
            StoredFile.sha256.not_in(needed), StoredFile.compressed != TAKEN_AWAY
        )
        found = list(session.execute(heavy)) if old else []
        for sha256, _ in found:
            session.execute(sa.update(StoredFile).where(StoredFile.sha256 == sha256).values(compressed=TAKEN_AWAY))
    if found and engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(engine.url.database or "", timeout=SECONDS_TO_WAIT_FOR_A_WRITER)) as connection:
            connection.execute("VACUUM")
    return Pruned(len(found), sum(size for _, size in found))
