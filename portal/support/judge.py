"""What is known of a service at a moment: how lately it was checked, whether it is open, whether it is in doubt."""

import datetime
from dataclasses import dataclass
from enum import IntEnum

from portal.facts import telephone
from portal.facts.opening_hours import read_hours
from portal.facts.support_checks import confirmed_on
from portal.facts.support_rows import SupportService
from portal.facts.vocabulary import ChannelKind
from portal.support.open_now import Openness, is_office_hour, open_state

# A service that is marked recheck was read on a page from before this year.
_RECHECKED_SINCE = 2024


class Answering(IntEnum):
    """Whether somebody answers the telephone of a service now, as far as we know, best first."""

    NOW = 0
    PERHAPS = 1
    LATER = 2


class Freshness(IntEnum):
    """How far a service's details can be trusted, best first."""

    VERIFIED = 0
    OLD = 1
    UNDATED = 2
    RECHECK = 3


@dataclass(frozen=True)
class Judge:
    """Judges services at a moment, which carries its zone.

    `in_doubt`: the names of those whose state is in doubt. `timeless`: for a page that is kept and read at any hour, so
    that only a line that never closes is known to be open.
    """

    moment: datetime.datetime
    within_days: int
    in_doubt: frozenset[str] = frozenset()
    timeless: bool = False

    def freshness(self, service: SupportService) -> Freshness:
        """How lately the details were checked."""
        return freshness(service, self.moment.date(), self.within_days)

    def doubts(self, service: SupportService) -> bool:
        """Whether a provider changed, or a number was not confirmed since."""
        return service.service_id in self.in_doubt

    def answering(self, service: SupportService) -> Answering:
        """Whether one of its telephones is open now; `PERHAPS` where its hours are not known."""
        if self.timeless:
            return Answering.NOW if always_open(service) else Answering.PERHAPS
        states = [
            open_state(read_hours(channel.hours), self.moment).openness if channel.hours else Openness.UNSTATED
            for channel in service.channels
            if channel.kind is ChannelKind.PHONE and channel.address
        ]
        if Openness.OPEN in states:
            return Answering.NOW
        return Answering.PERHAPS if Openness.UNSTATED in states else Answering.LATER

    def rings_in_vain(self, service: SupportService) -> bool:
        """Whether its telephones are closed, or may well be: at an hour when offices are, and its own are not known."""
        answering = self.answering(service)
        offices_closed = not self.timeless and not is_office_hour(self.moment)
        return answering is Answering.LATER or (answering is Answering.PERHAPS and offices_closed)


def numbers(service: SupportService) -> list[str]:
    """The telephone numbers of a service, as they are dialled."""
    phones = [item.address for item in service.channels if item.kind is ChannelKind.PHONE]
    return [telephone.dial_number(address) for address in phones if address]


def reachable(service: SupportService) -> bool:
    """Whether there is any way to reach the service."""
    return any(channel.address for channel in service.channels)


def always_open(service: SupportService) -> bool:
    """Whether the service can be called, texted or chatted with 24 hours a day."""
    live = (ChannelKind.PHONE, ChannelKind.TEXT, ChannelKind.WEBCHAT)
    return any(item.kind in live and item.hours and read_hours(item.hours).always for item in service.channels)


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
