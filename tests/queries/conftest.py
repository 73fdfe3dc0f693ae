"""A database of one's own that holds the bundled dataset, in SQLite and in PostgreSQL."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from portal.database.engine import open_engine
from tests.conftest import EITHER_DATABASE


@pytest.fixture(params=EITHER_DATABASE)
def engine(database: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """The bundled dataset in a database of either kind, for one test alone."""
    if request.param == "sqlite":
        url = f"sqlite:///{shutil.copy(database, tmp_path / 'portal.sqlite')}"
    else:
        url = request.getfixturevalue("bundled_postgresql").create(uuid.uuid4().hex, like="bundled")
    opened = open_engine(url)
    yield opened
    opened.dispose()


Away = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def away(engine: sa.Engine) -> Away:
    """Take the database away until the end of a `with`; whoever asks it meanwhile gets an OperationalError."""
    return (lambda: _file_away(Path(str(engine.url.database)))) if engine.name == "sqlite" else lambda: _renamed(engine)


@contextmanager
def _file_away(file: Path) -> Iterator[None]:
    elsewhere = file.rename(file.with_suffix(".away"))
    file.mkdir()
    yield
    file.rmdir()
    elsewhere.rename(file)


@contextmanager
def _renamed(engine: sa.Engine) -> Iterator[None]:
    name = engine.url.database
    server = engine.url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" RENAME TO "{name}-away"')
        yield
        connection.execute(f'ALTER DATABASE "{name}-away" RENAME TO "{name}"')
