"""A date known to the day, to the month, or only to the year."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Self

_PATTERN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


@dataclass(frozen=True, order=False)
class PartialDate:
    """A day, a month or a year, exactly as precise as the source that gave it."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2018`, `2018-12` or `2018-12-04`; raise ValueError for anything else or a day that never was."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date such as 2018, 2018-12 or 2018-12-04")
        year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
        assert year is not None
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the date may mean; rows are ordered by it."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day that the date may mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])
