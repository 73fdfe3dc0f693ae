"""What the tests share: a published release, the site on it, and a client that holds every page to the house rules."""

import fcntl
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.application import create_app
from portal.database.engine import create_tables, open_engine
from portal.database.tables import Table
from portal.dataset.description import DATASET
from portal.program_hash import program_hash
from portal.publishing.dataset_files import read_folder
from portal.publishing.releasing import prepare
from portal.settings import Settings
from tests.amount import Amount
from tests.browser.running import browser, site  # noqa: F401
from tests.house_rules import SITE, Client
from tests.releasing import publish_quietly
from tests.reliability.postgresql import PostgreSQL
from tests.site.crawling import Visit, crawl

ROOT = Path(__file__).parent.parent
_WHAT_A_RELEASE_IS_MADE_BY = (
    "portal/charts", "portal/database", "portal/dataset", "portal/exports", "portal/facts", "portal/pictures",
    "portal/program_hash.py", "portal/publishing", "portal/queries", "portal/statistics", "portal/translations",
    "portal/words", "requirements.txt",
)  # fmt: skip
_DATABASE = "PORTAL_TEST_DATABASE"
_NEW_OBJECTS_BEFORE_A_LOOK = 20_000


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the long tests run in full."""
    parser.addoption("--soak", action="store_true", help="cause every fault as often as `make soak` promises")


def pytest_configure(config: pytest.Config) -> None:
    """Publish the dataset once for all test processes, and again only when it or the code that draws it changed."""
    config.addinivalue_line("markers", "soak(only): causes a fault many times; `make soak` runs these in full")
    if hasattr(config, "workerinput"):
        return
    assert config.cache is not None
    # The tests publish some forty times; what one has drawn, the others need not draw again.
    os.environ["CHART_STORE"] = str(config.cache.mkdir("charts"))
    folder = config.cache.mkdir(f"release-{program_hash(*_WHAT_A_RELEASE_IS_MADE_BY)[:16]}")
    os.environ[_DATABASE] = str(made_once(folder / "portal.sqlite", _publish_the_dataset))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what takes minutes even in its short form to `make soak`."""
    if config.getoption("soak"):
        return
    long = [item for item in items for mark in item.iter_markers("soak") if mark.kwargs.get("only")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never in what stays for the whole run: a tenth of the tests' time went into that."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS_BEFORE_A_LOOK)


def made_once(file: Path, make: Callable[[Path], None]) -> Path:
    """A file that the first process to need it makes, and that all others, and the next runs of the tests, only copy.

    Its folder or name tells what it is made by.
    """
    with file.with_suffix(".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            unfinished = file.with_name(f"{os.getpid()}.sqlite")
            make(unfinished)
            unfinished.replace(file)
    return file


def _publish_the_dataset(file: Path) -> None:
    engine = open_engine(f"sqlite:///{file}")
    publish_quietly(engine, prepare(engine, read_folder(DATASET)), "The first release.")
    engine.dispose()


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


@pytest.fixture
def amount(request: pytest.FixtureRequest) -> Amount:
    """How often a long test causes its fault."""
    return Amount(request.config.getoption("soak"), request.config)


@pytest.fixture(scope="session")
def database() -> Path:
    """The SQLite file that holds the bundled dataset as release 1; tests only read it."""
    return Path(os.environ[_DATABASE])


@pytest.fixture(scope="session")
def bundled_postgresql(database: Path) -> Iterator[PostgreSQL]:
    """A PostgreSQL server whose database "bundled" holds the same; for the groups "either database" and "crawl"."""
    server = PostgreSQL()
    try:
        server.start()
        copy_database(f"sqlite:///{database}", server.create("bundled"))
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def postgresql_url(bundled_postgresql: PostgreSQL) -> str:
    """The address of a copy of it, since none can be copied while somebody reads it; tests only read this one."""
    return bundled_postgresql.create("read", like="bundled")


@pytest.fixture(scope="session")
def visits(app: Flask) -> list[Visit]:
    """Every address of the site, asked for once for all tests of the group "crawl"."""
    return list(crawl(app, SITE))


@pytest.fixture(scope="session")
def app(database: Path) -> Flask:
    """The site on the bundled dataset."""
    return create_app(settings_for(database))


@pytest.fixture
def client(app: Flask) -> Client:
    """A browser without a window that fails on any page which breaks a house rule."""
    return Client(app)


# For `params` of a fixture: whatever asks for it is tried on either kind of database.
EITHER_DATABASE = ("sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("either database")))


def settings_for(database: Path, **environment: str) -> Settings:
    """The settings of a site on that database; each test process has a folder of its own, so none waits for another."""
    folder = database.parent / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    given = {"DATABASE_URL": f"sqlite:///{database}", "SITE_URL": SITE, "INSTANCE_DIR": str(folder)}
    return Settings.from_environment(given | environment)
