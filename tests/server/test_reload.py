"""A stop and a reload let every visitor finish: no request is dropped, and the address is never dead in a reload."""

from __future__ import annotations

import signal
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from tests.server.serving import Served, served, wait_until

pytestmark = pytest.mark.timeout(180)


class Visitors:
    """Threads that ask for a page over and over, each request on a connection of its own."""

    def __init__(self, site: Served, number: int = 6) -> None:
        self.site = site
        self.answered = 0
        self.faults: list[str] = []
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(number)]

    def __enter__(self) -> Visitors:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        paths = ("/forces/kent", "/support/kent", "/forces")
        while not self._stopped.is_set():
            for path in paths:
                connection = HTTPConnection("127.0.0.1", self.site.port, timeout=30)
                try:
                    connection.request("GET", path)
                    answer = connection.getresponse()
                    body = answer.read()
                    if answer.status != 200 or answer.headers["Content-Length"] != str(len(body)):
                        self.faults.append(f"{path}: {answer.status}, {len(body)} bytes")
                    self.answered += 1
                except (OSError, HTTPException) as error:
                    self.faults.append(f"{path}: {error!r}")
                finally:
                    connection.close()


def test_a_reload_under_load_drops_no_request_and_renews_the_workers(database: Path, tmp_path: Path) -> None:
    with served(f"sqlite:///{database}", tmp_path) as site, Visitors(site) as visitors:
        before = set(site.worker_ids())
        for _ in range(2):
            time.sleep(1)
            site.process.send_signal(signal.SIGHUP)
            time.sleep(2)
        wait_until(lambda: not before & set(site.worker_ids()))
        answered = visitors.answered
        wait_until(lambda: visitors.answered > answered + 20)
    assert visitors.faults == []


def test_a_stop_lets_the_request_in_hand_finish(database: Path, tmp_path: Path) -> None:
    with served(f"sqlite:///{database}", tmp_path, WORKERS="1") as site:
        connections = []
        for _ in range(5):
            connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
            connection.putrequest("POST", "/find")
            connection.putheader("Content-Type", "application/x-www-form-urlencoded")
            connection.putheader("Content-Length", "13")
            connection.endheaders(b"q=ke")
            connections.append(connection)
        time.sleep(0.5)
        site.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        for connection in connections:
            connection.send(b"nt+police")
            answer = connection.getresponse()
            assert (answer.status, answer.headers["Location"]) == (303, "/forces/kent")
            connection.close()
        assert site.process.wait(timeout=30) == 0
