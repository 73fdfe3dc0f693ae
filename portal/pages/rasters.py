"""Drawings in pixels for the pages: made by a process of its own, or refused for a moment where that is busy."""

from __future__ import annotations

from typing import cast

from flask import current_app
from werkzeug.exceptions import ServiceUnavailable

from portal.charts.rasterising import SCALE, RasterisingError, png_of

# Where an application keeps another way to make a PNG than `png_of`.
RASTERISER = "rasteriser"
RETRY_AFTER_SECONDS = 5


def rastered(svg: str, scale: float = SCALE) -> bytes:
    """The drawing as PNG; raise ServiceUnavailable where it could not be made in time."""
    try:
        return cast(bytes, current_app.extensions.get(RASTERISER, png_of)(svg, scale))
    except RasterisingError as error:
        raise ServiceUnavailable(retry_after=RETRY_AFTER_SECONDS) from error
