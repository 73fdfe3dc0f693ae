"""The real site under gunicorn, as an operator starts it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from tests.browser.running import free_port, wait_for
from tests.patience import patience

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Served:
    """A running site: where it listens, its first process, and the file that holds everything it wrote."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, seconds: float = 30, **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer to GET, over a connection of its own; TimeoutError after so many seconds without a word."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=patience(seconds))
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def worker_ids(self) -> list[int]:
        """The process ids of its workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(child) for child in children.split()]


@contextmanager
def served(
    database_url: str, folder: Path, before_start: Callable[[], None] | None = None, **environment: str
) -> Iterator[Served]:
    """Start the site on that database with `python app.py`, and stop it in the end.

    `before_start` is called in the new process, to take something away from it.
    """
    port = free_port()
    settings = {"DATABASE_URL": database_url, "PORT": str(port), "WORKERS": "2", "INSTANCE_DIR": str(folder)}
    with started(["app.py"], settings | environment, port, folder / f"log-{port}", before_start) as site:
        yield site


@contextmanager
def started(
    arguments: list[str],
    environment: dict[str, str],
    port: int,
    log: Path,
    before_start: Callable[[], None] | None = None,
) -> Iterator[Served]:
    """Start a server with `python` and these arguments, wait until it answers, and stop it in the end."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=output,
            stderr=output,
            preexec_fn=before_start,  # noqa: PLW1509  (no thread of a test holds a lock that it needs)
        )
    site = Served(port, process, log)
    try:
        wait_for(f"{site.address}/healthz", process, log)
        yield site
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=patience(40))
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def wait_until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something to hold; fails where it does not in the time that it may take on this machine now."""
    end = time.monotonic() + patience(seconds)
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)
