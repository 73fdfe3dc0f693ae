"""Gunicorn's parts without a banner, and without a trace of a visitor in what they write."""

from __future__ import annotations

import socket
from typing import Any

from gunicorn import util
from gunicorn.glogging import Logger
from gunicorn.http import errors, wsgi
from gunicorn.workers.gthread import ThreadWorker

from portal.server.log import JsonLines
from portal.web.bad_request import refusal
from portal.web.headers import HEADERS

_REFUSALS = {
    errors.LimitRequestLine: (414, "URI Too Long"),
    errors.LimitRequestHeaders: (431, "Request Header Fields Too Large"),
    errors.ExpectationFailed: (417, "Expectation Failed"),
}


class DiscreetLogger(Logger):
    """Gunicorn's log as JSON lines; nothing is ever written of a single request that went well."""

    def setup(self, cfg: Any) -> None:
        """Write every line as JSON."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())

    def access(self, *_request: Any) -> None:
        """Write nothing."""


class DiscreetWorker(ThreadWorker):
    """A worker with threads, which neither logs nor repeats what it cannot read."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer a request that cannot be read, or whose answer failed, and log the kind of a failure of ours."""
        status, reason = 500, "Internal Server Error"
        if isinstance(exc, errors.ParseException) and req is None:
            status, reason = _REFUSALS.get(type(exc), (400, "Bad Request"))
        else:
            self.log.exception("A request could not be answered")
        page = refusal(status)
        about_it = {"Connection": "close", "Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))}
        headers = {**about_it, "Cache-Control": "no-store", **HEADERS}
        lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        try:
            util.write_nonblock(client, "\r\n".join(lines).encode("latin-1") + page)
        except OSError:
            self.log.debug("The visitor had gone.")


def leave_out_the_banner() -> None:
    """Send no `Server` header: gunicorn has no setting for it."""
    named = wsgi.Response.default_headers

    def default_headers(self: wsgi.Response) -> list[str]:
        return [line for line in named(self) if not line.startswith("Server:")]

    wsgi.Response.default_headers = default_headers  # type: ignore[method-assign]
