"""The real site and a real browser for the journeys of its readers."""

from __future__ import annotations

from tests.browser.conftest import browser, site  # noqa: F401
