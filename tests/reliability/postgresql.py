"""A real PostgreSQL server of the tests' own, from the machine's programs; it may be stopped, started and silenced."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.browser.running import free_port
from tests.patience import patience

_DEBIAN = Path("/usr/lib/postgresql")
_SECONDS_TO_START = 30


class PostgreSQL:
    """One server with its data in a folder of its own; it refuses to run as root, so it runs as `nobody` there."""

    def __init__(self) -> None:
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="portal-postgresql-"))
        self._user = "nobody" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self.folder, self._user, pwd.getpwnam(self._user).pw_gid)
        self._process: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-D", self._data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(program("postgres"), "-D", self._data, "-p", str(self.port), "-h", "127.0.0.1"),
                    *("-c", f"unix_socket_directories={self.folder}", "-c", "max_connections=120"),
                ],
                user=self._user,
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + patience(_SECONDS_TO_START)
        while True:
            try:
                psycopg.connect(self._address("postgres")).close()
            except psycopg.OperationalError:
                assert time.monotonic() < end, (self.folder / "log").read_text()
                time.sleep(0.1)
            else:
                return

    def stop(self) -> None:
        """Stop it at once, as if the machine had lost its power."""
        if self._process:
            self._run("pg_ctl", "stop", "-D", self._data, "-m", "immediate", "-w")
            self._process.wait(timeout=patience(30))
            self._process = None

    @contextmanager
    def silent(self) -> Iterator[None]:
        """All its processes stand still until the end of `with`: it takes what is sent, and says nothing."""
        assert self._process is not None
        # The first process goes first, for it is the one that would start more.
        first = self._process.pid
        first_and_others = [first]
        try:
            os.kill(first, signal.SIGSTOP)
            others = Path(f"/proc/{first}/task/{first}/children").read_text().split()
            first_and_others += map(int, others)
            for process in first_and_others:
                os.kill(process, signal.SIGSTOP)
            yield
        finally:
            for process in first_and_others:
                os.kill(process, signal.SIGCONT)

    def remove(self) -> None:
        """Stop it and remove its data."""
        self.stop()
        shutil.rmtree(self.folder)

    def create(self, name: str, like: str = "template1") -> str:
        """A new database, a copy of another one; returns its address for the site."""
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self.url(name)

    def url(self, name: str) -> str:
        """The address of a database, as `DATABASE_URL` takes it."""
        return f"postgresql+psycopg://portal@127.0.0.1:{self.port}/{name}"

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _address(self, name: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=portal dbname={name} connect_timeout=2"

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run(
            [program(name), *arguments],
            check=False,
            user=self._user,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=patience(60),
        )
        assert done.returncode == 0, done.stderr


def program(name: str) -> str:
    """Where a program of PostgreSQL is: on the path, or where Debian keeps the newest version."""
    found = shutil.which(name)
    versions = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    assert found or versions, f"{name} is not installed: run tests/system_packages.sh"
    return found or str(versions[-1])
