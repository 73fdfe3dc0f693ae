"""The address of the site as its operator gave it, whatever a request claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CLAIMS = ("HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_PREFIX", "HTTP_FORWARDED")


class TrustedHost:
    """Puts the site's own host and scheme in the place of those that a request names: a forged one changes nothing."""

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
        for claim in _CLAIMS:
            environ.pop(claim, None)
        return self._application(environ, start_response)
