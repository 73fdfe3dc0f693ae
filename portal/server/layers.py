"""The layers between gunicorn and the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from flask import Flask

from portal.server.health import Health
from portal.server.page_cache import PageCache
from portal.server.release_watch import ReleaseWatch
from portal.server.trusted_host import TrustedHost
from portal.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# Every page of one language, compressed, fits in.
BYTES_OF_PAGES = 8 * 1024 * 1024


def delivered(app: Flask, bytes_of_pages: int = BYTES_OF_PAGES) -> WSGIApplication:
    """The site with everything in front of it, from the inside out: its own address, kept pages, health, metrics."""
    settings: Settings = app.extensions["settings"]
    engine: sa.Engine = app.extensions["engine"]
    watch = ReleaseWatch(engine)
    pages = PageCache(TrustedHost(app, settings.site_url), watch, bytes_of_pages)
    layered: WSGIApplication = Health(pages, watch)
    if settings.metrics_port:
        # Loaded only where it is asked for: it takes memory, and must find its folder in the environment.
        from portal.server.metrics import Counted  # noqa: PLC0415

        layered = Counted(layered, pages, watch)
    return layered
