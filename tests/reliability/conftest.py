"""Databases of both kinds that hold release 1."""

import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from portal.database.engine import open_engine, writing
from portal.database.histories import renew_histories
from portal.program_hash import program_hash
from portal.publishing.releasing import prepare
from tests.conftest import copy_database, made_once
from tests.releasing import publish_quietly
from tests.reliability.marked_dataset import marked
from tests.reliability.postgresql import PostgreSQL
from tests.reliability.store import Store

_PUBLISHED = "published"


@pytest.fixture(scope="session")
def postgresql(sqlite_file: Path) -> Iterator[PostgreSQL]:
    """A running server with a database that holds release 1."""
    server = PostgreSQL()
    try:
        server.start()
        copy_database(f"sqlite:///{sqlite_file}", server.create(_PUBLISHED))
        yield server
    finally:
        server.remove()


@pytest.fixture
def postgresql_store(postgresql: PostgreSQL, tmp_path: Path) -> Iterator[Store]:
    """Release 1 in a PostgreSQL database of its own."""
    store = Store(postgresql.create(f"copy-{uuid.uuid4().hex}", like=_PUBLISHED), tmp_path)
    yield store
    store.close()


@pytest.fixture(scope="session")
def sqlite_file(database: Path) -> Path:
    """An SQLite file that holds release 1 of the small dataset; tests only copy it."""
    made_by = program_hash("tests/reliability/conftest.py", "tests/reliability/marked_dataset.py", "tests/dataset")
    return made_once(database.with_name(f"small-{made_by[:16]}.sqlite"), partial(_publish_the_small_dataset, database))


def _publish_the_small_dataset(bundled: Path, file: Path) -> None:
    """Publish it upon the bundled one, so that its charts are drawn already, and take the bundled one away."""
    shutil.copy(bundled, file)
    engine = open_engine(f"sqlite:///{file}")
    # Prepared as a first release is: rows that a release takes away need a reason.
    prepared = replace(prepare(open_engine("sqlite://"), marked(0)), release_before=1)
    publish_quietly(engine, prepared, "The first release.")
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection, connection:
        for table, column in (
            ("changes", "release_number"),
            ("release_files", "release_number"),
            ("releases", "number"),
        ):
            connection.execute(f"DELETE FROM {table} WHERE {column} = 1")
            connection.execute(f"UPDATE {table} SET {column} = 1")
        for table in ("release_summaries", "changed_rows", "force_changes", "change_counts"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM stored_files WHERE sha256 NOT IN (SELECT sha256 FROM release_files)")
    with writing(engine) as session:
        renew_histories(session)
    engine.dispose()


@pytest.fixture
def sqlite_store(sqlite_file: Path, tmp_path: Path) -> Iterator[Store]:
    """Release 1 in an SQLite file of its own."""
    file = Path(shutil.copy(sqlite_file, tmp_path / "portal.sqlite"))
    store = Store(f"sqlite:///{file}", tmp_path)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """Release 1 in either kind of database."""
    found = request.getfixturevalue(f"{request.param}_store")
    assert isinstance(found, Store)
    return found
