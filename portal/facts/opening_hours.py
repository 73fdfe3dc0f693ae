"""Opening hours of a support line: rules such as `Mo-Fr 08:00-20:00; PH off`."""

from __future__ import annotations

import re
from dataclasses import dataclass

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MINUTES_A_DAY = 24 * 60

Span = tuple[int, int]

_RULE = re.compile(
    r"(?:(?P<first>Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?P<last>Mo|Tu|We|Th|Fr|Sa|Su))?|(?P<holiday>PH))"
    r" (?:(?P<off>off)|(?P<from>\d\d:\d\d)-(?P<to>\d\d:\d\d))"
)


@dataclass(frozen=True)
class Hours:
    """Opening times by weekday (0 = Monday) as minutes after that day's midnight; past 1440 is the next morning.

    `holidays` are the times of bank holidays: None = the rules do not speak of them, () = closed.
    """

    week: tuple[tuple[Span, ...], ...]
    holidays: tuple[Span, ...] | None

    @property
    def always(self) -> bool:
        """Whether the line is open day and night, bank holidays included."""
        whole_day = ((0, MINUTES_A_DAY),)
        return self.holidays in (None, whole_day) and all(day == whole_day for day in self.week)


def read_hours(text: str) -> Hours:
    """Read rules joined by `; `; a later rule adds times, `off` clears them; raise ValueError naming a bad rule.

    A rule that ends before it begins runs into the next morning: `Fr 20:00-02:00`.
    """
    if text == "24/7":
        return Hours((((0, MINUTES_A_DAY),),) * 7, None)
    week: list[tuple[Span, ...]] = [()] * 7
    holidays: tuple[Span, ...] | None = None
    for rule in text.split("; "):
        match = _RULE.fullmatch(rule)
        if match is None:
            raise ValueError(f"{rule!r} is not a rule for opening hours.")
        span = None if match["off"] else _span(rule, match["from"], match["to"])
        if match["holiday"]:
            holidays = (*(holidays or ()), span) if span else ()
            continue
        for day in _days(match["first"], match["last"] or match["first"]):
            week[day] = tuple(sorted((*week[day], span))) if span else ()
    return Hours(tuple(week), holidays)


def _span(rule: str, opens: str, closes: str) -> Span:
    start, end = _minutes(opens), _minutes(closes)
    if start == end:
        raise ValueError(f"{rule!r} ends when it begins.")
    return (start, end) if start < end else (start, end + MINUTES_A_DAY)


def _days(first: str, last: str) -> list[int]:
    start, end = DAYS.index(first), DAYS.index(last)
    return [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]


def _minutes(clock: str) -> int:
    hours, minutes = int(clock[:2]), int(clock[3:])
    if minutes > 59 or hours * 60 + minutes > MINUTES_A_DAY:
        raise ValueError(f"{clock} is not a time of day.")
    return hours * 60 + minutes
