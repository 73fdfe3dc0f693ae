"""Asking for every page once, as a crawler would: how long each takes uncached, and what memory all of them leave.

The walk follows links as tests/site/crawling.py does, over the wire, one request after the other.
"""

import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from threading import local

from portal.application import create_app
from portal.settings import Settings
from tests.bench.servers import SITE, UNCACHED, children_of, gunicorn, megabytes
from tests.bench.table import Line
from tests.site.crawling import crawl

MILLISECONDS_AT_MOST = 50.0
MEGABYTES_AT_MOST = 90.0
_WORTH_ASKING_AGAIN = 25.0
_SLOWEST_SHOWN = 5
_TIMES = 5
_OF_EACH_KIND = 4
_LISTS = ("judgments", "inspections", "recording-rates", "sources", "support-services", "forces", "questions")


@dataclass(frozen=True)
class Walked:
    """An address, and the milliseconds that its answer took."""

    path: str
    milliseconds: float


def walk(database: Path) -> Iterator[Line]:
    """The lines of a whole walk: memory after it, and the slowest pages."""
    pages = pages_of(database)
    addresses = list(pages)
    with gunicorn(SITE, database, workers=1) as (port, master):
        (worker,) = children_of(master)
        at_start = megabytes(worker)
        first = [_asked(_connection(port), path) for path in addresses]
        after_all = megabytes(worker)
        _ask_at_once(port, addresses)
        again, shared = megabytes(worker), megabytes(worker, "Pss")
    detail = (
        f"{len(addresses):,} addresses; {at_start:.0f} MB at the first answer, {after_all:.0f} after each was asked "
        f"once, {again:.0f} after a further round, 8 at a time, with lists of the API (Pss {shared:.0f})"
    )
    most = max(after_all, again)
    yield Line(
        "worker memory after serving every page",
        f"{most:.0f} MB resident",
        f"at most {MEGABYTES_AT_MOST:g} MB",
        most <= MEGABYTES_AT_MOST,
        detail,
    )
    yield _slowest(database, [walked for walked in first if pages[walked.path]])


def pages_of(database: Path) -> dict[str, bool]:
    """Every address of the site that links lead to, and whether a page or an answer of the API stands there.

    The others are files to take away: pictures in pixels, spreadsheets and archives among them are made when asked for.
    """
    site = "http://127.0.0.1"
    settings = {"DATABASE_URL": f"sqlite:///{database}", "INSTANCE_DIR": str(database.parent), "SITE_URL": site}
    visits = crawl(create_app(Settings.from_environment(settings)), site)
    return {
        visit.path: visit.is_page or "/api/v1" in visit.path for visit in visits if visit.response.status_code == 200
    }


def milliseconds(port: int, path: str) -> float:
    """How long one answer takes, over a connection that stays open."""
    return _asked(_connection(port), path).milliseconds


def _slowest(database: Path, first: list[Walked]) -> Line:
    """A page is as slow as the median of five times: what only the first one pays (a template read) is no page's."""
    with gunicorn(UNCACHED, database, workers=1) as (port, _):
        candidates = [walked.path for walked in first if walked.milliseconds > _WORTH_ASKING_AGAIN]
        by_kind = Counter(_kind(path) for path in candidates)
        asked: list[Walked] = []
        seen: Counter[str] = Counter()
        for path in candidates:
            seen[_kind(path)] += 1
            if seen[_kind(path)] <= _OF_EACH_KIND:
                times = [milliseconds(port, path) for _ in range(_TIMES)]
                asked.append(Walked(path, median(times)))
    asked.sort(key=lambda walked: -walked.milliseconds)
    over = [walked for walked in asked if walked.milliseconds > MILLISECONDS_AT_MOST]
    shown = ", ".join(f"{walked.path} {walked.milliseconds:.0f} ms" for walked in asked[:_SLOWEST_SHOWN])
    usual = median(walked.milliseconds for walked in first)
    return Line(
        "slowest page not in the cache, one request at a time",
        f"{asked[0].milliseconds:.0f} ms" if asked else f"below {_WORTH_ASKING_AGAIN:g} ms",
        f"at most {MILLISECONDS_AT_MOST:g} ms",
        not over,
        f"{shown}; {len(over)} of {len(asked)} asked again are over, of {len(by_kind)} kinds; "
        f"median of all {usual:.1f} ms",
    )


def _kind(path: str) -> str:
    """Pages of the same template and query: what names one of many is left out."""
    plain, _, query = path.partition("?")
    suffix = plain.rpartition(".")[2] if "." in plain else ""
    return "/".join(re.sub(r"[^/]+$", "", plain).split("/")[:5]) + f".{suffix}?{query.partition('=')[0]}"


_kept = local()


def _connection(port: int) -> HTTPConnection:
    connection: HTTPConnection | None = getattr(_kept, "connection", None)
    if connection is None or connection.port != port:
        connection = _kept.connection = HTTPConnection("127.0.0.1", port, timeout=60)
    return connection


def _asked(connection: HTTPConnection, path: str) -> Walked:
    began = time.perf_counter()
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        connection.getresponse().read()
    except OSError:
        # The server ends a connection that idled for too long; the next request opens another.
        connection.close()
        began = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        connection.getresponse().read()
    return Walked(path, (time.perf_counter() - began) * 1000)


def _ask_at_once(port: int, addresses: list[str]) -> None:
    lists = [f"/api/v1/{name}?per_page=100&page={page}" for name in _LISTS for page in range(1, 6)]
    with ThreadPoolExecutor(8) as visitors:
        list(visitors.map(lambda path: _asked(_connection(port), path), [*lists, *addresses[::3]]))
