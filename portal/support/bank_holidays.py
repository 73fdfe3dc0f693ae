"""The bank holidays of England and Wales, as a library keeps them."""

from __future__ import annotations

import datetime
import importlib.util
import sys
import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import holidays

_COUNTRIES = "holidays.countries"
_filling = threading.Lock()


@lru_cache(maxsize=512)
def is_bank_holiday(day: datetime.date) -> bool:
    """Whether the day is a bank holiday in England and Wales (both keep the same ones)."""
    # The library fills in a year when it is first asked for a day of it.
    with _filling:
        return day in _calendar()


@cache
def _calendar() -> holidays.HolidayBase:
    # Loaded as usual, the library's package of countries loads all of them: eight megabytes in every worker for one
    # country. An empty package in its place lets the one be loaded alone.
    package = importlib.util.find_spec(_COUNTRIES)
    if package is not None and _COUNTRIES not in sys.modules:
        sys.modules[_COUNTRIES] = importlib.util.module_from_spec(package)
    # Nobody waits for it when the site starts.
    import holidays  # noqa: PLC0415

    return holidays.country_holidays("GB", subdiv="ENG")
