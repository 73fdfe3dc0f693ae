"""Names that hold a text or come close to it, where nothing bears the name that was typed."""

import re

import sqlalchemy.orm as so

from portal.facts.elsewhere import Elsewhere
from portal.places.answers import Answer, Kind, Note
from portal.places.common_words import (
    gives_a_street_its_name,
    is_common,
    is_like_a_street,
    is_named_after_its_place,
)
from portal.places.disambiguation import hits_of_name, match_of, merge_hits
from portal.places.elsewhere import is_country
from portal.places.index import Hit, Index, settlement_hit, settlements
from portal.places.names import is_title, plain, without_title
from portal.places.naming import MOST_CANDIDATES, alias_hits, elsewhere_of
from portal.places.near_misses import slips_forgiven, within
from portal.places.short_forms import short_form
from portal.queries import gazetteer

_SHORTEST_BEGINNING = 3
_SHORTEST_BEGUN = 7
_LONGEST_BEGUN = 30
_MOST_SETTLEMENTS = 400
_MOST_IN_SHORT = 6
_LONGEST_SHORT = 5
_SHORTEST_ELSEWHERE = 4
_APOSTROPHE = re.compile("[a-z]['’‘ʼ`´][a-z]", re.IGNORECASE)
# How many words of a longer text are looked at, and how many of them a name may have.
_MOST_WORDS = 30
_LONGEST_NAME_OF_WORDS = 5


def close_names(session: so.Session, index: Index, text: str) -> Answer | None:
    """Names that hold the text or come close to it, to choose from; None if there are none."""
    name = plain(text)
    if not name:
        return None
    candidates = tuple(match_of(index, hit) for hit in merge_hits(_close(session, index, text, name))[:MOST_CANDIDATES])
    elsewhere = _elsewhere(index, name) or (None if candidates else _elsewhere_within(index, name))
    if not candidates and not elsewhere:
        return None
    return Answer(candidates=candidates, close_only=True, elsewhere=elsewhere, note=Note.NOT_FOUND)


def _close(session: so.Session, index: Index, text: str, name: str) -> list[Hit]:
    """What the text may have meant: names that hold it, then names that are short in it or a slip or two away."""
    ranked: list[tuple[tuple[int, int, int], str, Hit]] = []
    if len(name) >= _SHORTEST_BEGINNING and not is_title(name):
        for key in index.containing(name):
            ranked += [((0, *_weight(hit)), key, hit) for hit in index.hits[key]]
    ranked += [((1, 2, place), "", hit) for place, hit in enumerate(_within(session, index, name))]
    for slips_made, key in _misspelt(index, name):
        hits = (*index.hits.get(key, ()), *alias_hits(index, key))
        ranked += [((slips_made, *_weight(hit)), key, hit) for hit in hits]
    # Who types an apostrophe for letters, as in N'umberland, makes no slip.
    left_out = 0 if _APOSTROPHE.search(text) else 1
    ranked += [((left_out, *_weight(hit)), plain(hit.written), hit) for hit in _in_short(index, name)]
    ranked += [
        ((slips_made, 2, 0), plain(hit.written), hit) for slips_made, hit in _misspelt_settlements(session, name)
    ]
    ranked.sort(key=lambda item: item[:2])
    # Some of them say the same: the first few times as many as are shown are enough to choose from.
    return [hit for _, _, hit in ranked[: 3 * MOST_CANDIDATES]]


def _within(session: so.Session, index: Index, name: str) -> list[Hit]:
    """What a longer text speaks of: the places in it, the longest name first where two begin alike, or a small
    one of one word with which it ends, or which something there is named after.

    `from Leeds to York` holds two, `Maidstone Hospital` one, and `RAF Brize Norton` no Norton.
    """
    words, hits_within, start = name.split()[:_MOST_WORDS], list[Hit](), 0
    small = _small_places(session, words)
    while start < len(words):
        for end in range(len(words), start, -1):
            part = " ".join(words[start:end])
            is_street = gives_a_street_its_name(words[:start], words[end:])
            hits = _of_words(index, part) or small.get(part, []) if end - start < len(words) and not is_street else []
            if hits:
                hits_within += hits
                start = end - 1
                break
        start += 1
    if hits_within or len(words) == 1:
        return hits_within or _begun(session, index, name)
    single = [words[-1], *(words[:1] if is_named_after_its_place(words[1]) else [])]
    return next(filter(None, (settlements(session, [word]) for word in single if not is_common(word))), [])


