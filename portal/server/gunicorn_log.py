"""Gunicorn's log and its banner, without a trace of a visitor."""

from __future__ import annotations

from typing import Any

from gunicorn.glogging import Logger
from gunicorn.http import wsgi

from portal.server.log import JsonLines


class DiscreetLogger(Logger):
    """Gunicorn's log as JSON lines; nothing is ever written of a single request that went well."""

    def setup(self, cfg: Any) -> None:
        """Write every line as JSON."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())

    def access(self, *_request: Any) -> None:
        """Write nothing."""


def leave_out_the_banner() -> None:
    """Send no `Server` header: gunicorn has no setting for it."""
    named = wsgi.Response.default_headers

    def default_headers(self: wsgi.Response) -> list[str]:
        return [line for line in named(self) if not line.startswith("Server:")]

    wsgi.Response.default_headers = default_headers  # type: ignore[method-assign]
