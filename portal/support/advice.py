"""Which services to show to whom, and in which order."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.facts import telephone
from portal.facts.opening_hours import read_hours
from portal.facts.rows import Force, SupportService
from portal.facts.vocabulary import ChannelKind, CrimeType
from portal.support.freshness import Freshness, freshness, standing
from portal.support.kinds import KindOfCrime, crime_type, special_kinds
from portal.support.roles import DANGER, NATIONAL_LINE, OFFICES


@dataclass(frozen=True)
class Listed:
    """A service as it stands in a list; `also` names local services that answer on the same numbers."""

    service: SupportService
    fresh: Freshness
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advice:
    """The services for a place and a kind of crime, section by section, each in the order in which to try them.

    `near`: the national line and the place's own services; `special`: services for the kind that was chosen;
    `by_kind`: those for every kind, where none was chosen; `listening`: somebody to talk to, whatever happened;
    `offices`: who records, compensates or hears complaints.
    """

    danger: dict[str, SupportService]
    near: tuple[Listed, ...]
    special: tuple[Listed, ...]
    by_kind: tuple[tuple[KindOfCrime, tuple[Listed, ...]], ...]
    listening: tuple[Listed, ...]
    offices: tuple[Listed, ...]


def advise(
    national: list[SupportService],
    local: list[SupportService],
    force: Force | None,
    kind: KindOfCrime,
    judge: Callable[[SupportService], Freshness],
) -> Advice:
    """Choose among the national services and those of the force's area; `judge` tells how fresh a service is."""
    shown = [service for service in national if _serves(service, force)]
    helping = [service for service in shown if service.service_id not in (*DANGER, *OFFICES)]
    type_chosen = crime_type(kind)
    own, shared = _parted(local, helping)

    def listed(services: Iterable[SupportService]) -> tuple[Listed, ...]:
        entries = [Listed(service, judge(service), shared.get(service.service_id, ())) for service in services]
        return tuple(sorted(entries, key=_order))

    def helps_with(services: list[SupportService], wanted: CrimeType) -> list[SupportService]:
        return [item for item in services if wanted in item.crime_types and item.service_id != NATIONAL_LINE]

    near = [item for item in own if CrimeType.ANY in item.crime_types or type_chosen in item.crime_types]
    near += [item for item in helping if item.service_id == NATIONAL_LINE]
    special = [] if type_chosen is CrimeType.ANY else helps_with(helping, type_chosen)
    by_kind = special_kinds() if kind is KindOfCrime.ANY else []
    talking = [item for item in helps_with(helping, CrimeType.ANY) if item not in special]
    return Advice(
        danger={service.service_id: service for service in shown if service.service_id in DANGER},
        near=listed(near),
        special=listed(special),
        by_kind=tuple(
            (each, listed(item for item in helps_with([*own, *helping], crime_type(each)) if item not in near))
            for each in by_kind
        ),
        listening=listed(talking),
        offices=tuple(Listed(item, judge(item)) for role in OFFICES for item in shown if item.service_id == role),
    )


def judging(today: datetime.date, within_days: int) -> Callable[[SupportService], Freshness]:
    """A judge of freshness for `advise`."""
    return lambda service: freshness(service, today, within_days)


def local_lines(services: list[SupportService], judge: Callable[[SupportService], Freshness]) -> list[Listed]:
    """The local services for victims of any crime that have a telephone number, the one to try first at the start."""
    found = [item for item in services if CrimeType.ANY in item.crime_types and numbers(item)]
    return sorted((Listed(item, judge(item)) for item in found), key=_order)


def numbers(service: SupportService) -> list[str]:
    """The telephone numbers of a service, as they are dialled."""
    phones = [item.address for item in service.channels if item.kind is ChannelKind.PHONE]
    return [telephone.dialled(address) for address in phones if address]


def always_open(service: SupportService) -> bool:
    """Whether the service can be called, texted or chatted with day and night."""
    live = (ChannelKind.PHONE, ChannelKind.TEXT, ChannelKind.WEBCHAT)
    return any(item.kind in live and item.hours and read_hours(item.hours).always for item in service.channels)


def _order(entry: Listed) -> tuple[bool, int, bool, bool, bool, str, str]:
    service = entry.service
    return (
        not any(channel.address for channel in service.channels),
        standing(entry.fresh),
        not numbers(service) and not always_open(service),
        service.force_id is None,
        not always_open(service),
        service.name,
        service.service_id,
    )


def _serves(service: SupportService, force: Force | None) -> bool:
    if force is None or force.nation not in ("England", "Wales"):
        return True
    return service.area not in {"England": ("wales",), "Wales": ("england",)}[force.nation]


def _parted(
    local: list[SupportService], national: list[SupportService]
) -> tuple[list[SupportService], dict[str, tuple[str, ...]]]:
    """The local services with a number of their own, and the names of the others by the national one they share."""
    own: list[SupportService] = []
    shared: dict[str, tuple[str, ...]] = {}
    for service in local:
        dialled = set(numbers(service))
        same = next((item for item in national if dialled and dialled <= set(numbers(item))), None)
        if same is None:
            own.append(service)
        elif same.name != service.name:
            shared[same.service_id] = (*shared.get(same.service_id, ()), service.name)
    return own, shared
