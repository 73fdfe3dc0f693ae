"""The small files from which a browser suggests while somebody types, so that what is typed stays there.

Names are parted by their first letter, postcodes by the letters that they begin with: asking for a file tells the
server no more than that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy.orm as so

from portal.places.abroad import lies_abroad
from portal.places.answers import Kind
from portal.places.counties import is_small
from portal.places.disambiguation import has_longer_names, hits_of_name, match_of
from portal.places.index import Hit, Index, settlements
from portal.places.names import plain, without_title
from portal.places.naming import alias_hits, elsewhere_of
from portal.places.postcodes import Postcode
from portal.places.roads import is_motorway
from portal.queries import gazetteer
from portal.words import terms
from portal.words.language import language

# Districts of which a browser cannot say in a line what there is to know: the server's page does.
_TO_EXPLAIN = ("thin", "terminated-only")


def first_letters(index: Index) -> list[str]:
    """The letters for which there is a file of names, in order."""
    return sorted({name[0] for name in index.hits})


def names_file(session: so.Session, index: Index, letter: str) -> dict[str, Any]:
    """The names that begin with the letter, as `{"forces": [...], "names": [...]}`.

    A force is `[id, name, Welsh name or "", name in a sentence]`. A name is `[name, what tells it from others,
    [forces], [forces close by], 1 if it never decides alone]`, forces by their place in the list; likelier names come
    first. Another name of a thing never decides, and neither does that of a small place which others bear too.
    """
    forces = _Numbered(index)
    names = []
    hits = sorted(_hits(index, letter), key=_rank)
    asked = _to_ask_about(session, index, hits)
    for hit in hits:
        match = match_of(index, hit)
        is_other = match.kind is not Kind.FORCE and plain(match.name) != plain(hit.written)
        own_name = match.name if is_other else None
        detail = ", ".join(part for part in (own_name, match.county) if part)
        own = forces.of(policed.force.force_id for policed in match.forces)
        near = forces.of(force.force_id for force in match.nearby)
        decides = hit.own and plain(hit.written) not in asked
        names.append([hit.written, detail, own, near, *([] if decides else [1])])
    return {"forces": forces.rows, "names": names}


def postcodes_file(session: so.Session, index: Index, area: str) -> dict[str, Any]:
    """The postcodes that begin with the letters: `{"forces": [...], "districts": {}, "sectors": {}, "exceptions": {}}`.

    `roads`, where there are any, are the districts that are called as motorways are, and so never decide alone.
    Each code leads to its forces by their place in the list. Sectors and exceptions are given for districts that
    several forces police; districts that need explaining, such as those partly in Scotland, are left out.
    """
    forces = _Numbered(index)
    districts = {
        row.outcode: forces.of(row.force_ids)
        for row in index.outcodes.values()
        if Postcode(row.outcode).area == area and not row.share_outside and row.reliability not in _TO_EXPLAIN
    }
    shared = {district for district, own in districts.items() if len(own) > 1}
    sectors = {
        sector: forces.of(force_ids)
        for sector, force_ids in gazetteer.sectors_beginning(session, area).items()
        if sector.split()[0] in shared
    }
    exceptions = {
        postcode: forces.of([force_id])[0]
        for postcode, force_id in gazetteer.exceptions_beginning(session, area).items()
        if postcode.split()[0] in shared
    }
    roads = [district for district in districts if is_motorway(district)]
    content = {"forces": forces.rows, "districts": districts, "sectors": sectors, "exceptions": exceptions}
    return content | ({"roads": roads} if roads else {})


class _Numbered:
    """The forces of one file, each by its place in the file's list."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._places: dict[str, int] = {}

    def of(self, force_ids: Iterable[str]) -> list[int]:
        return [self._places.setdefault(force_id, len(self._places)) for force_id in force_ids]

    @property
    def rows(self) -> list[list[str]]:
        forces = [self._index.forces[force_id] for force_id in self._places]
        english = language("en")
        return [[force.force_id, force.name, force.name_cy or "", terms.the_force(force, english)] for force in forces]


def _hits(index: Index, letter: str) -> Iterator[Hit]:
    for name, hits in index.hits.items():
        if name[0] == letter:
            # A name without its title is left out: a browser compares names as they are written.
            yield from hits_of_name(hit for hit in hits if plain(hit.written) == name and _is_worth_showing(hit))
    for name in index.aliases:
        if name[0] == letter:
            yield from hits_of_name(alias_hits(index, name))


def _to_ask_about(session: so.Session, index: Index, hits: list[Hit]) -> set[str]:
    """The plain names of which `find` asks what is meant: another place bears them that no such file holds."""
    small = {name for hit in hits if is_small(index.hits.get(name := plain(hit.written), ()))}
    outside = {name for name in small if lies_abroad(name) or elsewhere_of(index, name)}
    others: dict[str, set[str]] = defaultdict(set)
    for other in settlements(session, sorted(small)):
        others[plain(other.written)].update(other.entry.force_ids)
    asked = {name for name in small for hit in index.hits.get(name, ()) if others[name] - set(hit.entry.force_ids)}
    return outside | asked | {name for name in small if has_longer_names(index, name)}


def _is_worth_showing(hit: Hit) -> bool:
    if hit.own:
        return True
    # Other names such as "barnsley district" say no more than the own name does.
    return hit.written[0].isupper() and without_title(plain(hit.written)) != without_title(plain(hit.entry.name))


def _rank(hit: Hit) -> tuple[bool, int, str]:
    return hit.entry.kind is Kind.PLACE, -hit.entry.population, hit.written
