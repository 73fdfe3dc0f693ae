"""The archive: the files of every release, kept once under their hash, and read back unchanged."""

import hashlib
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.engine import SECONDS_TO_WAIT_FOR_A_WRITER, DamagedDatabaseError, writing
from portal.database.tables import Release, ReleaseFile, StoredFile

_FILES_AT_ONCE = 50
DATASET_FOLDER = "dataset/"
CHARTS_FOLDER = "charts/"
# The whole dataset in several forms, to take away.
DOWNLOADS_FOLDER = "downloads/"
PACKAGE_FILE = "on-the-record.zip"
SQLITE_FILE = "on-the-record.sqlite"
WORKBOOK_FILE = "on-the-record.xlsx"
# What is left in place of the content of a file that was taken away.
TAKEN_AWAY = b""


class UnknownReleaseError(LookupError):
    """There is no release of that number."""


@dataclass(frozen=True)
class PruneCounts:
    """How many files were taken away, and the bytes that they took."""

    files: int
    size: int


def examine_content(connection: sa.Connection) -> None:
    """Raise DamagedDatabaseError if a stored file is not what its hash says: the database itself would not notice."""
    stored = connection.execute(sa.select(StoredFile.sha256, StoredFile.compressed)).yield_per(_FILES_AT_ONCE)
    for sha256, compressed in stored:
        if not _is_whole(sha256, compressed):
            raise DamagedDatabaseError(connection.engine.url.database, f"a stored file is not what it was: {sha256}")


def latest_number(session: so.Session) -> int:
    """The number of the current release; 0 before the first."""
    return session.scalar(sa.select(sa.func.max(Release.number))) or 0


def keep(session: so.Session, release_number: int, files: dict[str, bytes]) -> None:
    """Keep files as part of a release; content that is there already is not stored again."""
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    there = set(session.scalars(sa.select(StoredFile.sha256).where(StoredFile.sha256.in_(set(hashes.values())))))
    new = {hashes[path]: content for path, content in files.items() if hashes[path] not in there}
    if new:
        session.execute(
            sa.insert(StoredFile),
            [{"sha256": sha256, "compressed": zlib.compress(content)} for sha256, content in new.items()],
        )
    session.execute(
        sa.insert(ReleaseFile),
        [
            {"release_number": release_number, "path": path, "sha256": hashes[path], "size": len(content)}
            for path, content in files.items()
        ],
    )


def dataset_files(session: so.Session, release_number: int) -> dict[str, bytes]:
    """The dataset as it was published in a release; raise UnknownReleaseError if there is no such release."""
    files = _files(session, release_number, DATASET_FOLDER)
    if not files:
        raise UnknownReleaseError(f"There is no release {release_number}.")
    return {path.removeprefix(DATASET_FOLDER): content for path, content in files.items()}


def chart_files(session: so.Session, release_number: int) -> dict[str, bytes]:
    """The charts of a release by their whole path; empty where there is no such release."""
    return _files(session, release_number, CHARTS_FOLDER)


def prune(engine: sa.Engine, releases_to_keep: int) -> PruneCounts:
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
        files = list(session.execute(heavy)) if old else []
        for sha256, _ in files:
            session.execute(sa.update(StoredFile).where(StoredFile.sha256 == sha256).values(compressed=TAKEN_AWAY))
    if files and engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(engine.url.database or "", timeout=SECONDS_TO_WAIT_FOR_A_WRITER)) as connection:
            connection.execute("VACUUM")
    return PruneCounts(len(files), sum(size for _, size in files))


def _files(session: so.Session, release_number: int, folder: str) -> dict[str, bytes]:
    rows = session.execute(
        sa.select(ReleaseFile.path, StoredFile.compressed)
        .join(StoredFile, StoredFile.sha256 == ReleaseFile.sha256)
        .where(ReleaseFile.release_number == release_number, ReleaseFile.path.startswith(folder))
        .order_by(ReleaseFile.path)
    ).all()
    return {path: zlib.decompress(content) for path, content in rows}


def _is_whole(sha256: str, compressed: bytes) -> bool:
    """Whether a stored file is what its hash says."""
    try:
        return hashlib.sha256(zlib.decompress(compressed)).hexdigest() == sha256
    except zlib.error:
        return False
