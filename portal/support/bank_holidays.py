"""The bank holidays of England and Wales, which keep the same ones: https://www.gov.uk/bank-holidays.

By their rules, for a library that knows those of every country takes six megabytes of each web worker.
"""

import datetime
from datetime import date, timedelta
from functools import cache

# What was proclaimed for one year only: days moved, and days added.
_MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}
_ADDED = (date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8))


def is_bank_holiday(day: datetime.date) -> bool:
    """Whether the day is a bank holiday, or one at a weekend for which another is kept too (from 1978 to 2099)."""
    return day in _of_year(day.year)


# Hours are asked of today and of the next few days.
@cache
def _of_year(year: int) -> frozenset[date]:
    mondays = (_monday_from(date(year, 5, 1)), _monday_from(date(year, 5, 25)), _monday_from(date(year, 8, 25)))
    days = {_MOVED.get(day, day) for day in mondays}
    days |= {_easter_sunday(year) - timedelta(2), _easter_sunday(year) + timedelta(1)}
    days |= {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    for day in sorted(days):
        if day.weekday() > 4:
            kept = _monday_from(day)
            days.add(kept if kept not in days else kept + timedelta(1))
    return frozenset({*days, *(day for day in _ADDED if day.year == year)})


def _monday_from(day: date) -> date:
    return day + timedelta(-day.weekday() % 7)


def _easter_sunday(year: int) -> date:
    """By Gauss's rule for the years 1900 to 2099."""
    moon = (19 * (year % 19) + 24) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    is_a_week_early = sunday == 6 and (moon == 29 or (moon == 28 and year % 19 > 10))
    return date(year, 3, 22) + timedelta(moon + sunday - 7 * is_a_week_early)
