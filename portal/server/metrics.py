"""Counts for the operator: how often and how fast each part of the site answered; never for whom or at which path."""

import socketserver
import threading
import time
from collections.abc import Iterable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, make_wsgi_app, multiprocess

from portal.server.page_cache import PageCache
from portal.server.release_watch import ReleaseWatch
from portal.web.edition import ENDPOINT_KEY, NO_ENDPOINT

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST"})
_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)

_requests = Counter("portal_requests", "Requests by endpoint, method and status", ["endpoint", "method", "status"])
_seconds = Histogram("portal_request_seconds", "Seconds until an answer was ready", ["endpoint"], buckets=_SECONDS)
_bytes_kept = Gauge("portal_kept_bytes", "Bytes of rendered pages in memory", multiprocess_mode="livesum")
_release = Gauge("portal_release", "The oldest release that a worker knows as current", multiprocess_mode="livemin")
_database = Gauge("portal_database_answers", "1 while the database answers every worker", multiprocess_mode="livemin")


class AnswerCounter:
    """A WSGI layer that counts what the layers beneath it answer."""

    def __init__(self, application: WSGIApplication, pages: PageCache, watch: ReleaseWatch) -> None:
        self._application = application
        self._pages = pages
        self._watch = watch
        watch.afterwards = self._tell_of_the_database
        # A worker that nobody has asked for anything yet would tell of no release.
        watch.start()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, and count."""
        statuses = ["500"]

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            statuses[0] = status[:3]
            return start_response(status, headers, *error)

        began = time.perf_counter()
        try:
            return self._application(environ, start)
        finally:
            endpoint = environ.get(ENDPOINT_KEY, NO_ENDPOINT)
            method = environ["REQUEST_METHOD"]
            _requests.labels(endpoint, method if method in _METHODS else "other", statuses[0]).inc()
            _seconds.labels(endpoint).observe(time.perf_counter() - began)
            _bytes_kept.set(self._pages.bytes_kept)

    def _tell_of_the_database(self) -> None:
        _database.set(self._watch.answers)
        _release.set(self._watch.edition.release.number if self._watch.edition else 0)


def serve_metrics(host: str, port: int) -> None:
    """Answer on a port of its own, in a thread; every worker listens there, and each tells the counts of all."""
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    server = make_server(host, port, make_wsgi_app(registry), server_class=_SharedPort, handler_class=_Silent)
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()


class _SharedPort(socketserver.ThreadingMixIn, WSGIServer):
    allow_reuse_port = True
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_words: Any) -> None:
        """Write nothing: each line would name who asked."""
