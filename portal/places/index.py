"""The index of one release: every name that people type, and the postcode districts, ready to be looked up."""

import itertools
import threading
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

import sqlalchemy.orm as so

from portal.database.release_identity import ReleaseIdentity
from portal.facts.rows import Force
from portal.places.answers import Kind
from portal.places.elsewhere import names_elsewhere
from portal.places.names import plain, without_title
from portal.places.near_misses import Spelling
from portal.places.postcodes import Postcode
from portal.queries import gazetteer
from portal.queries.forces import all_forces

_KIND_OF_AREA = {
    "former-district": Kind.FORMER_DISTRICT,
    "former-code": Kind.FORMER_DISTRICT,
    "county-council": Kind.COUNTY,
    "ceremonial-county": Kind.COUNTY,
    "region": Kind.REGION,
    "former-county": Kind.FORMER_COUNTY,
}
# What parts of one place are told from each other by.
_FIRST_WORDS = ("east", "great", "lower", "new", "north", "old", "south", "upper", "west")
_COUNTRIES = {"England": "Lloegr", "Wales": "Cymru"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A force, council, area or place: its forces by id, and what tells it from others of the same name."""

    name: str
    kind: Kind
    force_ids: tuple[str, ...]
    county: str | None = None
    council: str | None = None
    nearby_ids: tuple[str, ...] = ()
    population: int = 0
    name_cy: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry under one of its names, as that is written.

    `own` = its own name, not another name for it; `sure` = a name that is no mere other spelling, which may be that of
    another place too small to be known here.
    """

    entry: Entry
    written: str
    own: bool
    sure: bool = True


class Index:
    """All that is looked up without asking the database; never changed once it is built."""

    def __init__(self, session: so.Session, release: ReleaseIdentity) -> None:
        self.release = release
        self.forces: dict[str, Force] = {force.force_id: force for force in all_forces(session)}
        self.outcodes = {row.outcode: row for row in gazetteer.outcodes(session)}
        councils = gazetteer.councils(session)
        self.welsh_counties = {row.name: row.name_cy for row in councils if row.name_cy}
        hits: dict[str, list[Hit]] = defaultdict(list)
        for names in (
            _of_forces(self.forces.values()),
            _of_councils(councils),
            _of_areas(gazetteer.areas(session)),
            _of_countries(self.forces.values()),
            _of_places(gazetteer.places(session)),
        ):
            for key, hit in names:
                if all(hit.entry is not other.entry for other in hits[key]):
                    hits[key].append(hit)
        self.hits: dict[str, tuple[Hit, ...]] = {key: tuple(own) for key, own in hits.items()}
        self._sorted = sorted(self.hits)
        self.aliases: dict[str, tuple[gazetteer.AliasRow, ...]] = _by_name(gazetteer.aliases(session))
        welsh = (name for name, rows in self.aliases.items() if rows[0].kind == "welsh-name")
        self.spelling = Spelling({*self.hits, *welsh})
        abroad = (name for name, rows in self.aliases.items() if rows[0].kind == "elsewhere")
        self.spelling_elsewhere = Spelling({*names_elsewhere(), *abroad})
        # What people type of the railway, the force that polices it found by each.
        self.railway = tuple(name for name, rows in self.aliases.items() if rows[0].kind == "railway")
        self.forces_of_areas = self._forces_of_areas()

    def containing(self, plain_name: str) -> list[str]:
        """The names that hold this one as whole words, or begin with it."""
        words = f" {plain_name} "
        # Most names hold it nowhere, which is found out in one step.
        holding = (name for name in self.hits if plain_name in name)
        return [name for name in holding if words in f" {name} " or name.startswith(plain_name)]

    def is_begun_by(self, plain_name: str) -> bool:
        """Whether any longer name begins with this one, which is found out without a look at all of them."""
        after = bisect_right(self._sorted, plain_name)
        return self._sorted[after : after + 1] != [] and self._sorted[after].startswith(plain_name)

    def longer_than(self, plain_name: str) -> list[str]:
        """The longer names that begin with this one as whole words, or as the name of its county does.

        A name is written in one word or in several: `Penybont` begins Pen-y-bont ar Ogwr, `West Minster` is another.
        What stands before it may be left out too: Norwood is South Norwood, and Y Gelli is Y Gelli Gandryll.
        """
        joined, county = plain_name.replace(" ", ""), f"{plain_name}shire"
        first = (name for name in self.hits if name[0] == plain_name[0] and name != plain_name)
        longer = [name for name in first if name == county or joined in itertools.accumulate(name.split())]
        articled = (f"y {plain_name} ", f"yr {plain_name} ")
        longer += [name for name in self.hits if name.startswith(articled)]
        return longer + [name for word in _FIRST_WORDS if (name := f"{word} {plain_name}") in self.hits]

    def districts_beginning(self, outcode: str) -> list[gazetteer.OutcodeRow]:
        """The districts in use that have one letter more: W1A, W1B … for `W1`."""
        return [
            row
            for name, row in self.outcodes.items()
            if name[:-1] == outcode and name[-1].isalpha() and row.reliability != "terminated-only"
        ]

    def _forces_of_areas(self) -> dict[str, tuple[str, ...]]:
        """The forces of all postcodes that begin with the same letters, by name."""
        forces: dict[str, set[str]] = defaultdict(set)
        for row in self.outcodes.values():
            forces[Postcode(row.outcode).area].update(row.force_ids)
        return {area: tuple(sorted(ids, key=lambda i: self.forces[i].name)) for area, ids in sorted(forces.items())}


class CurrentIndex:
    """Keeps the index of one release, and builds it anew, once, when a reader comes with another one."""

    def __init__(self) -> None:
        self._index: Index | None = None
        self._building = threading.Lock()

    def of(self, session: so.Session, release: ReleaseIdentity) -> Index:
        """The index of the release that the session sees."""
        index = self._index
        if index is not None and index.release == release:
            return index
        with self._building:
            index = self._index
            if index is None or index.release != release:
                index = self._index = Index(session, release)
            return index


Names = Iterable[tuple[str, Hit]]


def settlements(session: so.Session, names: Iterable[str]) -> list[Hit]:
    """The smaller places with one of these plain names."""
    return [settlement_hit(row) for row in gazetteer.settlements_named(session, names)]


def settlement_hit(row: gazetteer.SettlementRow) -> Hit:
    """A smaller place as an answer names it."""
    entry = Entry(row.main_name or row.name, Kind.PLACE, (row.force_id,), row.county, None, row.forces_within_2km)
    return Hit(entry, row.name, own=True)


def _of_forces(forces: Iterable[Force]) -> Names:
    for force in forces:
        entry = Entry(force.name, Kind.FORCE, (intern(force.force_id),))
        own = (force.name, force.short_name, force.name_cy, force.short_name_cy)
        yield from _keys(entry, own, force.alternative_names, titled=True)


def _of_councils(councils: Iterable[gazetteer.CouncilRow]) -> Names:
    for council in councils:
        force_ids = (intern(council.force_id),)
        entry = Entry(council.name, Kind.COUNCIL, force_ids, council.county, name_cy=council.name_cy)
        others = [council.official_name] if council.official_name else []
        yield from _keys(entry, (council.name, council.name_cy), (*others, *council.alternative_names), titled=True)


def _of_areas(areas: Iterable[gazetteer.AreaRow]) -> Names:
    for area in areas:
        entry = Entry(area.name, _KIND_OF_AREA[area.kind], tuple(map(intern, area.force_ids)))
        yield from _keys(entry, (area.name,), (), titled=False)


def _of_countries(forces: Iterable[Force]) -> Names:
    forces = list(forces)
    for name, name_cy in _COUNTRIES.items():
        force_ids = tuple(intern(force.force_id) for force in forces if force.nation == name)
        if force_ids:
            yield from _keys(Entry(name, Kind.COUNTRY, force_ids), (name, name_cy), (), titled=False)


def _of_places(places: Iterable[gazetteer.PlaceRow]) -> Names:
    for place in places:
        entry = Entry(
            place.name,
            Kind.PLACE,
            (intern(place.force_id),),
            intern(place.county) if place.county else None,
            intern(place.council) if place.council else None,
            tuple(map(intern, place.forces_within_2km)),
            place.population or 0,
            place.name_cy,
        )
        yield from _keys(entry, (place.name, place.name_cy), place.alternative_names, titled=False)


def _keys(entry: Entry, own: Iterable[str | None], others: Iterable[str], titled: bool) -> Names:
    hits = [Hit(entry, name, True) for name in own if name]
    hits += [Hit(entry, name, False, entry.kind is not Kind.PLACE or _is_part(name, entry.name)) for name in others]
    # A name such as "Bristol, City of" was cut at its comma: what is left of it names nothing.
    pairs = [(key, hit) for hit in hits if (key := plain(hit.written)) and not key.endswith(" of")]
    yield from pairs
    if titled:
        yield from ((without_title(key), hit) for key, hit in pairs)


def _is_part(name: str, longer_name: str) -> bool:
    """Whether one of the two names is made of words of the other: Hull, Kingston upon Hull."""
    one, two = set(plain(name).split()), set(plain(longer_name).split())
    return one <= two or two <= one


def _by_name(aliases: Iterable[gazetteer.AliasRow]) -> dict[str, tuple[gazetteer.AliasRow, ...]]:
    by_alias: dict[str, list[gazetteer.AliasRow]] = defaultdict(list)
    for alias in aliases:
        by_alias[plain(alias.alias)].append(alias)
    return {name: tuple(rows) for name, rows in by_alias.items()}
