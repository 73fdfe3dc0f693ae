"""Serving the site with gunicorn, without a trace of who asked for what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from portal.settings import Settings


class DiscreetLogger(Logger):
    """Gunicorn's log without visitors: no address, no path, no query ever reaches it."""

    def warning(self, msg: object, *args: object, **kwargs: Any) -> None:
        """Leave out warnings on requests that cannot be read, for they name the visitor's address."""
        if not str(msg).startswith("Invalid request"):
            super().warning(msg, *args, **kwargs)

    def exception(self, msg: object, *args: object, **kwargs: Any) -> None:
        """Leave out which address was asked for when a request failed."""
        if str(msg).startswith("Error handling request"):
            msg, args = "Error handling a request", ()
        super().exception(msg, *args, **kwargs)


class Server(BaseApplication):
    """Gunicorn with the site's own settings."""

    def __init__(self, settings: Settings, make_app: Callable[[Settings], Flask]) -> None:
        self.settings = settings
        self.make_app = make_app
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn up from the settings; nothing is read from files or the command line."""
        self.cfg.set("bind", f"{self.settings.host}:{self.settings.port}")
        self.cfg.set("workers", self.settings.workers)
        self.cfg.set("logger_class", DiscreetLogger)
        self.cfg.set("loglevel", "warning")
        # The site is stopped and reloaded by signals; no control socket is left in the operator's home.
        self.cfg.set("control_socket_disable", True)

    def load(self) -> Any:
        """The site, made anew in each worker."""
        return self.make_app(self.settings)


def run(settings: Settings, make_app: Callable[[Settings], Flask]) -> None:
    """Serve until stopped."""
    Server(settings, make_app).run()
