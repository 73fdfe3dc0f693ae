"""Pictures that are drawn when somebody asks for them: one at a time on the whole machine, and kept.

Knows no Altair: a picture is drawn by a process of its own, which ends with it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pickle
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from portal.charts.drawing_apart import NotDrawnError, drawn_apart, place_among_the_waiting
from portal.facts.comparison import Comparison
from portal.program_hash import program_hash

PictureForm = Literal["svg", "narrow.svg", "vl.json"]


@dataclass(frozen=True)
class ComparisonPicture:
    """The chart of a comparison, as a picture or as its Vega-Lite specification."""

    comparison: Comparison
    language_code: str
    form: PictureForm


@dataclass(frozen=True)
class Bundle:
    """Vega, Vega-Lite and Vega-Embed as one script for browsers, out of the installed vl-convert."""

    version: str


Task = ComparisonPicture | Bundle


@dataclass(frozen=True)
class Renderer:
    """Draws into a folder that all web workers of the machine share.

    At most one process draws at a time. Whoever comes meanwhile waits `patience_seconds` for a turn; a drawing that
    takes longer than `timeout_seconds` is ended. At most `most_kept` pictures are kept, the longest unused go first.
    """

    folder: Path
    patience_seconds: float = 15.0
    timeout_seconds: float = 20.0
    most_kept: int = 400

    def made(self, task: Task) -> bytes:
        """What the task asks for, drawn now or kept from before; raise NotDrawnError if it cannot be had now."""
        path = self.folder / _key(task)
        kept = _read(path)
        if kept is not None:
            return kept
        with place_among_the_waiting(), self._turn():
            kept = _read(path)
            if kept is None:
                kept = drawn_apart("drawing_process", pickle.dumps(task), self.timeout_seconds)
                self._keep(path, kept)
        return kept

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the machine's only turn to draw; raise NotDrawnError where others hold it for too long."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / "turn.lock").open("wb")
        except OSError as error:
            raise NotDrawnError(f"{self.folder} cannot be written: {error.strerror}") from error
        with lock:
            end = time.monotonic() + self.patience_seconds
            while True:
                try:
                    # The system takes the lock back when the file is closed, even by a worker that died.
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError as error:
                    if time.monotonic() >= end:
                        raise NotDrawnError("another picture is still being drawn") from error
                    time.sleep(0.05)
            yield

    def _keep(self, path: Path, content: bytes) -> None:
        """Keep a picture if the disk allows it; the reader gets it in any case."""
        try:
            unfinished = path.with_suffix(".unfinished")
            unfinished.write_bytes(content)
            unfinished.replace(path)
            by_use = sorted(self.folder.glob("*.drawn"), key=lambda kept: kept.stat().st_mtime)
            for oldest in by_use[: -self.most_kept]:
                oldest.unlink()
        except OSError:
            path.with_suffix(".unfinished").unlink(missing_ok=True)


def shared_renderer(instance_dir: Path) -> Renderer:
    """The one renderer of a machine: all that draw for the same instance folder share its turn and what it keeps."""
    return Renderer(instance_dir / "drawings")


def bundle() -> Bundle:
    """The bundle of the installed version."""
    return Bundle(version("vl-convert-python"))


def _read(path: Path) -> bytes | None:
    try:
        content = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    return content


def _key(task: Task) -> str:
    """The name of a kept picture: all that is drawn, and all that decides how, is in it."""
    return hashlib.sha256(f"{program_hash()}{task!r}".encode()).hexdigest() + ".drawn"
