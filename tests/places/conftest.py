"""A lookup on the bundled dataset, in SQLite and in PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy.orm as so

from portal.database.engine import open_engine, reading
from portal.places import Answer, Index, find
from tests.conftest import EITHER_DATABASE
from tests.identity import made_identity

Lookup = Callable[[str], Answer]


@pytest.fixture(scope="session", params=EITHER_DATABASE)
def session(database: Path, request: pytest.FixtureRequest) -> Iterator[so.Session]:
    """A session on the bundled dataset, in a database of either kind."""
    is_file = request.param == "sqlite"
    engine = open_engine(f"sqlite:///{database}" if is_file else request.getfixturevalue("postgresql_url"))
    with reading(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture(scope="session")
def index(session: so.Session) -> Index:
    """The index of the bundled dataset."""
    return Index(session, made_identity(1))


@pytest.fixture(scope="session")
def lookup(session: so.Session, index: Index) -> Lookup:
    """Look a text up."""
    return lambda text: find(session, index, text)


def offered(answer: Answer) -> set[str]:
    """The forces that an answer names, sure or not."""
    matches = [*([answer.match] if answer.match else []), *answer.candidates]
    return {policed.force.force_id for match in matches for policed in match.forces}
