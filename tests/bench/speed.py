"""Kept pages beside a bare Flask and beside Datasette, and pages rendered anew beside a bare Flask."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tests.bench.load import ACCEPTED, Contender, NotMeasuredError, side_by_side
from tests.bench.servers import HELLO, SITE, UNCACHED, datasette, gunicorn
from tests.bench.table import Line, not_measured, spread

ROUNDS, SECONDS = 5, 2
KEPT_TO_REACH, RENDERED_TO_REACH, TIMES_DATASETTE = 0.9, 0.1, 20
PAGES = {
    "force page": "/forces/kent",
    "compare page": "/compare?forces=kent,metropolitan,surrey,sussex",
    "API force": "/api/v1/forces/kent",
}
# Datasette's page of the same row, of the same rates, and the row as JSON; its answer to a known page is that page.
_DOWNLOAD = "/data/releases/1/on-the-record.sqlite"
_NEAREST = {
    "force page": "/on-the-record/forces/kent",
    "compare page": "/on-the-record/recording_rates?_sort_desc=rate",
    "API force": "/on-the-record/forces/kent.json?_shape=array",
    "304": "/on-the-record/forces/kent",
}


def kept_pages(database: Path, folder: Path) -> Iterator[Line]:
    """The lines of pages that are in the cache."""
    with gunicorn(SITE, database) as (port, _), gunicorn(HELLO, database) as (hello, _):
        ours = {name: Contender(port, path) for name, path in PAGES.items()}
        ours["304"] = Contender(port, PAGES["force page"], {"If-None-Match": _entity_tag(port, PAGES["force page"])})
        for name, contender in ours.items():
            found = side_by_side({"ours": contender, "hello": Contender(hello, "/")}, ROUNDS, SECONDS)
            yield _line(f"{name}, against a bare Flask", found, "hello", KEPT_TO_REACH)
        file = folder / "on-the-record.sqlite"
        file.write_bytes(_answer(port, _DOWNLOAD)[1])
        with datasette(file) as theirs:
            for name, contender in ours.items():
                nearest, what = Contender(theirs, _NEAREST[name]), f"{name}, against Datasette"
                try:
                    found = side_by_side({"ours": contender, "Datasette": nearest}, 3, 2 * SECONDS)
                except NotMeasuredError as error:
                    yield not_measured(what, f"at least {TIMES_DATASETTE} ×", error)
                else:
                    yield _line(what, found, "Datasette", TIMES_DATASETTE)


def rendered_pages(database: Path) -> Iterator[Line]:
    """The lines of pages that are in no cache."""
    with gunicorn(UNCACHED, database) as (port, _), gunicorn(HELLO, database) as (hello, _):
        for name, path in PAGES.items():
            found = side_by_side({"ours": Contender(port, path), "hello": Contender(hello, "/")}, 3, SECONDS)
            yield _line(f"{name}, not in the cache, against a bare Flask", found, "hello", RENDERED_TO_REACH)


def _line(what: str, found: dict[str, list[float]], other: str, to_reach: float) -> Line:
    ratio = median(found["ours"]) / median(found[other])
    figures = "; ".join(f"{name} {spread(rates)} requests/s" for name, rates in found.items())
    digits = 3 if ratio < 0.1 else 2
    return Line(what, f"{ratio:,.{digits}f} ×", f"at least {to_reach:g} ×", ratio >= to_reach, figures)


def _entity_tag(port: int, path: str) -> str:
    return _answer(port, path)[0]["ETag"]


def _answer(port: int, path: str) -> tuple[dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": ACCEPTED if path != _DOWNLOAD else "identity"})
        response = connection.getresponse()
        return dict(response.getheaders()), response.read()
    finally:
        connection.close()
