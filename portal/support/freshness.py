"""How lately a service's details were verified, which decides where it stands and what caution it carries."""

from __future__ import annotations

import datetime
from enum import IntEnum

from portal.facts.support_checks import confirmed_on
from portal.facts.support_rows import SupportService

# A service that is marked recheck was read on a page from before this year.
_RECHECKED_SINCE = 2024


class Freshness(IntEnum):
    """How far a service's details can be trusted, best first."""

    VERIFIED = 0
    OLD = 1
    UNDATED = 2
    RECHECK = 3


def freshness(service: SupportService, today: datetime.date, within_days: int) -> Freshness:
    """How fresh the details are: verified if the newest check that confirmed them is at most `within_days` days old.

    A date that is known only to the month or the year counts from its first day, so that it never looks fresher
    than it is.
    """
    if awaits_a_check(service):
        return Freshness.RECHECK
    confirmed = confirmed_on(service)
    if confirmed is None:
        return Freshness.UNDATED
    age = (today - confirmed.first_day).days
    return Freshness.VERIFIED if age <= within_days else Freshness.OLD


def awaits_a_check(service: SupportService) -> bool:
    """Whether the dataset marks the service `recheck`, and no check has confirmed it since."""
    confirmed = confirmed_on(service)
    return service.verification != "seen" and (confirmed is None or confirmed.year < _RECHECKED_SINCE)


def standing(fresh: Freshness) -> int:
    """The place in an order: verified, then seen but undated or long ago, then those that await a fresh check."""
    return {Freshness.VERIFIED: 0, Freshness.OLD: 1, Freshness.UNDATED: 1, Freshness.RECHECK: 2}[fresh]
