"""PNG from a drawn SVG, in a process of its own: a web worker must neither wait long for it nor grow by it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from portal.charts.palette import PAPER
from portal.charts.png import smaller

SCALE = 2.0
TIMEOUT_SECONDS = 20.0
_ROOT = Path(__file__).parent.parent.parent
# One at a time for each web worker: a burst of requests must not become a burst of processes.
_turn = threading.BoundedSemaphore(1)


class RasterisingError(RuntimeError):
    """A PNG could not be made; the message says why."""


def png_of(svg: str, scale: float = SCALE, timeout_seconds: float = TIMEOUT_SECONDS) -> bytes:
    """The drawing as a PNG on light paper, `scale` pixels for each of its own; fonts are those inside vl-convert.

    RasterisingError where the drawing is not SVG, or where it takes longer than the time allowed, waiting included.
    """
    if not _turn.acquire(timeout=timeout_seconds):
        raise RasterisingError("another picture is still being made")
    try:
        made = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "portal.charts.rasterising_process", str(scale)],
            input=svg.encode(),
            capture_output=True,
            cwd=_ROOT,
            timeout=timeout_seconds,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise RasterisingError(f"no picture after {timeout_seconds:g} seconds") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip()
        raise RasterisingError(reason or f"exit status {error.returncode}") from error
    finally:
        _turn.release()
    return made.stdout


def png_made_here(svg: str, scale: float = SCALE) -> bytes:
    """The same PNG, made in this process: for one that only draws, or makes hundreds and then ends."""
    import vl_convert  # noqa: PLC0415

    return smaller(vl_convert.svg_to_png(on_paper(svg), scale=scale))


def on_paper(svg: str) -> str:
    """The drawing with paper beneath it, which a page gives it but a PNG would lack."""
    head, bracket, rest = svg.partition(">")
    return f'{head}{bracket}<rect width="100%" height="100%" fill="{PAPER}"/>{rest}'
