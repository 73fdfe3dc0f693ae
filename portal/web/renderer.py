"""Pictures that are drawn when somebody asks for them: one at a time on the whole machine, and kept.

Knows neither Altair nor vl-convert: a picture is drawn by a process of its own, which ends with it, for a web worker
must neither wait long for it nor grow by it.
"""

import fcntl
import hashlib
import math
import pickle
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Literal

from portal.facts.comparison import Comparison
from portal.pictures.drawing_apart import draw_apart, turn_of
from portal.pictures.kept_files import KeptFiles
from portal.program_hash import program_hash

PictureForm = Literal["svg", "narrow.svg", "vl.json"]
# Those who wait in another worker look more often than this.
_SECONDS_FOR_THE_OTHERS = 0.15


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


@dataclass(frozen=True)
class Raster:
    """A drawn SVG as PNG, `scale` pixels for each of its own; fonts are those inside vl-convert."""

    svg: str
    scale: float


Task = ComparisonPicture | Bundle | Raster


class _Drew:
    """When this process last had the machine's turn to draw."""

    at = -math.inf


_drew = _Drew()


@dataclass(frozen=True)
class Renderer:
    """Draws into a folder that all web workers of the machine share.

    At most one process draws at a time. Whoever comes meanwhile waits `patience_seconds` for a turn; turns alternate
    between askers and between workers. A drawing that takes longer than `timeout_seconds` is ended. At most `most_kept`
    pictures are kept, the longest unused go first.
    """

    folder: Path
    patience_seconds: float = 15.0
    timeout_seconds: float = 20.0
    most_kept: int = 400

    def draw(self, task: Task, asker: str = "") -> bytes:
        """What the task asks for, drawn now or kept from before; raise NotDrawnError if it cannot be had now.

        `asker`: as in `turn_of`.
        """
        kept, key = KeptFiles(self.folder, ".drawn", self.most_kept), _key(task)
        picture = kept.read(key)
        if picture is not None:
            return picture
        with self._turn_of_the_machine(asker):
            picture = kept.read(key)
            if picture is None:
                picture = draw_apart("portal.web.drawing_process", pickle.dumps(task), self.timeout_seconds)
                kept.keep(key, picture)
                kept.tidy()
        return picture

    @contextmanager
    def _turn_of_the_machine(self, asker: str) -> Iterator[None]:
        """Hold the machine's only turn to draw; raise NotDrawnError where others hold it for too long.

        Where the folder cannot be written, it is the only turn of this process.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / "turn.lock").open("wb")
        except OSError:
            with turn_of(asker, self.patience_seconds):
                yield
            return
        with lock, turn_of(asker, self.patience_seconds, lambda: _took(lock)):
            try:
                yield
            finally:
                # Released only when the file closes, it would still be held when the next in line tries it.
                fcntl.flock(lock, fcntl.LOCK_UN)
                _drew.at = time.monotonic()


def shared_renderer(instance_dir: Path) -> Renderer:
    """The one renderer of a machine: all that draw for the same instance folder share its turn and what it keeps."""
    return Renderer(instance_dir / "drawings")


def bundle() -> Bundle:
    """The bundle of the installed version."""
    return Bundle(version("vl-convert-python"))


def _took(lock: IO[bytes]) -> bool:
    """Take the machine's turn where it is free, and where the other workers had time to take it first."""
    if time.monotonic() < _drew.at + _SECONDS_FOR_THE_OTHERS:
        return False
    try:
        # The system takes the lock back when the file is closed, even by a worker that died.
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _key(task: Task) -> str:
    """The name of a kept picture: all that is drawn, and all that decides how, is in it."""
    return hashlib.sha256(f"{program_hash()}{task!r}".encode()).hexdigest()
