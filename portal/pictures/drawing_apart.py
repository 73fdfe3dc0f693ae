"""Pictures that somebody waits for are made by processes of their own, and only a few visitors wait at a time."""

import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.pictures.waiting import NoPlaceError, Waiting

_ROOT = Path(__file__).parent.parent.parent
# Of the threads of a web worker: the others stay free for pages, however many pictures are asked for.
_waiting = Waiting(places=4)


class NotDrawnError(RuntimeError):
    """A picture could not be made now; the message says why. Asking again later may help."""


@contextmanager
def turn_of(asker: str, patience_seconds: float, may_begin: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """Hold this process's turn to have a picture drawn; raise NotDrawnError where it does not come.

    `asker` tells whoever asks from others, and nothing more: one cannot keep the others from a turn. `may_begin` says
    whether it can begin now, with a view to other processes.
    """
    try:
        with _waiting.turn(asker, patience_seconds, may_begin):
            yield
    except NoPlaceError as error:
        raise NotDrawnError(str(error)) from error


def draw_apart(module: str, given: bytes, timeout_seconds: float) -> bytes:
    """What a module, run as a process, makes of its input; raise NotDrawnError where it does not."""
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", module],
            input=given,
            capture_output=True,
            cwd=_ROOT,
            timeout=timeout_seconds,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NotDrawnError(f"no picture after {timeout_seconds:g} seconds") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().splitlines()
        raise NotDrawnError(reason[-1] if reason else f"exit status {error.returncode}") from error
    except OSError as error:
        raise NotDrawnError(f"no process could be started: {error.strerror}") from error
    return done.stdout


def end_with_the_owner() -> None:
    """Let this process end when the one that started it is gone: a pool whose owner is killed would wait for ever."""
    owner = multiprocessing.parent_process()
    assert owner is not None

    def wait() -> None:
        owner.join()
        os._exit(1)

    threading.Thread(target=wait, name="end with the owner", daemon=True).start()
