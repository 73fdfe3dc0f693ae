"""Databases of both kinds that hold release 1."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.database import open_engine
from portal.publishing.dataset_files import read_folder
from portal.publishing.description import DATASET
from portal.publishing.releasing import prepare, publish
from tests.reliability.postgresql import PostgreSQL
from tests.reliability.store import Store

_PUBLISHED = "published"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A running server with a database that holds release 1."""
    server = PostgreSQL()
    try:
        server.start()
        engine = open_engine(server.create(_PUBLISHED))
        publish(engine, prepare(engine, read_folder(DATASET)), "The first release.", lambda done, total: None)
        engine.dispose()
        yield server
    finally:
        server.remove()


@pytest.fixture
def postgresql_store(postgresql: PostgreSQL, tmp_path: Path) -> Store:
    """Release 1 in a PostgreSQL database of its own."""
    return Store(postgresql.create(f"copy-{uuid.uuid4().hex}", like=_PUBLISHED), tmp_path)


@pytest.fixture
def sqlite_store(database: Path, tmp_path: Path) -> Store:
    """Release 1 in an SQLite file of its own."""
    file = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    return Store(f"sqlite:///{file}", tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """Release 1 in either kind of database."""
    found = request.getfixturevalue(f"{request.param}_store")
    assert isinstance(found, Store)
    return found
