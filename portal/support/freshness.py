"""How lately a service's details were verified, which decides where it stands and what caution it carries."""

from __future__ import annotations

import datetime
from enum import IntEnum

from portal.facts.rows import SupportService


class Freshness(IntEnum):
    """How far a service's details can be trusted, best first."""

    VERIFIED = 0
    OLD = 1
    UNDATED = 2
    RECHECK = 3


def freshness(service: SupportService, today: datetime.date, within_days: int) -> Freshness:
    """How fresh the details are: verified if the dated page that gave them is at most `within_days` days old.

    A date that is known only to the month or the year counts from its first day, so that it never looks fresher
    than it is. `recheck` of the dataset outweighs every date.
    """
    if service.verification != "seen":
        return Freshness.RECHECK
    if service.verified_on is None:
        return Freshness.UNDATED
    age = (today - service.verified_on.first_day).days
    return Freshness.VERIFIED if age <= within_days else Freshness.OLD


def standing(fresh: Freshness) -> int:
    """The place in an order: verified, then seen but undated or long ago, then those that await a fresh check."""
    return {Freshness.VERIFIED: 0, Freshness.OLD: 1, Freshness.UNDATED: 1, Freshness.RECHECK: 2}[fresh]
