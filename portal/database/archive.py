"""The archive: the files of every release, kept once under their hash, and read back unchanged."""

from __future__ import annotations

import hashlib
import zlib

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.engine import DamagedDatabaseError
from portal.database.tables import Release, ReleaseFile, StoredFile

_FILES_AT_ONCE = 50
DATASET_FOLDER = "dataset/"
CHARTS_FOLDER = "charts/"
# The whole dataset in several forms, to take away.
DOWNLOADS_FOLDER = "downloads/"
PACKAGE_FILE = "on-the-record.zip"
SQLITE_FILE = "on-the-record.sqlite"
WORKBOOK_FILE = "on-the-record.xlsx"


class UnknownReleaseError(LookupError):
    """There is no release of that number."""


def examine_content(connection: sa.Connection) -> None:
    """Raise DamagedDatabaseError if a stored file is not what its hash says: the database itself would not notice."""
    stored = connection.execute(sa.select(StoredFile.sha256, StoredFile.compressed)).yield_per(_FILES_AT_ONCE)
    for sha256, compressed in stored:
        if not _is_whole(sha256, compressed):
            raise DamagedDatabaseError(connection.engine.url.database, f"a stored file is not what it was: {sha256}")


def _is_whole(sha256: str, compressed: bytes) -> bool:
    """Whether a stored file is what its hash says."""
    try:
        return hashlib.sha256(zlib.decompress(compressed)).hexdigest() == sha256
    except zlib.error:
        return False


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


def _files(session: so.Session, release_number: int, folder: str) -> dict[str, bytes]:
    rows = session.execute(
        sa.select(ReleaseFile.path, StoredFile.compressed)
        .join(StoredFile, StoredFile.sha256 == ReleaseFile.sha256)
        .where(ReleaseFile.release_number == release_number, ReleaseFile.path.startswith(folder))
        .order_by(ReleaseFile.path)
    ).all()
    return {path: zlib.decompress(content) for path, content in rows}
