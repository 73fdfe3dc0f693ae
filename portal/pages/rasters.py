"""Drawings in pixels for the pages: made by a process of its own, or refused for a moment where that is busy."""

from __future__ import annotations

from typing import cast

from flask import current_app

from portal.pictures.drawing_apart import NotDrawnError
from portal.pictures.rasterising import SCALE, png_of
from portal.web.asker import asker
from portal.web.errors import PictureNotReadyError

# Where an application keeps another way to make a PNG than `png_of`.
RASTERISER = "rasteriser"


def rasterise(svg: str, scale: float = SCALE) -> bytes:
    """The drawing as PNG; raise PictureNotReadyError where it could not be made in time."""
    try:
        rasteriser = current_app.extensions.get(RASTERISER)
        return cast(bytes, rasteriser(svg, scale)) if rasteriser else png_of(svg, scale, asker=asker())
    except NotDrawnError as error:
        raise PictureNotReadyError from error
