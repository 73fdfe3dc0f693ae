"""Rows of the record about help for victims: services, the ways to reach them, what was checked, what is in doubt."""

from dataclasses import dataclass

from portal.facts.partial_date import PartialDate
from portal.facts.rows import Source
from portal.facts.vocabulary import ChannelKind, CheckMethod, CheckOutcome, CrimeType, ServiceRole, WatchEffect


@dataclass(frozen=True)
class SupportChannel:
    """One way to reach a support service, with its own hours (`hours`: rules such as `Mo-Fr 08:00-20:00`)."""

    service_id: str
    position: int
    kind: ChannelKind
    address: str | None
    instruction: str | None
    instruction_cy: str | None
    hours: str | None
    hours_as_read: str | None


@dataclass(frozen=True)
class SupportRole:
    """The part that a service plays, where it is not simply help for anyone harmed; `worried_too` is `yes` or None."""

    service_id: str
    role: ServiceRole
    worried_too: str | None


@dataclass(frozen=True)
class SupportCheck:
    """One check of a service's number or address (`channel`), or of `all` that the service shows."""

    service_id: str
    channel: str
    date: PartialDate
    method: CheckMethod
    outcome: CheckOutcome


@dataclass(frozen=True)
class SupportService:
    """A service for victims, national (no force) or local; `verification` = seen or recheck.

    `worried_too`: it also helps people who worry about somebody else.
    """

    service_id: str
    force_id: str | None
    name: str
    name_cy: str | None
    provider: str | None
    provider_cy: str | None
    crime_types: tuple[CrimeType, ...]
    audience: str
    audience_cy: str | None
    area: str
    cost: str | None
    shows_on_bill: str | None
    languages: str | None
    accessibility: str | None
    verification: str
    role: ServiceRole
    worried_too: bool
    channels: tuple[SupportChannel, ...]
    checks: tuple[SupportCheck, ...]
    source: Source


@dataclass(frozen=True)
class SupportWatch:
    """A service in doubt, or a number that is closed; `address` is None where the whole service is in doubt."""

    watch_id: str
    service_id: str | None
    address: str | None
    effect: WatchEffect
    date: PartialDate | None
    note: str
    note_cy: str
    source: Source
