"""What the tests share: a published release, the site on it, and a client that holds every page to the house rules."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.application import create_app
from portal.database.engine import create_tables, open_engine
from portal.database.tables import Table
from portal.dataset.description import DATASET
from portal.publishing.dataset_files import read_folder
from portal.publishing.releasing import prepare, publish
from portal.settings import Settings
from tests.amount import Amount
from tests.browser.running import browser, site  # noqa: F401
from tests.house_rules import SITE, Client
from tests.reliability.postgresql import PostgreSQL

ROOT = Path(__file__).parent.parent
_WHAT_A_RELEASE_IS_MADE_BY = (
    "charts", "database", "dataset", "exports", "facts", "publishing", "queries", "statistics", "translations", "words",
)  # fmt: skip
_DATABASE = "PORTAL_TEST_DATABASE"
_POSTGRESQL_URL = "PORTAL_TEST_POSTGRESQL_URL"
_POSTGRESQL = pytest.StashKey[PostgreSQL]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests read from PostgreSQL, and let the long ones run in full."""
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite", help="what the site reads from")
    parser.addoption("--soak", action="store_true", help="cause every fault as often as `make soak` promises")


def pytest_configure(config: pytest.Config) -> None:
    """Publish the dataset once for all test processes, and again only when it or the code that draws it changed."""
    config.addinivalue_line("markers", "soak: causes a fault many times; `make soak` runs these in full")
    if hasattr(config, "workerinput"):
        return
    assert config.cache is not None
    folder = config.cache.mkdir(f"release-{_hash_of_what_is_published()}")
    database = folder / "portal.sqlite"
    if not database.exists():
        # Another run may be at the same: each makes a file of its own, and the last to be whole takes the name.
        new = folder / f"{os.getpid()}.sqlite"
        engine = open_engine(f"sqlite:///{new}")
        publish(engine, prepare(engine, read_folder(DATASET)), "The first release.", lambda done, total: None)
        engine.dispose()
        new.replace(database)
    os.environ[_DATABASE] = str(database)
    if config.getoption("database") == "postgresql":
        server = config.stash[_POSTGRESQL] = PostgreSQL()
        server.start()
        os.environ[_POSTGRESQL_URL] = server.create("bundled")
        copy_database(f"sqlite:///{database}", os.environ[_POSTGRESQL_URL])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started for all test processes."""
    if _POSTGRESQL in config.stash:
        config.stash[_POSTGRESQL].remove()


def copy_database(origin: str, destination: str) -> None:
    """Put all that one database holds into another, which is empty."""
    source, target = open_engine(origin), open_engine(destination)
    create_tables(target)
    with source.connect() as reading, target.begin() as writing:
        for table in Table.metadata.sorted_tables:
            rows = [dict(row) for row in reading.execute(sa.select(table)).mappings()]
            if rows:
                writing.execute(sa.insert(table), rows)
    source.dispose()
    target.dispose()


def _hash_of_what_is_published() -> str:
    total = hashlib.sha256()
    for part in _WHAT_A_RELEASE_IS_MADE_BY:
        for path in sorted((ROOT / "portal" / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.read_bytes())
    return total.hexdigest()[:16]


@pytest.fixture
def amount(request: pytest.FixtureRequest) -> Amount:
    """How often a long test causes its fault."""
    return Amount(request.config.getoption("soak"), request.config)


@pytest.fixture(scope="session")
def database() -> Path:
    """The SQLite file that holds the bundled dataset as release 1; tests only read it."""
    return Path(os.environ[_DATABASE])


@pytest.fixture(scope="session")
def app(database: Path) -> Flask:
    """The site on the bundled dataset."""
    return create_app(settings_for(database))


@pytest.fixture
def client(app: Flask) -> Client:
    """A browser without a window that fails on any page which breaks a house rule."""
    return Client(app)


def settings_for(database: Path, **environment: str) -> Settings:
    """The settings of a site on that database; the bundled dataset is read from PostgreSQL where that was asked for."""
    bundled = database == Path(os.environ[_DATABASE])
    url = os.environ.get(_POSTGRESQL_URL) if bundled else None
    address = {"DATABASE_URL": url or f"sqlite:///{database}", "SITE_URL": SITE}
    return Settings.from_environment(address | environment)
