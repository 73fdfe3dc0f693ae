"""Whether the site runs (`/healthz`) and whether it can answer from a release (`/readyz`)."""

import time
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.test import Client

from portal.server.release_watch import ReleaseWatch
from portal.web.edition import ENDPOINT_KEY, Edition
from portal.web.headers import HEADERS

_METHODS = ("GET", "HEAD", "OPTIONS")
_ALLOWED = ", ".join(_METHODS)
_FOR_VICTIMS = ("/support", "/cy/support", "/support/safety", "/support/in/en-simple", "/find")
_SECONDS_BETWEEN_RENDERINGS = 60.0
_OF_ANOTHER_VERSION = (
    "Not ready: another version of the site made the tables. "
    "`python app.py` builds them anew at its start, and so does `portal publish`."
)


class Health:
    """A WSGI layer that answers the two questions of a machine that watches over the site.

    `/healthz` is 200 as long as the process answers. `/readyz` is 200 while the database answers and holds a release,
    and the pages that victims need render, else 503: pages that were rendered already are served all the same. Any
    method but GET, HEAD and OPTIONS gets 405.
    """

    def __init__(self, application: WSGIApplication, watch: ReleaseWatch) -> None:
        self._application = application
        self._watch = watch
        self._rendered: Edition | None = None
        self._render_again_at = 0.0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer the two addresses; pass everything else on."""
        path = environ.get("PATH_INFO", "")
        if path not in ("/healthz", "/readyz"):
            return self._application(environ, start_response)
        environ[ENDPOINT_KEY] = path.strip("/")
        status, text = self._answer(path, environ["REQUEST_METHOD"])
        body = f"{text}\n".encode()
        start_response(
            status,
            [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("Cache-Control", "no-store"),
                ("Allow", _ALLOWED),
                *HEADERS.items(),
            ],
        )
        return () if environ["REQUEST_METHOD"] == "HEAD" else (body,)

    def _answer(self, path: str, method: str) -> tuple[str, str]:
        if method not in _METHODS:
            return "405 Method Not Allowed", "The address is right, but it is for reading only."
        if method == "OPTIONS":
            return "200 OK", f"This address takes {_ALLOWED}."
        return ("200 OK", "The site runs.") if path == "/healthz" else self._readiness()

    def _readiness(self) -> tuple[str, str]:
        self._watch.start()
        if not self._watch.is_awake:
            return "503 Service Unavailable", "Not ready: nothing has looked at the database for some time."
        if self._watch.answers and not self._watch.is_of_today:
            return "503 Service Unavailable", _OF_ANOTHER_VERSION
        if self._watch.answers and self._watch.edition:
            broken = self._broken_page()
            if broken is not None:
                return "503 Service Unavailable", f"Not ready: {broken}, which victims need, does not render."
            return "200 OK", f"Ready, with release {self._watch.edition.release.number}."
        return "503 Service Unavailable", "Not ready: the database does not answer, or holds no release."

    def _broken_page(self) -> str | None:
        """A page for victims that does not render; looked for again with each edition, and every minute."""
        edition, now = self._watch.edition, time.monotonic()
        if self._rendered == edition and now < self._render_again_at:
            return None
        for path in _FOR_VICTIMS:
            if Client(self._application).get(path, buffered=True).status_code >= 500:
                return path
        self._rendered, self._render_again_at = edition, now + _SECONDS_BETWEEN_RENDERINGS
        return None
