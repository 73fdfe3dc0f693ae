"""A newcomer with a terminal, who does what the README says in a copy of the repository and nowhere else."""

import os
import signal
import subprocess
import sysconfig
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.running import free_port
from tests.patience import patience
from tests.recipes.changes import NotApplicableError, apply
from tests.recipes.readme import Block
from tests.working_tree import copy_working_tree

_SECONDS_FOR_A_BLOCK = 120
# The guard is for the processes that draw charts: each reads the command's file anew.
_COMMAND = """#!{interpreter}
from {module} import {function}

if __name__ == "__main__":
    {function}()
"""
_AUTHOR = ["-c", "user.name=A newcomer", "-c", "user.email=newcomer@example.org"]


def make_repository(folder: Path) -> None:
    """Put the files of this repository, as they are in the working tree, into a new one at the folder."""
    copy_working_tree(folder)
    for words in (["init", "--quiet"], ["add", "--all"], [*_AUTHOR, "commit", "--quiet", "--message", "All of it"]):
        subprocess.run(["git", *words], cwd=folder, check=True, env=_environment(folder, folder))


def install(clone: Path) -> None:
    """Put in place what the first `make run` would download: the libraries of the tests, and the clone's own code."""
    venv.create(clone / ".venv", symlinks=True, with_pip=False)
    (libraries,) = (clone / ".venv" / "lib").glob("python*/site-packages")
    paths = dict.fromkeys([str(clone), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    (libraries / "clone.pth").write_text("\n".join(paths) + "\n")
    interpreter = clone / ".venv" / "bin" / "python"
    for name in ("portal", "pybabel"):
        (entry,) = entry_points(group="console_scripts", name=name)
        command = interpreter.with_name(name)
        command.write_text(_COMMAND.format(interpreter=interpreter, module=entry.module, function=entry.attr))
        command.chmod(0o755)
    (clone / ".venv" / ".run").touch()


class Terminal:
    """A shell; each block begins in the folder where the one before it ended."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self.folder = folder
        self._home = folder
        self._repository = repository

    def follow(self, block: Block) -> str:
        """Run a block of commands, or apply a block of changes; return what it printed, fail with it if it fails."""
        if block.language == "diff":
            try:
                apply(self.folder, block.text)
            except NotApplicableError as error:
                pytest.fail(f"{block.place} cannot be followed: {error}")
            return ""
        assert block.language == "sh", f"{block.place}: what is to be done with {block.language!r}?"
        ended_in = self._home / "ended-in"
        printed = self._run(["sh", "-euc", f'{block.text}\npwd > "{ended_in}"'], block)
        self.folder = Path(ended_in.read_text().rstrip("\n"))
        return printed

    @contextmanager
    def serving(self, block: Block) -> Iterator[str]:
        """Run a block that serves the site until it is stopped; give the site's address once it answers."""
        port = free_port()
        log = self._home / "log"
        environment = _environment(self._home, self._repository) | {"PORT": str(port)}
        with log.open("wb") as output:
            # A session of its own: make, the shell and the site are stopped together.
            process = subprocess.Popen(
                ["sh", "-euc", block.text],
                cwd=self.folder,
                env=environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            _wait_for(f"http://127.0.0.1:{port}/readyz", process, log, block)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=patience(40))

    def _run(self, command: list[str], block: Block, typed: str = "") -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=_environment(self._home, self._repository),
            check=False,
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=patience(_SECONDS_FOR_A_BLOCK),
        )
        if done.returncode:
            pytest.fail(f"{block.place} cannot be followed:\n{block.text}\n{done.stdout}")
        return done.stdout


def read(address: str) -> str:
    """The text of a page or file of the site."""
    with urlopen(address, timeout=patience(60)) as answer:
        return str(answer.read().decode())


def read_until(address: str, text: str) -> str:
    """The page once it holds the text, as a reader who loads it again; the last page read if it never does."""
    end = time.monotonic() + patience(20)
    page = read(address)
    while text not in page and time.monotonic() < end:
        time.sleep(0.5)
        page = read(address)
    return page


def _environment(home: Path, repository: Path) -> dict[str, str]:
    """No setting of the one who runs the tests, no git configuration, and no git repository but the copy.

    But what other tests have drawn is there, as for a newcomer who comes a second time.
    """
    drawn = {name: os.environ[name] for name in ("CHART_STORE",) if name in os.environ}
    return drawn | {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "REPOSITORY": str(repository),
    }


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path, block: Block) -> None:
    end = time.monotonic() + patience(_SECONDS_FOR_A_BLOCK)
    while process.poll() is None and time.monotonic() < end:
        try:
            read(address)
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{block.place}: the site does not answer:\n{log.read_text()}")
