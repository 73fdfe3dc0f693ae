"""An operator's command in a process that has loaded the site already, so that a test can start and kill hundreds."""

import multiprocessing
import os
import signal
from collections.abc import Mapping
from pathlib import Path

from tests.patience import patience

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["portal.commands.main", "portal.commands.publish", "portal.commands.restore"])


class Command:
    """`portal …`, running."""

    def __init__(self, arguments: tuple[str, ...], environment: Mapping[str, str], said: Path) -> None:
        self._said = said
        self._process = _PROCESSES.Process(target=_run, args=(arguments, dict(environment), said))
        self._process.start()

    def ended_within(self, seconds: float) -> bool:
        """Whether it ends by itself in that time."""
        self._process.join(seconds)
        return self._process.exitcode is not None

    def interrupt(self) -> None:
        """Ask it to end, as Ctrl-C does."""
        assert self._process.pid is not None
        os.kill(self._process.pid, signal.SIGINT)

    def kill(self) -> None:
        """End it at once, as `kill -9` does."""
        self._process.kill()
        self._process.join()

    def result(self, seconds: float = 120) -> tuple[int, str]:
        """Its exit status, and what it said."""
        assert self.ended_within(patience(seconds)), self._said.read_text()
        return self._process.exitcode or 0, self._said.read_text()

    def processes(self) -> list[int]:
        """The process ids of what it has started itself."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text()
        return [int(child) for child in children.split()]


def _run(arguments: tuple[str, ...], environment: dict[str, str], said: Path) -> None:
    from portal.commands.main import main  # noqa: PLC0415  (loaded before, by the process that this one is a copy of)

    os.environ.update(environment)
    # As in a terminal: what runs in the background of a script is started deaf to Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with said.open("wb") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    main(arguments)
