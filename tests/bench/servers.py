"""Servers started for a measurement and stopped after it, each on a free port, and the memory that they take."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.browser.running import free_port

ROOT = Path(__file__).parent.parent.parent
SECONDS_TO_START = 60
SITE = "app:app"
HELLO = "tests.bench.hello:app"
UNCACHED = "tests.bench.uncached:app"


class NotStartedError(RuntimeError):
    """A server did not answer in time; the message holds what it wrote."""


@contextmanager
def gunicorn(application: str, database: Path, workers: int = 2) -> Iterator[tuple[int, int]]:
    """Serve an application with the site's own gunicorn settings; gives the port and the process id of the master."""
    port = free_port()
    settings = {
        "DATABASE_URL": f"sqlite:///{database}",
        "INSTANCE_DIR": str(database.parent),
        "PORT": str(port),
        "WORKERS": str(workers),
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "python:portal.server.gunicorn_settings", application]
    with running(command, port, "/", settings) as process_id:
        yield port, process_id


@contextmanager
def datasette(database: Path) -> Iterator[int]:
    """Serve a SQLite file with Datasette; gives the port."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(database), "--port", str(port)]
    with running(command, port, "/", {}):
        yield port


@contextmanager
def running(command: Sequence[str], port: int, path: str, settings: dict[str, str]) -> Iterator[int]:
    """Run a server until the end of the block, from its first answer on; gives its process id."""
    # A file, for a pipe that nobody reads stops a server that writes down each request.
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=said, stderr=said)
        try:
            end = time.monotonic() + SECONDS_TO_START
            while not answers(port, path):
                if process.poll() is not None or time.monotonic() > end:
                    process.kill()
                    said.seek(0)
                    raise NotStartedError(f"{command[0]} did not start: {said.read().decode()[-300:]}")
                time.sleep(0.02)
            yield process.pid
        finally:
            process.terminate()
            process.wait(timeout=60)


def answers(port: int, path: str) -> bool:
    """Whether a server answers there."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def children_of(process_id: int) -> list[int]:
    """The process ids of a server's workers."""
    return [int(child) for child in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]


def megabytes(process_id: int, kind: str = "Rss") -> float:
    """The memory of a process in megabytes (1024² bytes): `Rss` = resident, `Pss` = with what is shared divided."""
    found = re.search(rf"^{kind}:\s+(\d+) kB", Path(f"/proc/{process_id}/smaps_rollup").read_text(), re.MULTILINE)
    assert found, kind
    return int(found[1]) / 1024