def _small_places(session: so.Session, words: list[str]) -> dict[str, list[Hit]]:
    """The smaller places whose names are several of these words, one behind another."""
    spans = range(2, _LONGEST_NAME_OF_WORDS + 1)
    parts = {" ".join(words[start : start + span]) for span in spans for start in range(len(words) - span + 1)}
    places: dict[str, list[Hit]] = {}
    named = (part for part in parts if not is_like_a_street(part) and not all(map(is_common, part.split())))
    for hit in settlements(session, sorted(named)):
        places.setdefault(plain(hit.written), []).append(hit)
    return places


def _begun(session: so.Session, index: Index, name: str) -> list[Hit]:
    """The longest name with which a longer word begins: `maidstonekent`, or the whole of Llanfairpwllgwyngyll…."""
    keys = (key for key in (*index.hits, *index.aliases) if len(key) >= _SHORTEST_BEGUN)
    longest = max((key for key in keys if name.startswith(key.replace(" ", ""))), key=len, default=None)
    if longest:
        return hits_of_name((*index.hits.get(longest, ()), *alias_hits(index, longest)))
    beginnings = [name[:cut] for cut in range(_SHORTEST_BEGUN, min(len(name), _LONGEST_BEGUN))]
    small = settlements(session, beginnings)
    return [hit for hit in small if len(plain(hit.written)) == max(len(plain(other.written)) for other in small)]


def _of_words(index: Index, part: str) -> list[Hit]:
    """What a few words of a longer text name; one that spans the forces of all others stands for them."""
    if is_common(part) or part in index.railway or is_title(part):
        return []
    hits = hits_of_name((*index.hits.get(part, ()), *alias_hits(index, part)))
    hits = [hit for hit in hits if hit.own] or hits
    forces = {force_id for hit in hits for force_id in hit.entry.force_ids}
    widest = next((hit for hit in hits if set(hit.entry.force_ids) == forces), None)
    return [widest] if widest else hits


def _in_short(index: Index, name: str) -> list[Hit]:
    """The names that this one may be short for, the best known first."""
    full = None if is_title(name) else short_form(name)
    keys = [key for key in index.hits if key[0] == name[0] and full and full.fullmatch(key)]
    return sorted((hit for key in keys for hit in index.hits[key] if hit.own), key=_weight)[:_MOST_IN_SHORT]


def _elsewhere(index: Index, name: str) -> Elsewhere | None:
    """The country of a place elsewhere that is one slip away: `Edinburg`; no short one, which has too many like it."""
    close = index.spelling_elsewhere.close_to(name)
    countries = (elsewhere_of(index, key) for slips_made, key in close if slips_made == 1 and len(key) > _LONGEST_SHORT)
    return next(filter(None, countries), None)


def _elsewhere_within(index: Index, name: str) -> Elsewhere | None:
    """The country of a place elsewhere of which a longer text speaks: `Edinburgh Airport`; none by mere initials."""
    words = name.split()
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            part = " ".join(words[start:end])
            # A street bears the name of a country with another word between them: `Scotland Green Road`.
            is_street = gives_a_street_its_name(words[:start], words[end:]) or (
                is_country(part) and is_like_a_street(" ".join(words[start:]))
            )
            country = None if is_street or len(part) < _SHORTEST_ELSEWHERE else elsewhere_of(index, part)
            if country:
                return country
    return None


def _misspelt(index: Index, name: str) -> list[tuple[int, str]]:
    """The names that are a few slips away, with their number: as it was typed, else without its title."""
    bare = without_title(name)
    # A title is alike in many names: only the rest of a name is long enough to be forgiven slips, or is not.
    most = slips_forgiven(bare)
    close = [(slips_made, key) for slips_made, key in index.spelling.close_to(name) if slips_made <= most]
    return close if close or bare == name else index.spelling.close_to(bare)


def _misspelt_settlements(session: so.Session, name: str) -> list[tuple[int, Hit]]:
    """The smaller places a few slips away whose names begin with the same three letters."""
    most = slips_forgiven(name)
    beginning = name[:_SHORTEST_BEGINNING]
    if not most or " " in beginning:
        return []
    after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    rows = gazetteer.settlements_between(session, beginning, after, _MOST_SETTLEMENTS)
    close = {key: slips for slips, key in within(name, {row.search_name for row in rows}, most)}
    return [(close[row.search_name], settlement_hit(row)) for row in rows if row.search_name in close]


def _weight(hit: Hit) -> tuple[int, int]:
    """What is likelier meant comes first: areas, councils and forces before places, large places before small ones."""
    return int(hit.entry.kind is Kind.PLACE), -hit.entry.population
