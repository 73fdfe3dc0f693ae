"""The lookup: from what somebody typed to the force that polices it, or to what they can choose from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import sqlalchemy.orm as so

from portal.places.answers import Answer, Kind, Match, Note, Policed
from portal.places.disambiguation import answer_of_hits, match_of, merged
from portal.places.elsewhere import SCOTLAND, elsewhere_of_area, elsewhere_of_name
from portal.places.index import Hit, Index
from portal.places.names import is_title, plain, without_title
from portal.places.near_misses import slips_forgiven
from portal.places.postcodes import Postcode, looks_like_one, readings, slips
from portal.queries import gazetteer
from portal.queries.gazetteer import OutcodeRow

LONGEST_TEXT = 100
MOST_CANDIDATES = 12
_SHORTEST_BEGINNING = 3
_NOTES = {"thin": Note.FEW_POSTCODES, "terminated-only": Note.NO_LONGER_IN_USE}


def find(session: so.Session, index: Index, text: str) -> Answer:
    """What the text means: a place, council, county, force, or a postcode district, sector or full postcode.

    The session must see the release of the index: sectors and exceptions are read from it. Nothing is raised for any
    text: an answer always says what can be said.
    """
    if len(text) > LONGEST_TEXT:
        return Answer(note=Note.TOO_LONG)
    text = visible(text)
    if not text:
        return Answer(note=Note.NOTHING_TYPED)
    for postcode in readings(text):
        answer = _of_postcode(session, index, postcode)
        if answer:
            return answer
    if looks_like_one(text):
        candidates = _similar_postcodes(session, index, text)
        if candidates:
            return Answer(candidates=candidates, close_only=True, note=Note.NO_SUCH_POSTCODE)
        return _of_name(index, plain(text)) or Answer(note=Note.NO_SUCH_POSTCODE)
    return _of_name(index, plain(text)) or _of_area(index, text) or Answer(note=Note.NOT_FOUND)


def visible(text: str) -> str:
    """The text without what cannot be seen, its letters and digits in their plain forms."""
    compatible = unicodedata.normalize("NFKC", text)
    seen = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in compatible)
    return " ".join(seen.split())


# Postcodes ------------------------------------------------------------------------------------------------------------


def _of_postcode(session: so.Session, index: Index, postcode: Postcode) -> Answer | None:
    """The answer for a postcode; None if its district is not known."""
    district = index.outcodes.get(postcode.outcode)
    if district is None:
        elsewhere = elsewhere_of_area(postcode.area)
        return Answer(elsewhere=elsewhere) if elsewhere else None
    if postcode.sector_digit is None:
        return _of_district(index, district)
    sector = gazetteer.forces_of_sector(session, postcode.sector)
    if sector is None:
        # Of a district on the border, the dataset holds the sectors that reach into England or Wales.
        if district.share_outside:
            return Answer(elsewhere=SCOTLAND)
        answer = _of_district(index, district)
        return answer if answer.note else replace(answer, note=Note.SECTOR_UNKNOWN)
    kind = Kind.POSTCODE if postcode.unit else Kind.POSTCODE_SECTOR
    if postcode.unit:
        exception = gazetteer.force_of_exception(session, str(postcode))
        if exception:
            return _certain(index, str(postcode), kind, (exception,))
        sector = sector[:1]
    if district.share_outside:
        # The dataset cannot tell a Scottish postcode of this sector from an English one.
        match = Match(str(postcode), kind, _policed(index, sector))
        return Answer(match, elsewhere=SCOTLAND, share_outside=district.share_outside, note=Note.PARTLY_OUTSIDE)
    return _certain(index, str(postcode), kind, sector)


def _of_district(index: Index, district: OutcodeRow) -> Answer:
    forces = _policed(index, district.force_ids, district.shares)
    match = Match(district.outcode, Kind.POSTCODE_DISTRICT, forces)
    if district.share_outside:
        return Answer(match, elsewhere=SCOTLAND, share_outside=district.share_outside, note=Note.PARTLY_OUTSIDE)
    note = _NOTES.get(district.reliability)
    return Answer(match, len(forces) == 1 and note is None, note=note)


def _similar_postcodes(session: so.Session, index: Index, text: str) -> tuple[Match, ...]:
    """The postcodes that the text may have been meant for, or the district that one of its words is."""
    answers = [_of_postcode(session, index, postcode) for postcode in dict.fromkeys(slips(text))]
    found = [answer.match for answer in answers if answer and answer.match]
    if found:
        return tuple(found)
    districts = [index.outcodes[word] for word in text.upper().split() if word in index.outcodes]
    return tuple(Match(row.outcode, Kind.POSTCODE_DISTRICT, _policed(index, row.force_ids)) for row in districts)


def _of_area(index: Index, text: str) -> Answer | None:
    """The answer for the letters with which postcodes begin, such as `ME`; None if there are none such."""
    letters = text.upper()
    elsewhere = elsewhere_of_area(letters)
    force_ids = index.forces_of_areas.get(letters)
    if force_ids is None:
        return Answer(elsewhere=elsewhere) if elsewhere else None
    match = Match(letters, Kind.POSTCODE_AREA, _policed(index, force_ids))
    if elsewhere:
        return Answer(match, elsewhere=elsewhere, note=Note.PARTLY_OUTSIDE)
    return Answer(match, len(force_ids) == 1)


def _certain(index: Index, name: str, kind: Kind, force_ids: tuple[str, ...]) -> Answer:
    return Answer(Match(name, kind, _policed(index, force_ids)), len(force_ids) == 1)


def _policed(index: Index, force_ids: Iterable[str], shares: tuple[Decimal, ...] = ()) -> tuple[Policed, ...]:
    if shares:
        return tuple(Policed(index.forces[i], share) for i, share in zip(force_ids, shares, strict=True))
    return tuple(Policed(index.forces[force_id]) for force_id in force_ids)


# Names ----------------------------------------------------------------------------------------------------------------


def _of_name(index: Index, name: str) -> Answer | None:
    if not name:
        return None
    hits = index.hits.get(name) or _with_county(index, name) or index.hits.get(without_title(name))
    if hits:
        return answer_of_hits(index, hits, name)
    elsewhere = elsewhere_of_name(name)
    if elsewhere:
        return Answer(elsewhere=elsewhere)
    candidates = _close(index, name)
    return Answer(candidates=candidates, close_only=True, note=Note.NOT_FOUND) if candidates else None


def _with_county(index: Index, name: str) -> tuple[Hit, ...]:
    """The hits of a name followed by what tells it from others of that name: `newport shropshire`."""
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        hits = index.hits.get(" ".join(words[:cut]), ())
        where = " ".join(words[cut:])
        found = tuple(hit for hit in hits if where in _where(index, hit))
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


def _close(index: Index, name: str) -> tuple[Match, ...]:
    """What the text may have meant: names that hold it, then names that are a slip or two away from it."""
    found: list[tuple[tuple[int, int, int], str, Hit]] = []
    if len(name) >= _SHORTEST_BEGINNING and not is_title(name):
        for key in index.containing(name):
            found += [((0, *_weight(hit)), key, hit) for hit in index.hits[key]]
    for slips_made, key in _misspelt(index, name):
        found += [((slips_made, *_weight(hit)), key, hit) for hit in index.hits[key]]
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


def _weight(hit: Hit) -> tuple[int, int]:
    """What is likelier meant comes first: areas, councils and forces before places, large places before small ones."""
    return int(hit.entry.kind is Kind.PLACE), -hit.entry.population
