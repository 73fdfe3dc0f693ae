"""Which services to show to whom, and in which order: it follows from what the dataset says of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from portal.facts.rows import Force
from portal.facts.support_rows import SupportService
from portal.facts.vocabulary import CrimeType, ServiceRole
from portal.support.judge import Freshness, Judge, always_open, numbers, reachable, standing
from portal.support.kinds import KindOfCrime, crime_type, special_kinds

_HELPING = (ServiceRole.VICTIMS, ServiceRole.SOME_VICTIMS, ServiceRole.CONCERNED)
EMERGENCY = "emergency-999"
SILENT_CALL = "silent-solution"
NATIONAL_LINE = "victim-support-supportline"
RAPE = "rape-crisis-247"
CHILDREN = "childline"
# Who calls the bank at once may still keep the money.
_WITHOUT_DELAY = {CrimeType.FRAUD: ("bank-159",)}
_MOST_LEADING = 2


@dataclass(frozen=True)
class ServiceEntry:
    """A service as it stands in a list; `also`: local services that answer on the same numbers."""

    service: SupportService
    fresh: Freshness
    in_doubt: bool = False
    also: tuple[SupportService, ...] = ()

    @classmethod
    def of(cls, service: SupportService, judge: Judge, also: tuple[SupportService, ...] = ()) -> Self:
        """The service with what is known of it at the moment of the judge."""
        return cls(service, judge.freshness(service), judge.doubts(service), also)


@dataclass(frozen=True)
class Advice:
    """The services for a place and a kind of crime, each list in the order in which to try them.

    `first`: at most four, the line for every crime among them; `others`: the rest for the place and the kind;
    `by_kind`: those for every kind, where none was chosen; `listening`: someone to talk to, whatever happened;
    `offices`: who records, compensates or hears complaints; `offenders`: lines for those who fear what they may do;
    `emergency`: help in danger, for every voice and none.
    """

    first: tuple[ServiceEntry, ...]
    others: tuple[ServiceEntry, ...]
    by_kind: tuple[tuple[KindOfCrime, tuple[ServiceEntry, ...]], ...]
    listening: tuple[ServiceEntry, ...]
    offices: tuple[ServiceEntry, ...]
    offenders: tuple[ServiceEntry, ...]
    emergency: tuple[ServiceEntry, ...]


def advise(
    national: list[SupportService],
    local: list[SupportService],
    force: Force | None,
    kind: KindOfCrime,
    judge: Judge,
    in_welsh: bool = False,
    leads: Sequence[str] = (),
) -> Advice:
    """Choose among the national services and those of the force's area.

    `in_welsh`: for a reader in Welsh, who most likely is in Wales where no place was chosen. `leads`: the services for
    just what happened, by id, which stand before those of the kind.
    """
    serving = [service for service in national if reachable(service) and _serves(service, force)]
    helping = [service for service in serving if service.role in _HELPING]
    own, shared = _split([service for service in local if reachable(service)], helping)
    own = [service for service in own if service.role in _HELPING]
    crime = crime_type(kind)

    def entries(services: Iterable[SupportService]) -> tuple[ServiceEntry, ...]:
        return tuple(
            ServiceEntry.of(item, judge, shared.get(item.service_id, ()))
            for item in sorted(services, key=lambda item: _order(item, crime, force, judge))
        )

    def helps_with(services: list[SupportService], sought: CrimeType) -> list[SupportService]:
        return [item for item in services if sought in item.crime_types and item.service_id != NATIONAL_LINE]

    special = [] if crime is CrimeType.ANY else helps_with(helping, crime)
    by_id = {item.service_id: item for item in serving}
    leading = [by_id[each] for each in (*leads, *_WITHOUT_DELAY.get(crime, ())) if each in by_id]
    near = [item for item in own if CrimeType.ANY in item.crime_types or crime in item.crime_types]
    general = [item for item in helping if item.service_id == NATIONAL_LINE]
    leaders = tuple(ServiceEntry.of(item, judge, shared.get(item.service_id, ())) for item in leading)
    first = _first(leaders, entries(special), entries(near), entries(general), force, judge, in_welsh)
    first_ids = {entry.service.service_id for entry in first}
    others = [item for item in (*special, *near) if item.service_id not in first_ids]
    talking = [item for item in helps_with(helping, CrimeType.ANY) if item not in special]
    return Advice(
        first=first,
        others=entries(others),
        by_kind=tuple(
            (each, entries(item for item in helps_with([*own, *helping], crime_type(each)) if item not in near))
            for each in (special_kinds() if kind is KindOfCrime.ANY else ())
        ),
        listening=entries(talking),
        offices=entries(item for item in serving if item.role is ServiceRole.OFFICE),
        offenders=entries(item for item in serving if item.role is ServiceRole.OFFENDERS),
        emergency=entries(item for item in serving if item.role is ServiceRole.EMERGENCY),
    )


def with_listeners_first(advice: Advice) -> Advice:
    """The advice for who thinks of suicide: those that listen 24 hours a day stand before the line for every crime."""
    listening = tuple(
        entry
        for entry in advice.listening
        if CrimeType.OTHER in entry.service.crime_types and always_open(entry.service) and not entry.in_doubt
    )
    general = tuple(entry for entry in advice.first if entry.service.service_id == NATIONAL_LINE)
    return replace(advice, first=(*listening, *general))


def across_the_kingdom(advice: Advice, kind: KindOfCrime) -> tuple[ServiceEntry, ...]:
    """The telephone lines for a kind of crime that also answer in Scotland and Northern Ireland, surely in use."""
    crime = crime_type(kind)
    return tuple(
        entry
        for entry in (*advice.first, *advice.others)
        if entry.service.area == "uk"
        and crime in entry.service.crime_types
        and numbers(entry.service)
        and not entry.in_doubt
    )


def local_lines(services: list[SupportService], judge: Judge) -> list[ServiceEntry]:
    """The local services for victims of any crime that have a telephone number, the one to try first at the start."""
    lines = [item for item in services if CrimeType.ANY in item.crime_types and numbers(item)]
    lines.sort(key=lambda item: _order(item, CrimeType.ANY, None, judge))
    return [ServiceEntry.of(item, judge) for item in lines]


def _first(
    leaders: tuple[ServiceEntry, ...],
    special: tuple[ServiceEntry, ...],
    near: tuple[ServiceEntry, ...],
    general: tuple[ServiceEntry, ...],
    force: Force | None,
    judge: Judge,
    in_welsh: bool,
) -> tuple[ServiceEntry, ...]:
    """At most four: those that lead, the specialist, the local service, the line for every crime; first those that may
    answer now.

    Where no place was chosen and the specialist serves England alone, that of Wales stands in the local service's
    place, before it for a reader in Welsh, and the other way round.
    """
    beside = near[:1] or (_of_the_other_nation(special) if _nation(force) is None else ())
    in_wales = in_welsh or _nation(force) == "Wales"
    for_all = [
        entry
        for entry in special
        if entry.service.role is ServiceRole.VICTIMS and (in_wales or entry.service.area != "wales")
    ]
    chosen = [*leaders, *(entry for entry in (for_all or special) if entry not in leaders)]
    chosen = chosen[: _MOST_LEADING if leaders else 1]
    entries = sorted([*chosen, *(entry for entry in beside if entry not in chosen), *general[:1]], key=_unsure)
    if in_welsh:
        entries.sort(key=lambda entry: entry.service.area != "wales")

    def in_vain(entry: ServiceEntry) -> bool:
        return judge.rings_in_vain(entry.service)

    # In place of a line that is closed, one that is known to be open: who has tried one in vain may not try two.
    if entries and in_vain(entries[0]):
        entries.sort(key=lambda entry: judge.answering(entry.service))
    return tuple(sorted(entries, key=lambda entry: (_unsure(entry), in_vain(entry))))


def _unsure(entry: ServiceEntry) -> bool:
    return entry.in_doubt or not numbers(entry.service)


def _of_the_other_nation(special: tuple[ServiceEntry, ...]) -> tuple[ServiceEntry, ...]:
    nations = {"england", "wales"}
    if not special or special[0].service.area not in nations:
        return ()
    (other,) = nations - {special[0].service.area}
    return tuple(entry for entry in special if entry.service.area == other)[:1]


def _order(
    service: SupportService, crime: CrimeType, force: Force | None, judge: Judge
) -> tuple[bool, bool, bool, int, bool, int, int, int, bool, str, str]:
    """Whom it is for, whether it can be called, whether it is open and how lately it was checked; then its name."""
    return (
        judge.doubts(service),
        not numbers(service),
        service.area == "wales" and _nation(force) != "Wales",
        _HELPING.index(service.role) if service.role in _HELPING else len(_HELPING),
        crime not in service.crime_types,
        judge.answering(service),
        standing(judge.freshness(service)),
        len(service.crime_types),
        service.area != (_nation(force) or "").lower(),
        service.name,
        service.service_id,
    )


def _nation(force: Force | None) -> str | None:
    return force.nation if force and force.nation in ("England", "Wales") else None


def _serves(service: SupportService, force: Force | None) -> bool:
    return service.area not in {"England": ("wales",), "Wales": ("england",), None: ()}[_nation(force)]


def _split(
    local: list[SupportService], national: list[SupportService]
) -> tuple[list[SupportService], dict[str, tuple[SupportService, ...]]]:
    """The local services with a number of their own, and the others by the national one whose number they share."""
    own: list[SupportService] = []
    shared: dict[str, tuple[SupportService, ...]] = {}
    for service in local:
        dialled = set(numbers(service))
        same = next((item for item in national if dialled and dialled <= set(numbers(item))), None)
        if same is None:
            own.append(service)
        elif same.name != service.name:
            shared[same.service_id] = (*shared.get(same.service_id, ()), service)
    return own, shared
