"""PNG from a drawn SVG, in a process of its own: a web worker must neither wait long for it nor grow by it."""

from __future__ import annotations

from portal.pictures.drawing_apart import drawn_apart, turn_of
from portal.pictures.png import smaller

SCALE = 2.0
TIMEOUT_SECONDS = 20.0


def png_of(svg: str, scale: float = SCALE, timeout_seconds: float = TIMEOUT_SECONDS, asker: str = "") -> bytes:
    """The drawing as a PNG, `scale` pixels for each of its own; fonts are those inside vl-convert.

    NotDrawnError where the drawing is not SVG, where its turn does not come within the time allowed, or where it then
    takes longer than that. `asker`: as in `turn_of`.
    """
    # One at a time for each web worker: a burst of requests must not become a burst of processes.
    with turn_of("pixels", asker, timeout_seconds):
        return drawn_apart("portal.pictures.rasterising_process", svg.encode(), timeout_seconds, str(scale))


def png_made_here(svg: str, scale: float = SCALE) -> bytes:
    """The same PNG, made in this process: for one that only draws, or makes hundreds and then ends."""
    from portal.pictures.fonts import converter  # noqa: PLC0415

    return smaller(converter().svg_to_png(svg, scale=scale))
