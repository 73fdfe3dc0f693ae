"""What tells a place from others of its name: the county, force, region or nation named after it."""

from collections.abc import Iterable

import sqlalchemy.orm as so

from portal.places.answers import Kind
from portal.places.index import Hit, Index, settlements
from portal.places.names import plain

# Where others bear the name of a smaller town, and we know no population of theirs, none of them decides.
_POPULATION_OF_A_TOWN = 20_000


def with_county(session: so.Session, index: Index, name: str) -> tuple[Hit, ...]:
    """The hits of a name followed by what tells it from others of that name: `newport shropshire`."""
    words = name.split()
    beginnings = [" ".join(words[:cut]) for cut in range(len(words) - 1, 0, -1)]
    hits = {beginning: list(index.hits.get(beginning, ())) for beginning in beginnings}
    for small in settlements(session, beginnings):
        hits[plain(small.written)].append(small)
    of_place = of_county(index, hits, name)
    if of_place:
        return of_place
    # `Newcastle, Staffs` is the short name of a town there; Bolton, Lancs, is none of Bolton-le-Sands.
    longer = {
        beginning: tuple(hit for key in index.longer_than(beginning) for hit in index.hits[key] if _is_of_town(hit))
        for beginning, own_hits in hits.items()
        if own_hits and is_small(hit for hit in own_hits if hit.own)
    }
    return of_county(index, longer, name)


def of_county(index: Index, hits: dict[str, list[Hit]] | dict[str, tuple[Hit, ...]], name: str) -> tuple[Hit, ...]:
    """Of hits by the beginning of a name, those that lie in what is named after it; empty if none do."""
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        where = " ".join(words[cut:])
        meant = {where, *(plain(alias.stands_for) for alias in index.aliases.get(where, ()))}
        candidates = hits.get(" ".join(words[:cut]), ())
        local_hits = tuple(hit for hit in candidates if meant & _where(index, hit))
        if local_hits:
            return local_hits
        # No place of today lies in Glamorgan, but the forces of what was Glamorgan are known.
        named_so = (hit for name in meant for hit in index.hits.get(name, ()) if hit.own)
        areas = [hit.entry for hit in named_so if hit.entry.kind is not Kind.PLACE]
        forces = {force_id for area in areas for force_id in area.force_ids}
        local_hits = tuple(hit for hit in candidates if set(hit.entry.force_ids) <= forces)
        if local_hits:
            return local_hits
    return ()


def is_small(hits: Iterable[Hit]) -> bool:
    """Whether nothing that bears a name is so well known that villages of the same name are hardly meant."""
    return all(hit.entry.kind is Kind.PLACE and hit.entry.population < _POPULATION_OF_A_TOWN for hit in hits)


def _is_of_town(hit: Hit) -> bool:
    return hit.own and hit.entry.kind in (Kind.COUNCIL, Kind.FORMER_DISTRICT, Kind.PLACE)


def _where(index: Index, hit: Hit) -> set[str]:
    entry = hit.entry
    names = {plain(name) for name in (entry.county, entry.council) if name}
    for force_id in entry.force_ids:
        force = index.forces[force_id]
        names |= {plain(name) for name in (force.name, force.short_name, force.region, force.nation) if name}
    return names
