"""Whether a line is open at a moment, by the clocks and the bank holidays of England and Wales."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from portal.facts.opening_hours import Hours, join, until_midnight
from portal.support.bank_holidays import is_bank_holiday

LONDON = ZoneInfo("Europe/London")

# A line that opens once a week and misses that day for a bank holiday opens again within two weeks.
_DAYS_AHEAD = 15


class Openness(StrEnum):
    """Whether a line is open; `unstated` = its usual hours say so, but it is a bank holiday and they do not."""

    OPEN = "open"
    CLOSED = "closed"
    UNSTATED = "unstated"


@dataclass(frozen=True)
class OpenState:
    """Whether a line is open, and when that changes: both moments in London time, None = not within two weeks."""

    openness: Openness
    closes: datetime.datetime | None
    opens: datetime.datetime | None


def open_state(hours: Hours, moment: datetime.datetime) -> OpenState:
    """The state of a line at a moment, which carries its zone.

    Times that a clock shows twice (October) mean the first; times that it skips (March) mean winter time. A bank
    holiday of which the rules say nothing never counts as open, neither now nor as the day on which a line opens next.
    """
    if hours.always:
        return OpenState(Openness.OPEN, None, None)
    here = moment.astimezone(LONDON)
    instant = moment.astimezone(datetime.UTC)
    certain = _openings(hours, here.date())
    for start, end in certain:
        if start <= instant < end:
            return OpenState(Openness.OPEN, end.astimezone(LONDON), None)
    opens = next((start.astimezone(LONDON) for start, _ in certain if start > instant), None)
    days = (here.date() - datetime.timedelta(days=1), here.date())
    usual = any(start <= instant < end for day in days for start, end in _spans(hours, day, usual=True))
    return OpenState(Openness.UNSTATED if usual else Openness.CLOSED, None, opens)


def is_office_hour(moment: datetime.datetime) -> bool:
    """Whether it is nine to five on a working day in London."""
    here = moment.astimezone(LONDON)
    return here.weekday() < 5 and 9 <= here.hour < 17 and not is_bank_holiday(here.date())


def now() -> datetime.datetime:
    """The present moment by the clock in London."""
    return datetime.datetime.now(LONDON)


# The same for a day, while the pages of support, which are kept nowhere, ask at each minute for dozens of lines.
@lru_cache(maxsize=512)
def _openings(hours: Hours, today: datetime.date) -> Sequence[tuple[datetime.datetime, datetime.datetime]]:
    """When a line is surely open, in UTC, from the day before today."""
    days = [today + datetime.timedelta(days=ahead) for ahead in range(-1, _DAYS_AHEAD)]
    return join(span for day in days for span in _spans(hours, day, usual=False))


def _spans(hours: Hours, day: datetime.date, usual: bool) -> Iterator[tuple[datetime.datetime, datetime.datetime]]:
    """The times that begin on a day, in UTC; `usual`: as if a bank holiday of which nothing is said were any day."""
    spans = hours.week[day.weekday()]
    next_day = day + datetime.timedelta(days=1)
    if is_bank_holiday(next_day) and hours.holidays[next_day.weekday()] == ():
        spans = until_midnight(spans)
    if is_bank_holiday(day):
        stated = hours.holidays[day.weekday()]
        spans = stated if stated is not None else spans if usual else ()
    for start, end in spans:
        opens, closes = _moment(day, start), _moment(day, end)
        # In the night in March nobody answers who would do so only in the hour that is skipped.
        if opens < closes:
            yield opens, closes


def _moment(day: datetime.date, minutes: int) -> datetime.datetime:
    midnight = datetime.datetime.combine(day, datetime.time())
    # Adding to a time without a zone moves the hands of the clock; only then is it told where the clock hangs.
    return (midnight + datetime.timedelta(minutes=minutes)).replace(tzinfo=LONDON).astimezone(datetime.UTC)
