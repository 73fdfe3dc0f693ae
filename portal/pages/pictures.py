"""Pictures that the pages have drawn when somebody asks for them, or refuse for a moment where others are drawn."""

from __future__ import annotations

from typing import cast

from flask import current_app

from portal.pictures.drawing_apart import NotDrawnError
from portal.web.asker import asker
from portal.web.context import settings
from portal.web.errors import PictureNotReadyError
from portal.web.renderer import Raster, Task, shared_renderer

SCALE = 2.0
# Where an application keeps another way to make a PNG than the renderer.
RASTERISER = "rasteriser"


def draw(task: Task) -> bytes:
    """What the renderer makes of a task; raise PictureNotReadyError where it could not be made in time."""
    try:
        return shared_renderer(settings().instance_dir).draw(task, asker())
    except NotDrawnError as error:
        raise PictureNotReadyError from error


def rasterise(svg: str, scale: float = SCALE) -> bytes:
    """The drawing as PNG; raise PictureNotReadyError where it could not be made in time."""
    rasteriser = current_app.extensions.get(RASTERISER)
    return cast(bytes, rasteriser(svg, scale)) if rasteriser else draw(Raster(svg, scale))
