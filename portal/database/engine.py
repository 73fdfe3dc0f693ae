"""Opening the database: one engine, read sessions that see one release only, and one writer at a time."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.seal import break_seal
from portal.database.tables import Table

SECONDS_TO_WAIT_FOR_A_WRITER = 30
# What a visitor typed is a parameter of a question; an error must not carry it into a log. A question that is kept
# compiled, with its loading of related rows, takes up to a fifth of a megabyte, so that not many are kept.
_OF_EVERY_ENGINE: dict[str, Any] = {"hide_parameters": True, "query_cache_size": 40}
# Each thread of a web worker has a connection of its own, and each would keep up to six megabytes by default. The
# system has the pages of the file in memory anyway.
_MOST_STATEMENTS_PREPARED = 32
_KIBIBYTES_OF_PAGES = 256
_PUBLISHER_LOCK = 4_142_433_000_001
# The low byte of SQLite's code for an error says its kind.
_SIGNS_OF_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# Other programs have tables of places, sources and releases too.
_OF_THIS_SITE_ALONE = frozenset(("recording_rates", "release_files", "support_services"))
# libpq: seconds to connect, milliseconds until what was sent must be acknowledged.
_GIVE_UP_ON_A_SILENT_SERVER = {"connect_timeout": 5, "tcp_user_timeout": 10_000}


class DamagedDatabaseError(Exception):
    """The database cannot be read as one; the message says how to rebuild it."""

    def __init__(self, database: str | None, what: str) -> None:
        super().__init__(
            f"The database {database} is damaged ({what}). "
            "Put a backup in its place: `portal restore-backup FILE`. Only where there is none, move that file away "
            "and start again: it is then rebuilt from the dataset of the site, without the releases published since."
        )


class ForeignDatabaseError(DamagedDatabaseError):
    """The database is that of another program; the message says how to keep off it."""

    def __init__(self, database: str, table: str) -> None:
        Exception.__init__(
            self,
            f"The database {database} is one of another program: it holds the table {table!r}, and none of this site. "
            "Set DATABASE_URL to a file of the site's own. Nothing was changed.",
        )


def open_engine(database_url: str) -> sa.Engine:
    """The engine for SQLite or PostgreSQL; nothing is connected to yet."""
    url = sa.engine.make_url(database_url)
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(
            url,
            connect_args={"timeout": SECONDS_TO_WAIT_FOR_A_WRITER, "cached_statements": _MOST_STATEMENTS_PREPARED},
            **_OF_EVERY_ENGINE,
        )
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
        return engine
    # Every statement of a transaction sees the same snapshot, so that no page mixes two releases.
    return sa.create_engine(
        url,
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
        connect_args=_GIVE_UP_ON_A_SILENT_SERVER,
        **_OF_EVERY_ENGINE,
    )


@contextmanager
def reading(engine: sa.Engine) -> Iterator[so.Session]:
    """A session that sees the database as it was at its first question, and changes nothing."""
    with so.Session(engine, autoflush=False) as session:
        yield session


@contextmanager
def writing(engine: sa.Engine) -> Iterator[so.Session]:
    """A session that is the only writer; all of it is kept, or, after an error, none of it."""
    if engine.dialect.name == "sqlite":
        engine = engine.execution_options(sole_writer=True)
    else:
        # The lock alone keeps writers apart; a snapshot from before the wait for it would hide the other one's release.
        engine = engine.execution_options(isolation_level="READ COMMITTED")
    with so.Session(engine, autoflush=False) as session, session.begin():
        if engine.dialect.name == "postgresql":
            session.execute(sa.select(sa.func.pg_advisory_xact_lock(_PUBLISHER_LOCK)))
        else:
            # A backup that serves as a database is a backup no longer.
            break_seal(session.connection())
        yield session
    if engine.dialect.name == "sqlite":
        _take_over_what_was_written_ahead(engine)


def create_tables(engine: sa.Engine) -> None:
    """Create what tables and indexes are missing; of several machines that start at once, one after the other."""
    with writing(engine) as session:
        connection = session.connection()
        Table.metadata.create_all(connection)
        for table in Table.metadata.sorted_tables:
            for index in table.indexes:
                index.create(connection, checkfirst=True)


def has_columns_of(bind: sa.Engine | sa.Connection, tables: Iterable[sa.Table]) -> bool:
    """Whether each of these tables is there with its columns; another version of the site may have made it."""
    there = sa.inspect(bind)
    return all(
        there.has_table(table.name)
        and {column["name"] for column in there.get_columns(table.name)} == set(table.columns.keys())
        for table in tables
    )


def examine(engine: sa.Engine) -> None:
    """Raise DamagedDatabaseError if the embedded database is cut short or damaged, DatabaseError if it cannot be read.

    Only of what is damaged may an operator be told to move it away: a full disk, say, is no such case. Of another
    program's database a ForeignDatabaseError is raised, before anything is written into it.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    is_readable_as_ours(engine.url.database)
    try:
        with engine.connect() as connection:
            answer = connection.execute(sa.text("PRAGMA quick_check(1)")).scalar_one()
    except sa.exc.DatabaseError as error:
        if not isinstance(error.orig, sqlite3.Error) or error.orig.sqlite_errorcode & 0xFF not in _SIGNS_OF_DAMAGE:
            raise
        answer = str(error.orig)
    if answer != "ok":
        raise DamagedDatabaseError(engine.url.database, answer)


def is_readable_as_ours(database: str) -> bool:
    """Whether a file is an embedded database that another program has not filled, even if damaged further in.

    Raises ForeignDatabaseError where one has. What is not there yet, or holds no table yet, can become ours.
    """
    if not Path(database).exists():
        return True
    try:
        # Opened as the site opens it, the file would be changed already.
        with closing(connect_to_read(Path(database))) as connection:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF not in _SIGNS_OF_DAMAGE
    if names and _OF_THIS_SITE_ALONE.isdisjoint(names):
        raise ForeignDatabaseError(database, names[0])
    return True


def connect_to_read(file: Path) -> sqlite3.Connection:
    """An embedded database as it is, of which nothing is changed, where nothing can be written too."""
    ahead = file.with_name(file.name + "-wal")
    # SQLite makes files beside a database even to read it, unless it is told that nobody writes to it.
    alone = "" if ahead.exists() and ahead.stat().st_size else "&immutable=1"
    return sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=ro{alone}", uri=True)


def _take_over_what_was_written_ahead(engine: sa.Engine) -> None:
    # While visitors read all the time, SQLite finds no moment for this by itself, and its log grows with each release.
    # All is kept already: where this fails, the next writer does it.
    with suppress(sqlite3.OperationalError), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not open transactions of its own: `_begin_sqlite` opens them, so that reads share a snapshot.
    connection.isolation_level = None
    for setting in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{_KIBIBYTES_OF_PAGES}",
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writer = connection.get_execution_options().get("sole_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
