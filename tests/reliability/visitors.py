"""Visitors who ask for everything over and over, and note each answer that is wrong, late or mixed of two releases."""

from __future__ import annotations

import gzip
import random
import re
import threading
import time
from collections import defaultdict
from http.client import HTTPConnection, HTTPException, HTTPResponse
from types import TracebackType

import brotli

from tests.reliability.marked_dataset import marks_in
from tests.security.addresses import ADDRESSES
from tests.server.serving import Served

# Each of these always shows the mark of its release.
MARKED = ("/forces/kent", "/about/sources", "/inspections/kent-cdi", "/api/v1/forces/kent", "/charts/kent-timeline")
_PATIENCE_SECONDS = 60
_REQUESTS_ON_A_CONNECTION = 40
_OF_SEVERAL_RELEASES = {
    # What changed from one release to the next (or an example of it), or an older one.
    "about.corrections", "api.changes", "api.description", "api.releases", "api.releases-record", "data.data",
    "data.file", "data.one_release", "feeds.corrections", "feeds.force", "feeds.releases", "find.names",
    "find.postcodes",
}  # fmt: skip
_NOT_IN_THE_SMALL_DATASET = {"support.essentials"}
_CODINGS = ("identity", "gzip", "br", "br, gzip;q=0.5")
_RELEASE = re.compile(r"(?:[Rr]elease|[Dd]atganiad) (\d+) of the figures")


class Visitors:
    """Some visitors of one server, from `with` until its end.

    `answers`: how many they got. `faults`: what was wrong. `marks_of_release`: for each release that a page named, the
    marks that such pages showed. `shown`: for each answer that shows a mark, when it was asked for, and its mark.
    """

    def __init__(self, site: Served, number: int = 4, pause: float = 0.0) -> None:
        self.site = site
        self.answers = 0
        self.faults: list[str] = []
        self.marks_of_release: dict[int, set[int]] = defaultdict(set)
        self.shown: list[tuple[float, int]] = []
        self._pause = pause
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._visit, args=(seed,)) for seed in range(number)]

    def __enter__(self) -> Visitors:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def all_show(self, mark: int) -> bool:
        """Whether every marked address shows that mark now, and no other; 0 for none."""
        shown = {mark} if mark else set()
        return all(marks_in(self.site.get(path)[1].decode()) == shown for path in MARKED)

    def stale(self, since: float, until: float, mark: int) -> int:
        """How many answers that were asked for between two moments showed another mark."""
        return sum(since <= asked < until and shown != mark for asked, shown in self.shown)

    def _visit(self, seed: int) -> None:
        chance = random.Random(seed)
        tags: dict[str, str] = {}
        while not self._stopped.is_set():
            connection = HTTPConnection("127.0.0.1", self.site.port, timeout=_PATIENCE_SECONDS)
            try:
                for _ in range(_REQUESTS_ON_A_CONNECTION):
                    self._ask(connection, chance, tags)
                    if self._stopped.wait(self._pause):
                        break
            finally:
                connection.close()

    def _ask(self, connection: HTTPConnection, chance: random.Random, tags: dict[str, str]) -> None:
        endpoint, path = chance.choice(_ALL) if chance.random() < 0.6 else ("", chance.choice(MARKED))
        method = "HEAD" if chance.random() < 0.1 else "GET"
        # The finder's files of a release that is no longer the newest lead to those of the newest.
        form, expected = None, {200, 302, 304} if endpoint.startswith("find.") else {200, 304}
        if chance.random() < 0.1:
            method, path, form, expected = chance.choice(_UNUSUAL)
        coding = chance.choice(_CODINGS)
        headers = {"Accept-Encoding": coding, "Content-Type": "application/x-www-form-urlencoded"}
        if path + coding in tags and chance.random() < 0.3:
            headers["If-None-Match"] = tags[path + coding]
        asked = time.monotonic()
        try:
            connection.request(method, path, form, headers)
            response = connection.getresponse()
            body = response.read()
        except (OSError, HTTPException) as error:
            self.faults.append(f"{method} {path}: {error!r}")
            connection.close()
            return
        self.answers += 1
        is_picture = endpoint == "compare.picture" or path.partition("?")[0].endswith(".png")
        if is_picture and response.status == 503 and response.headers["Retry-After"]:
            # Made when it is asked for, one at a time, and only a few may wait: a busy machine asks for patience.
            return
        if response.status not in expected:
            self.faults.append(f"{method} {path}: {response.status}")
        elif method == "GET" and response.status == 200:
            if "ETag" in response.headers:
                tags[path + coding] = response.headers["ETag"]
            self._look_at(endpoint, path, response, body, asked)

    def _look_at(self, endpoint: str, path: str, response: HTTPResponse, body: bytes, asked: float) -> None:
        if response.headers["Content-Length"] != str(len(body)):
            self.faults.append(f"{path}: {len(body)} bytes instead of {response.headers['Content-Length']}")
            return
        text = plain(response, body)
        marks = marks_in(text)
        if len(marks) > 1 and endpoint not in _OF_SEVERAL_RELEASES:
            self.faults.append(f"{path}: mixes marks {marks}")
        if path in MARKED:
            self.shown.append((asked, max(marks, default=0)))
            for number in _RELEASE.findall(text):
                self.marks_of_release[int(number)] |= marks or {0}


def plain(response: HTTPResponse, body: bytes) -> str:
    """The text of an answer, out of whatever coding it came in."""
    coding = response.headers.get("Content-Encoding")
    if coding == "br":
        body = brotli.decompress(body)
    elif coding == "gzip":
        body = gzip.decompress(body)
    return body.decode("utf-8", errors="replace")


_ALL = [
    (endpoint, prefix + path)
    for endpoint, path in ADDRESSES.items()
    if endpoint not in _NOT_IN_THE_SMALL_DATASET
    for prefix in ("", "/cy")
]
_UNUSUAL: list[tuple[str, str, str | None, set[int]]] = [
    ("POST", "/find", "q=Kent+Police", {303}),
    ("POST", "/cy/find", "q=nowhere+at+all", {200}),
    ("POST", "/support", "where=Kent", {200, 303}),
    ("GET", "/nowhere", None, {404}),
    ("GET", "/api/v1/forces?size=100000", None, {400}),
    ("GET", f"/forces?{'x' * 3000}", None, {414}),
    ("PUT", "/forces/kent", None, {405}),
    ("OPTIONS", "/forces", None, {200}),
    ("GET", "/healthz", None, {200}),
    ("GET", "/readyz", None, {200}),
]
