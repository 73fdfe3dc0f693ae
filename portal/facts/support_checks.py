"""What the checks of a service say of it: when it was last confirmed, and whether something newer speaks against it."""

from collections.abc import Iterable

from portal.facts.partial_date import PartialDate
from portal.facts.support_rows import SupportCheck, SupportService
from portal.facts.vocabulary import ChannelKind, CheckOutcome

# The word of a check that is of the whole service, not of one number or address.
WHOLE_SERVICE = "all"
_AGAINST = (CheckOutcome.CHANGED, CheckOutcome.CLOSED)


def confirmed_on(service: SupportService) -> PartialDate | None:
    """The date of the newest check that confirmed the service or a way to reach it; None where none did."""
    return _newest(check.date for check in service.checks if check.outcome is CheckOutcome.CONFIRMED)


def channel_confirmed_on(service: SupportService, channel: str) -> PartialDate | None:
    """The date of the newest check that confirmed a number or an address, by itself or with the whole service."""
    return _newest(check.date for check in _checks_of(service, channel) if check.outcome is CheckOutcome.CONFIRMED)


def doubted_channels(service: SupportService) -> tuple[SupportCheck, ...]:
    """The newest check of each number or address that found it changed or closed and was not outdone since.

    `all` of the service stands for itself only where it has no number and no address.
    """
    addresses = dict.fromkeys(item.address for item in service.channels if item.address)
    doubts = [_doubt(service, channel) for channel in addresses or (WHOLE_SERVICE,)]
    return tuple(dict.fromkeys(check for check in doubts if check))


def in_doubt(service: SupportService) -> bool:
    """Whether a check speaks against the service; of its website only where there is no other way to reach it."""
    answering = {item.address for item in service.channels if item.address and item.kind is not ChannelKind.WEBSITE}
    return any(_doubt(service, channel) for channel in answering) if answering else bool(doubted_channels(service))


def _doubt(service: SupportService, channel: str) -> SupportCheck | None:
    against = [check for check in _checks_of(service, channel) if check.outcome in _AGAINST]
    newest = max(against, key=lambda check: str(check.date), default=None)
    confirmed = channel_confirmed_on(service, channel)
    # A date that is known to the month or the year may be newer: who asks for help must not be told that it is not.
    if newest and confirmed and newest.date.last_day <= confirmed.first_day:
        return None
    return newest


def _checks_of(service: SupportService, channel: str) -> list[SupportCheck]:
    return [check for check in service.checks if check.channel in (channel, WHOLE_SERVICE)]


def _newest(dates: Iterable[PartialDate]) -> PartialDate | None:
    # As they are written, dates stand in their order, the vaguer first.
    return max(dates, key=str, default=None)
