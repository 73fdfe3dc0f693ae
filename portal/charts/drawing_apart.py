"""Pictures that somebody waits for are made by processes of their own, and only a few visitors wait at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent
# Of the threads of a web worker: the others stay free for pages, however many pictures are asked for.
_places = threading.BoundedSemaphore(4)


class NotDrawnError(RuntimeError):
    """A picture could not be made now; the message says why. Asking again later may help."""


@contextmanager
def place_among_the_waiting() -> Iterator[None]:
    """One of the few places of this process to wait for a picture; raise NotDrawnError where all are taken."""
    if not _places.acquire(blocking=False):
        raise NotDrawnError("too many already wait for a picture")
    try:
        yield
    finally:
        _places.release()


def drawn_apart(module: str, given: bytes, timeout_seconds: float, *arguments: str) -> bytes:
    """What a module of the charts, run as a process, makes of its input; raise NotDrawnError where it does not."""
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", f"portal.charts.{module}", *arguments],
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
