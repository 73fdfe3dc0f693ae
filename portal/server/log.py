"""The log: one JSON object a line, with where in the code something happened and nothing of who asked for what."""

from __future__ import annotations

import datetime
import json
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

_MOST_PLACES = 8


class JsonLines(logging.Formatter):
    """Writes a record as JSON: time (UTC), level, logger, process, message; for an exception its kind and its place.

    An exception's own words are left out, for they may repeat what a visitor typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        content: dict[str, object] = {
            "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0]:
            content["exception"] = kinds_of(record.exc_info[1])
            content["at"] = places_of(record.exc_info[2])
        return json.dumps(content, ensure_ascii=False)


def log_to_stderr() -> None:
    """Send what any part of the process logs, warnings and upwards, to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    threading.excepthook = _log_failed_thread


def log_somewhere() -> None:
    """The same where nobody has said yet where to log, as under a server with settings of its own.

    Otherwise Python writes whole tracebacks, with the words of exceptions.
    """
    if not logging.getLogger().handlers:
        log_to_stderr()


def kinds_of(error: BaseException | None) -> list[str]:
    """The kind of an exception, and of those that led to it, the first cause last."""
    kinds = []
    while error is not None:
        kinds.append(f"{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return kinds


def places_of(trace: TracebackType | None) -> list[str]:
    """The last lines of code that an exception went through, the innermost last."""
    frames = traceback.extract_tb(trace)[-_MOST_PLACES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def keep_addresses_out_of_the_log(app: Flask) -> None:
    """Log an unexpected error by its endpoint; Flask would name the path."""
    # Here, for the process that starts the workers logs too, and loads nothing of the site.
    from flask import request  # noqa: PLC0415

    def log_exception(
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        app.logger.error("Unexpected error in %s", request.endpoint, exc_info=exc_info)

    app.log_exception = log_exception  # type: ignore[method-assign]


def _log_failed_thread(failure: threading.ExceptHookArgs) -> None:
    if failure.exc_value is not None:
        logging.getLogger("portal").error(
            "A thread failed", exc_info=(failure.exc_type, failure.exc_value, failure.exc_traceback)
        )
