"""The small dataset frozen once, and served by a real nginx."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from flask import Flask

from portal.application import create_app
from portal.settings import Settings
from tests.deploy import nginx
from tests.house_rules import SITE
from tests.patience import patience
from tests.reliability.conftest import sqlite_file, sqlite_store  # noqa: F401
from tests.reliability.store import Store


@dataclass(frozen=True)
class Frozen:
    """A frozen site: the database that it was made from, its folder, and what `portal freeze` said."""

    store: Store
    folder: Path
    said: str

    def again(self) -> str:
        """Freeze into the same folder once more."""
        return freeze(self.store, self.folder)


@dataclass(frozen=True)
class Server:
    """Where nginx serves it."""

    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=patience(20))
        try:
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()


@pytest.fixture(scope="session")
def frozen(sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Frozen:  # noqa: F811
    """The site of release 1 of the small dataset as files."""
    folder = tmp_path_factory.mktemp("frozen")
    store = Store(f"sqlite:///{shutil.copy(sqlite_file, folder / 'portal.sqlite')}", folder)
    return Frozen(store, folder / "site", freeze(store, folder / "site"))


@pytest.fixture(scope="session")
def server(frozen: Frozen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The frozen site behind nginx."""
    folder = tmp_path_factory.mktemp("nginx")
    with nginx.running("frozen.nginx.conf", folder, {"/var/www/on-the-record": str(frozen.folder)}) as port:
        yield Server(port)


@pytest.fixture(scope="session")
def live(frozen: Frozen) -> Flask:
    """The site that was frozen, as a running server would answer."""
    return create_app(Settings.from_environment({"DATABASE_URL": frozen.store.url, "SITE_URL": SITE}))


def freeze(store: Store, folder: Path) -> str:
    """What `portal freeze` says."""
    status, said = run_freeze(store, folder)
    assert status == 0, said
    return said


def run_freeze(store: Store, folder: Path) -> tuple[int, str]:
    """The exit status of `portal freeze`, and what it said."""
    return store.run("freeze", str(folder), timeout=850)
