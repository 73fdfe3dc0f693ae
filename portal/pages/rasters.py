"""Drawings in pixels for the pages: made by a process of its own, or refused for a moment where that is busy."""

from __future__ import annotations

from werkzeug.exceptions import ServiceUnavailable

from portal.charts.rasterising import SCALE, RasterisingError, png_of

RETRY_AFTER_SECONDS = 5


def rastered(svg: str, scale: float = SCALE) -> bytes:
    """The drawing as PNG; raise ServiceUnavailable where it could not be made in time."""
    try:
        return png_of(svg, scale)
    except RasterisingError as error:
        raise ServiceUnavailable(retry_after=RETRY_AFTER_SECONDS) from error
