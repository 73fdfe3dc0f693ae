"""How long a visitor waits after the site is started: with a database, a second time, and from a fresh clone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.servers import ROOT, answers
from tests.bench.table import Line, not_measured, spread
from tests.browser.running import free_port
from tests.working_tree import copy_working_tree

WITH_DATABASE, SECOND_RUN, FRESH_CLONE = 1.5, 2.0, 25.0
_ROUNDS = 5
_VENV = ROOT / ".venv"
# The installation is left aside: the clone uses this one, and does not renew it.
_MAKE = ["make", "--silent", f"VENV={_VENV}", f"--old-file={_VENV}/.run", f"--old-file={_VENV}/bin/python", "run"]


def starts(database: Path, folder: Path) -> Iterator[Line]:
    """The lines of starting."""
    settings = {"DATABASE_URL": f"sqlite:///{database}", "INSTANCE_DIR": str(database.parent)}
    with_database = [_seconds_to_answer([sys.executable, "app.py"], ROOT, settings) for _ in range(_ROUNDS)]
    yield _line("start with an existing database, to the first response", with_database, WITH_DATABASE)
    clone = folder / "clone"
    try:
        copy_working_tree(clone)
    except subprocess.CalledProcessError as error:
        yield not_measured("`make run` on a fresh clone", f"at most {FRESH_CLONE:g} s", error.stderr)
        return
    fresh = [_seconds_to_answer(_MAKE, clone, {"INSTANCE_DIR": str(clone / "instance")})]
    yield _line("`make run` on a fresh clone, install aside", fresh, FRESH_CLONE)
    again = [_seconds_to_answer(_MAKE, clone, {"INSTANCE_DIR": str(clone / "instance")}) for _ in range(_ROUNDS)]
    yield _line("`make run` a second time", again, SECOND_RUN)


def _line(what: str, seconds: list[float], at_most: float) -> Line:
    found = median(seconds)
    detail = f"{spread(seconds, 2)} s" if len(seconds) > 1 else "once"
    return Line(what, f"{found:.2f} s", f"at most {at_most:g} s", found <= at_most, detail)


def _seconds_to_answer(command: list[str], folder: Path, settings: dict[str, str]) -> float:
    port = free_port()
    environment = os.environ | settings | {"PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}"}
    # Modules are compiled once and found again, as after any installation.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not answers(port, "/"):
            assert process.poll() is None, f"{command} ended"
            assert time.perf_counter() - began < 120, f"{command} did not answer"
            time.sleep(0.01)
        return time.perf_counter() - began
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)
