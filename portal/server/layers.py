"""The layers between gunicorn and the site."""

from collections.abc import Iterable
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import sqlalchemy as sa
from flask import Flask

from portal.server.health import Health
from portal.server.page_cache import PageCache
from portal.server.release_watch import ReleaseWatch
from portal.settings import Settings

# Every page of one language, compressed, fits in.
BYTES_OF_PAGES = 8 * 1024 * 1024
# What a request says of the site, and the wish for another protocol, which a server is free to pass over.
_PASSED_OVER = (
    "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_PREFIX", "HTTP_FORWARDED", "HTTP_UPGRADE",
)  # fmt: skip


class TrustedHost:
    """Replaces the host and scheme that a request names by the site's own: a forged one changes nothing."""

    def __init__(self, application: WSGIApplication, site_url: str) -> None:
        self._application = application
        address = urlsplit(site_url)
        self._own = {
            "HTTP_HOST": address.netloc,
            "SERVER_NAME": address.hostname or "",
            "wsgi.url_scheme": address.scheme,
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve the request as one to the site's own address."""
        environ.update(self._own)
        for name in _PASSED_OVER:
            environ.pop(name, None)
        return self._application(environ, start_response)


def with_layers(app: Flask, bytes_of_pages: int = BYTES_OF_PAGES) -> WSGIApplication:
    """The site with everything in front of it, from the inside out: its own address, kept pages, health, metrics."""
    settings: Settings = app.extensions["settings"]
    engine: sa.Engine = app.extensions["engine"]
    watch = ReleaseWatch(engine)
    pages = PageCache(TrustedHost(app, settings.site_url), watch, bytes_of_pages)
    layered: WSGIApplication = Health(pages, watch)
    if settings.metrics_port:
        # Loaded only where it is asked for: it takes memory, and must find its folder in the environment.
        from portal.server.metrics import AnswerCounter  # noqa: PLC0415

        layered = AnswerCounter(layered, pages, watch)
    return layered
