"""A stop and a reload let every visitor finish: no request is dropped, and the address is never dead in a reload."""

from __future__ import annotations

import select
import signal
import socket
import threading
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.patience import patience
from tests.server.serving import Served, served, wait_until


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

    def wait_for(self, more: int) -> None:
        """Wait until so many more requests were answered."""
        answered = self.answered
        wait_until(lambda: self.answered > answered + more)

    def _ask(self) -> None:
        paths = ("/forces/kent", "/support/kent", "/forces")
        while not self._stopped.is_set():
            for path in paths:
                connection = HTTPConnection("127.0.0.1", self.site.port, timeout=patience(30))
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
        for _ in range(2):
            before = set(site.worker_ids())
            site.process.send_signal(signal.SIGHUP)
            _wait_for_new_workers(site, before)
            visitors.wait_for(20)
    assert visitors.faults == []


def test_a_stop_lets_the_request_in_hand_finish(database: Path, tmp_path: Path) -> None:
    with served(f"sqlite:///{database}", tmp_path, WORKERS="1") as site:
        connections = []
        for _ in range(5):
            connection = HTTPConnection("127.0.0.1", site.port, timeout=patience(30))
            connection.putrequest("POST", "/find")
            connection.putheader("Content-Type", "application/x-www-form-urlencoded")
            connection.putheader("Content-Length", "13")
            connection.putheader("Expect", "100-continue")
            connection.endheaders()
            # Told to go on: the request is in hand.
            assert select.select([connection.sock], [], [], patience(30))[0]
            connection.send(b"q=ke")
            connections.append(connection)
        site.process.send_signal(signal.SIGTERM)
        wait_until(lambda: _is_refused(site))
        for connection in connections:
            connection.send(b"nt+police")
            answer = connection.getresponse()
            assert (answer.status, answer.headers["Location"]) == (303, "/forces/kent")
            connection.close()
        assert site.process.wait(timeout=patience(30)) == 0


def _wait_for_new_workers(site: Served, before: set[int]) -> None:
    wait_until(lambda: bool(site.worker_ids()) and not before & set(site.worker_ids()))


def _is_refused(site: Served) -> bool:
    try:
        socket.create_connection(("127.0.0.1", site.port)).close()
    except ConnectionRefusedError:
        return True
    return False
