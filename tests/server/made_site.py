"""A small site whose every page names its release, on a real database, to see what stands in front of it."""

import datetime
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from werkzeug.test import Client

from portal.database.engine import open_engine
from portal.database.release_identity import newest_identity
from portal.database.tables import Release, Table
from portal.server.page_cache import PageCache
from portal.server.release_watch import ReleaseWatch
from portal.web.edition import ENDPOINT_KEY, RELEASE_KEY

LONG = "All that the inspectors found. " * 100


class MadeSite:
    """Answers with the number of the current release; counts how often it was asked."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "releases.sqlite"
        self.engine = open_engine(f"sqlite:///{self.file}")
        with self.engine.begin() as connection:
            Table.metadata.create_all(connection)
        self.publish(1)
        self.asked = 0
        self.fails = False
        self.gate: threading.Event | None = None
        self.entered = threading.Semaphore(0)
        # An hour between questions: these tests ask when they mean to.
        self.watch = ReleaseWatch(self.engine, seconds=3600)

    def publish(self, number: int, content_hash: str = "hash") -> None:
        """Make that release the current one."""
        moment = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        with self.engine.begin() as connection:
            values = {"number": number, "published_at": moment, "content_hash": content_hash, "note": ""}
            connection.execute(sa.insert(Release), values)

    def cached(self, bytes_at_most: int = 1_000_000) -> Client:
        """A visitor to the site behind its page cache."""
        return Client(PageCache(self, self.watch, bytes_at_most))

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer."""
        self.asked += 1
        path = environ["PATH_INFO"]
        with self.engine.connect() as connection:
            release = newest_identity(connection)
        assert release is not None
        self.entered.release()
        if self.gate is not None:
            self.gate.wait(10)
        if self.fails:
            return self._answer(start_response, "503 Service Unavailable", "no-store", "out of order")
        if path == "/missing":
            return self._answer(start_response, "404 Not Found", "no-store", "missing")
        environ[RELEASE_KEY] = release
        environ[ENDPOINT_KEY] = "made.page"
        caching = "no-store" if path.startswith("/support") else "public, max-age=60"
        text = f"release {release.number} of {path}?{environ['QUERY_STRING']} {environ['REQUEST_METHOD']} {LONG}"
        return self._answer(start_response, "200 OK", caching, text)

    def _answer(self, start_response: Callable[..., Any], status: str, caching: str, text: str) -> Iterable[bytes]:
        body = text.encode()
        start_response(
            status,
            [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("Cache-Control", caching),
                ("Content-Security-Policy", "default-src 'none'"),
            ],
        )
        return [body]
