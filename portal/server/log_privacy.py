"""What the log says of an error: where in the code it happened, never what the visitor asked for."""

from __future__ import annotations

from types import TracebackType

from flask import Flask, request


def keep_addresses_out_of_the_log(app: Flask) -> None:
    """Log an unexpected error by its endpoint; Flask would name the path."""

    def log_exception(
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        app.logger.error("Unexpected error in %s", request.endpoint, exc_info=exc_info)

    app.log_exception = log_exception  # type: ignore[method-assign]
