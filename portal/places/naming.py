"""What a name means: a force, council, county, place or village, by its own name or one that people use for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import sqlalchemy.orm as so

from portal.places.answers import Answer, Kind, Match, Note
from portal.places.disambiguation import answer_of_hits, match_of, merged
from portal.places.elsewhere import elsewhere_of_name
from portal.places.index import Entry, Hit, Index
from portal.places.names import is_title, plain, without_title
from portal.places.near_misses import slips_forgiven, within
from portal.places.railway import place_on_railway, without_other_station
from portal.queries import gazetteer

MOST_CANDIDATES = 12
_SHORTEST_BEGINNING = 3
_MOST_SETTLEMENTS = 400
_MOST_OTHERS = 6
_WORDS_IN_FULL = {
    "co": "county", "e": "east", "gt": "great", "gtr": "greater", "lt": "little", "n": "north", "s": "south",
    "w": "west",
}  # fmt: skip
_COUNTRIES = frozenset(("cymru", "england", "gb", "great britain", "lloegr", "uk", "united kingdom", "wales"))


def answer_of_name(session: so.Session, index: Index, text: str) -> Answer | None:
    """The answer for a text that names something, exactly so or in a common short form; None where none is known."""
    name = plain(text)
    if not name:
        return None
    if name not in index.hits and (country := elsewhere_of_name(name)):
        return Answer(elsewhere=country)
    found = _named(session, index, name) or _elsewhere(index, name)
    return found or _on_railway(session, index, name) or _of_address(session, index, text)


def close_names(session: so.Session, index: Index, text: str) -> Answer | None:
    """Names that hold the text or come close to it, to choose from; None if there are none."""
    name = plain(text)
    candidates = _close(session, index, name) if name else ()
    return Answer(candidates=candidates, close_only=True, note=Note.NOT_FOUND) if candidates else None


def alias_hits(index: Index, name: str) -> Iterator[Hit]:
    """What a short or Welsh name stands for, under that name."""
    for alias in index.aliases.get(name, ()):
        full = plain(alias.stands_for)
        for hit in index.hits.get(full) or _of_county(index, index.hits, full):
            if hit.own:
                yield Hit(hit.entry, alias.alias, own=False)


def _named(session: so.Session, index: Index, name: str) -> Answer | None:
    """The answer for a plain name as it is, or with its short words in full, or without its title."""
    found = _bears(session, index, name)
    if found:
        return found
    for full in _in_full(index, name):
        hits = index.hits.get(full) or _with_county(session, index, full) or index.hits.get(without_title(full), ())
        if hits:
            return answer_of_hits(index, hits, full)
    bare = without_title(name)
    hits = index.hits.get(bare, ()) if bare != name else ()
    small = _settlements(session, [bare]) if bare != name and not any(hit.own for hit in hits) else []
    return answer_of_hits(index, hits, bare, small) if hits or small else None


def _bears(session: so.Session, index: Index, name: str) -> Answer | None:
    """The answer for everything that bears the plain name, or does so in the county after it."""
    small = _settlements(session, [name])
    hits = index.hits.get(name, ())
    if any(hit.own for hit in hits):
        answer = answer_of_hits(index, hits, name)
        return replace(answer, others=_others(index, small, answer))
    # Words of the railway have an answer of their own.
    hits = (*hits, *(() if name in index.railway else alias_hits(index, name)))
    if hits or small:
        answer = answer_of_hits(index, hits, name, small)
        return replace(answer, others=_sound_alike(index, name, answer)) if small and answer.match else answer
    where = _with_county(session, index, name)
    return answer_of_hits(index, where, name) if where else None


def _elsewhere(index: Index, name: str) -> Answer | None:
    names = (plain(alias.stands_for) for alias in index.aliases.get(name, ()))
    elsewhere = next(filter(None, map(elsewhere_of_name, names)), None)
    return Answer(elsewhere=elsewhere) if elsewhere else None


# Short and everyday names ---------------------------------------------------------------------------------------------


def _in_full(index: Index, name: str) -> Iterator[str]:
    """The name with a short name at its start or its end written in full: `notts police`, `newport salop`."""
    words = name.split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        yield from (plain(alias.stands_for) for alias in index.aliases.get("".join(words), ()))
    written_out = [_WORDS_IN_FULL.get(word, word) for word in words]
    if written_out != words:
        yield " ".join(written_out)
    for length in range(len(words) - 1, 0, -1):
        for alias in index.aliases.get(" ".join(words[:length]), ()):
            yield plain(" ".join((alias.stands_for, *words[length:])))
        for alias in index.aliases.get(" ".join(words[-length:]), ()):
            yield plain(" ".join((*words[:-length], alias.stands_for)))


def _on_railway(session: so.Session, index: Index, name: str) -> Answer | None:
    place = place_on_railway(name, index.railway)
    if place is None:
        rest = without_other_station(name)
        return _named(session, index, rest) if rest and rest != name else None
    railway = tuple(alias_hits(index, index.railway[0]))
    if not railway:
        return None
    police = replace(match_of(index, railway[0]), also=None)
    here = _named(session, index, place) if place else None
    known = [*([here.match] if here and here.match else []), *(here.candidates if here and not here.close_only else ())]
    if known:
        return Answer(candidates=(police, *known), note=Note.RAILWAY)
    return Answer(police, exact=True, note=Note.RAILWAY)


# Addresses ------------------------------------------------------------------------------------------------------------


def _of_address(session: so.Session, index: Index, text: str) -> Answer | None:
    """The answer for the last parts of an address that name something: `12 High Street, Headcorn, Kent, UK`."""
    parts = [name for part in text.split(",") if (name := plain(part))]
    while len(parts) > 1 and parts[-1] in _COUNTRIES:
        parts.pop()
    # The whole text was looked up before.
    for start in range(1, len(parts)):
        found = _named(session, index, " ".join(parts[start:]))
        if found:
            return found
    for part in reversed(parts[:-1]):
        found = _named(session, index, part)
        if found:
            return found
    words = parts[-1].split() if parts else []
    for start in range(1, len(words)):
        rest = " ".join(words[start:])
        found = None if rest in index.railway else _bears(session, index, rest)
        if found:
            return _as_close(found)
    return None


def _as_close(answer: Answer) -> Answer:
    candidates = (answer.match,) if answer.match else answer.candidates
    return Answer(candidates=candidates, close_only=True, note=Note.NOT_FOUND)


def _with_county(session: so.Session, index: Index, name: str) -> tuple[Hit, ...]:
    """The hits of a name followed by what tells it from others of that name: `newport shropshire`."""
    words = name.split()
    beginnings = [" ".join(words[:cut]) for cut in range(len(words) - 1, 0, -1)]
    hits = {beginning: list(index.hits.get(beginning, ())) for beginning in beginnings}
    for small in _settlements(session, beginnings):
        hits[plain(small.written)].append(small)
    return _of_county(index, hits, name)


def _of_county(index: Index, hits: dict[str, list[Hit]] | dict[str, tuple[Hit, ...]], name: str) -> tuple[Hit, ...]:
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        where = " ".join(words[cut:])
        meant = {where, *(plain(alias.stands_for) for alias in index.aliases.get(where, ()))}
        found = tuple(hit for hit in hits.get(" ".join(words[:cut]), ()) if meant & _where(index, hit))
        if found:
            return found
    return ()


def _where(index: Index, hit: Hit) -> set[str]:
    entry = hit.entry
    names = {plain(name) for name in (entry.county, entry.council) if name}
    for force_id in entry.force_ids:
        force = index.forces[force_id]
        names |= {plain(name) for name in (force.name, force.short_name, force.region, force.nation) if name}
    return names


# Smaller places -------------------------------------------------------------------------------------------------------


def _settlements(session: so.Session, names: Iterable[str]) -> list[Hit]:
    return [_hit(row) for row in gazetteer.settlements_named(session, names)]


def _hit(row: gazetteer.SettlementRow) -> Hit:
    entry = Entry(row.main_name or row.name, Kind.PLACE, (row.force_id,), row.county, None, row.nearby_force_ids)
    return Hit(entry, row.name, own=True)


def _others(index: Index, small: list[Hit], answer: Answer) -> tuple[Match, ...]:
    """The smaller places of that name that a force polices which the answer does not name."""
    return _of_other_forces(index, small, answer)


def _sound_alike(index: Index, name: str, answer: Answer) -> tuple[Match, ...]:
    """Better known places that one slip turns into the name of a smaller one: Thetford, Tetford."""
    close = index.spelling.close_to(name)
    hits = [hit for slips_made, key in close if slips_made == 1 for hit in index.hits[key] if hit.own]
    return _of_other_forces(index, hits, answer)[:_MOST_OTHERS]


def _of_other_forces(index: Index, hits: Iterable[Hit], answer: Answer) -> tuple[Match, ...]:
    matches = [*([answer.match] if answer.match else []), *answer.candidates]
    named = {policed.force.force_id for match in matches for policed in match.forces}
    return tuple(match_of(index, hit) for hit in merged(hits) if not named & set(hit.entry.force_ids))


# Names that come close ------------------------------------------------------------------------------------------------


def _close(session: so.Session, index: Index, name: str) -> tuple[Match, ...]:
    """What the text may have meant: names that hold it, then names that are a slip or two away from it."""
    found: list[tuple[tuple[int, int, int], str, Hit]] = []
    if len(name) >= _SHORTEST_BEGINNING and not is_title(name):
        for key in index.containing(name):
            found += [((0, *_weight(hit)), key, hit) for hit in index.hits[key]]
    for slips_made, key in _misspelt(index, name):
        found += [((slips_made, *_weight(hit)), key, hit) for hit in index.hits[key]]
    found += [((slips_made, 2, 0), plain(hit.written), hit) for slips_made, hit in _misspelt_settlements(session, name)]
    found.sort(key=lambda item: item[:2])
    # Some of them say the same: the first few times as many as are shown are enough to choose from.
    hits = [hit for _, _, hit in found[: 3 * MOST_CANDIDATES]]
    return tuple(match_of(index, hit) for hit in merged(hits)[:MOST_CANDIDATES])


def _misspelt(index: Index, name: str) -> list[tuple[int, str]]:
    """The names that are a few slips away, with their number: as it was typed, else without its title."""
    bare = without_title(name)
    # A title is alike in many names: only the rest of a name is long enough to be forgiven slips, or is not.
    most = slips_forgiven(bare)
    found = [(slips_made, key) for slips_made, key in index.spelling.close_to(name) if slips_made <= most]
    return found if found or bare == name else index.spelling.close_to(bare)


def _misspelt_settlements(session: so.Session, name: str) -> list[tuple[int, Hit]]:
    """The smaller places a few slips away whose names begin with the same three letters."""
    most = slips_forgiven(name)
    beginning = name[:_SHORTEST_BEGINNING]
    if not most or " " in beginning:
        return []
    after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    rows = gazetteer.settlements_between(session, beginning, after, _MOST_SETTLEMENTS)
    close = {key: slips for slips, key in within(name, {row.search_name for row in rows}, most)}
    return [(close[row.search_name], _hit(row)) for row in rows if row.search_name in close]


def _weight(hit: Hit) -> tuple[int, int]:
    """What is likelier meant comes first: areas, councils and forces before places, large places before small ones."""
    return int(hit.entry.kind is Kind.PLACE), -hit.entry.population
