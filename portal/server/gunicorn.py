"""Serving the site with gunicorn."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from portal.settings import ROOT


def serve_with_gunicorn() -> NoReturn:
    """Become gunicorn: a process that has loaded nothing of the site, so that its workers stay small."""
    os.chdir(ROOT)
    arguments = ["-m", "gunicorn", "-c", "python:portal.server.gunicorn_settings", "app:app"]
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606
