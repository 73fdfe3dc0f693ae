"""Two servers share PostgreSQL: both see each release within five seconds, and no answer ever mixes two."""

from __future__ import annotations

import re
import threading
import time
from http.client import HTTPException

import pytest

from tests.delivery.serving import Served, served
from tests.reliability.marked_dataset import marks_in
from tests.reliability.store import Store

pytestmark = [pytest.mark.timeout(400), pytest.mark.xdist_group("postgresql")]
PAGES = ("/forces/kent", "/cy/forces/kent", "/about/sources", "/inspections/kent-cdi")
PATHS = (*PAGES, "/api/v1/forces/kent", "/forces.csv")
SECONDS_UNTIL_ALL_SEE = 5.0
_RELEASE = re.compile(r"[Rr]elease (\d+) of the figures")


class Watcher:
    """Visitors of one server, who note every answer that is wrong and the newest mark that each page showed."""

    def __init__(self, site: Served) -> None:
        self.site = site
        self.answers = 0
        self.faults: list[str] = []
        self.mark_of_release: dict[int, set[int]] = {}
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._visit) for _ in range(2)]

    def __enter__(self) -> Watcher:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def shows(self, mark: int) -> bool:
        """Whether every page shows that mark now."""
        return all(marks_in(self._text(path)) == {mark} for path in PAGES)

    def _text(self, path: str) -> str:
        response, body = self.site.get(path)
        assert response.status == 200
        return body.decode()

    def _visit(self) -> None:
        while not self._stopped.is_set():
            for path in PATHS:
                try:
                    response, body = self.site.get(path)
                except (OSError, HTTPException) as error:
                    self.faults.append(f"{path}: {error!r}")
                    continue
                self.answers += 1
                text = body.decode()
                marks = marks_in(text)
                if response.status != 200 or len(marks) > 1:
                    self.faults.append(f"{path}: {response.status}, marks {marks}")
                for number in _RELEASE.findall(text):
                    self.mark_of_release.setdefault(int(number), set()).update(marks or {0})
                time.sleep(0.01)


def test_every_server_sees_a_release_in_time_and_whole(postgresql_store: Store) -> None:
    store = postgresql_store
    with (
        served(store.url, store.folder) as one,
        served(store.url, store.folder) as two,
        Watcher(one) as first,
        Watcher(two) as second,
    ):
        for mark in (1, 2, None, 3):
            if mark is None:
                status, said = store.run("restore", "2", "--reason", "To see it again.")
                assert status == 0, said
            else:
                store.publish(mark)
            published = time.monotonic()
            shown = mark or 1
            while not (first.shows(shown) and second.shows(shown)):
                assert time.monotonic() - published < SECONDS_UNTIL_ALL_SEE, f"mark {shown} is not seen"
                time.sleep(0.1)
    marks = store.release_marks()
    assert marks == {1: 0, 2: 1, 3: 2, 4: 1, 5: 3}
    for watcher in (first, second):
        assert watcher.faults == []
        assert watcher.answers > 100
        # Each page names its release; its figures must be those of that release and of no other.
        assert watcher.mark_of_release
        for number, shown_marks in watcher.mark_of_release.items():
            assert shown_marks == {marks[number]}, number
