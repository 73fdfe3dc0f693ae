"""Pictures that the pages have drawn when somebody asks for them, or refuse for a moment where others are drawn."""

import ipaddress
from typing import cast

from flask import current_app, request

from portal.pictures.drawing_apart import NotDrawnError
from portal.web.context import settings
from portal.web.errors import PictureNotReadyError
from portal.web.renderer import Raster, Task, shared_renderer

SCALE = 2.0
# Where an application keeps another way to make a PNG than the renderer.
RASTERISER = "rasteriser"
# What one household or one server is given of version 6.
_BITS_OF_ONE_OWNER = 64


def draw(task: Task) -> bytes:
    """What the renderer makes of a task; raise PictureNotReadyError where it could not be made in time."""
    try:
        return shared_renderer(settings().instance_dir).draw(task, _asker())
    except NotDrawnError as error:
        raise PictureNotReadyError from error


def rasterise(svg: str, scale: float = SCALE) -> bytes:
    """The drawing as PNG; raise PictureNotReadyError where it could not be made in time."""
    rasteriser = current_app.extensions.get(RASTERISER)
    return cast(bytes, rasteriser(svg, scale)) if rasteriser else draw(Raster(svg, scale))


def _asker() -> str:
    """A key by which requests of one address are told from others; behind a proxy, all visitors share one.

    Nothing of it is kept after the request, or logged.
    """
    address = request.remote_addr or ""
    try:
        if ipaddress.ip_address(address).version == 6:
            return str(ipaddress.ip_network((address, _BITS_OF_ONE_OWNER), strict=False))
    except ValueError:
        # A socket of the machine has no address.
        return ""
    return address
