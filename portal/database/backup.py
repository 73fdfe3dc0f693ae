"""The whole database in one SQLite file, and back into SQLite or PostgreSQL."""

import itertools
import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from portal.database.archive import examine_content
from portal.database.embedded_file import file_of, give_to_the_owner_of_its_folder, with_files_beside
from portal.database.engine import (
    DamagedDatabaseError,
    connect_to_read,
    create_tables,
    examine,
    has_columns_of,
    is_readable_as_ours,
    open_engine,
    writing,
)
from portal.database.release_identity import newest_identity
from portal.database.seal import altered_table, seal
from portal.database.tables import Table
from portal.settings import address_of_file

_ROWS_AT_ONCE = 500


class NoBackupError(Exception):
    """A file is no whole backup; the message says what is wrong with it."""


def back_up(engine: sa.Engine, file: Path) -> int:
    """Write all tables, as they are at one moment, into a new sealed file; return the number of the newest release.

    The file appears under its name only when it is whole. Raises DamagedDatabaseError, OSError and
    sqlalchemy.exc.DBAPIError.
    """
    return _write(engine, file, is_sealed=True)


def _write(engine: sa.Engine, file: Path, *, is_sealed: bool) -> int:
    unfinished = file.with_name(f".{file.name}.unfinished")
    _remove(unfinished)
    # What stops it, the system names better than SQLite does.
    unfinished.touch()
    try:
        number = _copy(engine, unfinished, is_sealed)
        os.replace(unfinished, file)
    finally:
        _remove(unfinished)
    return number


@dataclass(frozen=True)
class PutBack:
    """The number of the newest release that was put back, and where that was kept which may be no database of ours."""

    number: int
    kept: Path | None = None


def put_back(engine: sa.Engine, file: Path, make_ready: Callable[[sa.Engine], object]) -> PutBack:
    """Put what a backup holds in the place of the database.

    The backup stays as it is, and may lie where nothing can be written. What an earlier version of the site wrote is
    copied, and `make_ready` builds the copy's tables in today's layout. Raises NoBackupError, and
    ForeignDatabaseError where the database is another program's, before anything is changed. An embedded database is
    replaced as a file, which a damaged one allows too; PostgreSQL takes all rows in one transaction.
    """
    kept = None
    with ExitStack() as stack:
        source = _open_to_read(file, stack)
        number = _number_in(source, file)
        if not has_columns_of(source, Table.metadata.sorted_tables):
            copy = Path(stack.enter_context(TemporaryDirectory())) / file.name
            source = open_engine(address_of_file(shutil.copyfile(file, copy)))
            stack.callback(source.dispose)
            make_ready(source)
        own = file_of(engine.url)
        if own is not None:
            is_ours = is_readable_as_ours(str(own))
            _write(source, own.with_name(f".{own.name}.restored"), is_sealed=False)
            engine.dispose()
            if not is_ours:
                # An address that is wrong by a letter may name anything, which nobody has another copy of.
                kept = _free_name(own)
                os.replace(own, kept)
            # What the replaced file had written ahead is of no use to the new one.
            for ahead in with_files_beside(own)[1:]:
                ahead.unlink(missing_ok=True)
            os.replace(own.with_name(f".{own.name}.restored"), own)
            give_to_the_owner_of_its_folder(engine)
        else:
            create_tables(engine)
            # As the only writer: who publishes meanwhile comes before or after, and not in between.
            with source.connect() as reading, writing(engine) as session:
                for table in reversed(Table.metadata.sorted_tables):
                    session.execute(sa.delete(table))
                _copy_rows(reading, session.connection())
    return PutBack(number, kept)


def _free_name(own: Path) -> Path:
    names = (own.with_name(f"{own.name}.replaced{count or ''}") for count in itertools.count())
    return next(name for name in names if not name.exists())


def _open_to_read(file: Path, stack: ExitStack) -> sa.Engine:
    engine = sa.create_engine(address_of_file(file), creator=lambda: connect_to_read(file))
    stack.callback(engine.dispose)
    return engine


def _number_in(source: sa.Engine, file: Path) -> int:
    try:
        examine(source)
        with source.connect() as connection:
            release = newest_identity(connection)
            examine_content(connection)
            altered = altered_table(connection)
    except (DamagedDatabaseError, sa.exc.DBAPIError) as error:
        raise NoBackupError(f"{file} is no whole backup. Nothing was changed.") from error
    if altered:
        raise NoBackupError(
            f"{file} is no whole backup: its table {altered} was altered after it was made. Nothing was changed."
        )
    if release is None:
        raise NoBackupError(f"{file} holds no release. Nothing was changed.")
    return release.number


def _copy(engine: sa.Engine, file: Path, is_sealed: bool) -> int:
    target = open_engine(address_of_file(file))
    try:
        create_tables(target)
        with engine.connect() as reading, target.begin() as copy:
            examine_content(reading)
            release = newest_identity(reading)
            _copy_rows(reading, copy)
            if is_sealed:
                seal(copy)
        with target.connect() as connection:
            # One file, with nothing beside it.
            connection.connection.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        target.dispose()
    return release.number if release else 0


def _copy_rows(reading: sa.Connection, copy: sa.Connection) -> None:
    there = sa.inspect(reading)
    for table in Table.metadata.sorted_tables:
        if not there.has_table(table.name):
            continue
        for rows in reading.execute(sa.select(table)).mappings().partitions(_ROWS_AT_ONCE):
            copy.execute(sa.insert(table), [dict(row) for row in rows])


def _remove(file: Path) -> None:
    for path in with_files_beside(file):
        path.unlink(missing_ok=True)
