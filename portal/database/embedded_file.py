"""The file of the embedded database: where it is, and whether it was replaced, removed or damaged meanwhile."""

import logging
import os
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from portal.database.archive import examine_content
from portal.database.engine import DamagedDatabaseError, examine
from portal.database.tables import StoredFile

_log = logging.getLogger("portal")


class DatabaseGoneError(Exception):
    """The file of the database is not there any more; the message names it."""


class EmbeddedFile:
    """Looks after the file that an engine opened; an engine of PostgreSQL has none, and nothing is done."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._path = file_of(engine.url)
        self._seen: os.stat_result | None = None
        self._damage: DamagedDatabaseError | None = None

    def look(self) -> None:
        """Let the engine open a file that was replaced; raise DatabaseGoneError or DamagedDatabaseError."""
        if self._path is None:
            return
        try:
            now = self._path.stat()
        except FileNotFoundError as error:
            raise DatabaseGoneError(f"The database {self._path} is gone.") from error
        if self._seen is None or _differ(self._seen, now):
            if self._seen is not None and not os.path.samestat(self._seen, now):
                _log.warning("The file of the database was replaced; the new one is served")
            self._seen = now
            # What is open still reads the file that was there before.
            self._engine.dispose()
            self._examine()
        if self._damage is not None:
            raise self._damage

    def _examine(self) -> None:
        try:
            examine(self._engine)
            with self._engine.connect() as connection:
                if sa.inspect(connection).has_table(StoredFile.__tablename__):
                    examine_content(connection)
            self._damage = None
        except DamagedDatabaseError as error:
            self._damage = error


def file_of(url: sa.URL) -> Path | None:
    """The file of a SQLite address, None for a database in memory or on a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def with_files_beside(file: Path) -> tuple[Path, Path, Path]:
    """The file of an embedded database, and those that SQLite keeps beside it."""
    return file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")


def give_to_the_owner_of_its_folder(engine: sa.Engine) -> None:
    """Let the database of a service belong to the service's user, whoever made it.

    SQLite does so with what it writes beside a database; a database that root has just made is root's.
    """
    path = file_of(engine.url)
    if path is None or os.geteuid() != 0:
        return
    owner = path.parent.stat()
    for each in with_files_beside(path):
        with suppress(FileNotFoundError):
            os.chown(each, owner.st_uid, owner.st_gid)


def _differ(before: os.stat_result, now: os.stat_result) -> bool:
    return not os.path.samestat(before, now) or (before.st_mtime_ns, before.st_size) != (now.st_mtime_ns, now.st_size)
