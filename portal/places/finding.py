"""The lookup: from what somebody typed to the force that polices it, or to what they can choose from."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import sqlalchemy.orm as so

from portal.places.answers import Answer, ForceShare, Kind, Match, Note
from portal.places.close_names import close_names
from portal.places.elsewhere import SCOTLAND, elsewhere_of_area
from portal.places.index import Index
from portal.places.names import plain
from portal.places.naming import MOST_CANDIDATES, answer_of_name, without_country
from portal.places.postcodes import (
    Postcode,
    districts_named,
    districts_within,
    full_postcodes,
    is_forces_address,
    looks_like_one,
    readings,
    slips,
    slips_of_district,
)
from portal.places.roads import is_a_road, is_motorway, names_a_road
from portal.queries import gazetteer
from portal.queries.gazetteer import OutcodeRow

LONGEST_TEXT = 200
_LONGEST_DISTRICT = 4
# The letter with which the names of motorways begin, and words beside which a district is meant all the same.
_OF_MOTORWAYS = "M"
_CODE_WORDS = frozenset(("area", "cod", "code", "district", "post", "postcode"))
# What is typed as if the site knew where its reader is.
_NO_PLACES = frozenset((
    "around here", "heddlu", "heddlu lleol", "here", "home", "local police", "my area", "my home", "my house",
    "my local police", "my police", "my police force", "my postcode", "near me", "police", "police force",
    "police near me", "police station", "postcode", "where i am", "where i live", "adref", "cartref", "fy ardal i",
    "gartref", "yma",
))  # fmt: skip
# Who asks which force is theirs, and says not where they are.
_ASKS_WHICH_FORCE = re.compile(
    r"(?:(?:how|where) (?:do|can) i )?(?:find|who|what|where|which|pa|sut mae dod o hyd i|ble mae)(?: (?:\w+)){0,4} "
    r"(?:forces?|heddlu|police|police station)(?: (?:am|area|are|cover|covers|for|i|im|in|is|live|local|me|my|near|"
    r"this|under|we|where|yw|fy|un)){0,5}"
)
_INITIALS = re.compile(r"\b[A-Za-z](?:\.[A-Za-z])+\b\.?")
_NOTES = {"thin": Note.FEW_POSTCODES, "terminated-only": Note.NO_LONGER_IN_USE}


def find(session: so.Session, index: Index, text: str) -> Answer:
    """What the text means: a place, council, county, force, or a postcode district, sector or full postcode.

    The session must see the release of the index: sectors and exceptions are read from it. Nothing is raised for any
    text: an answer always says what can be said.
    """
    if len(text) > LONGEST_TEXT:
        return Answer(note=Note.TOO_LONG)
    text = visible(text)
    if not text or plain(text) in _NO_PLACES:
        return Answer(note=Note.NOTHING_TYPED)
    if is_forces_address(text):
        return Answer(note=Note.FORCES_ADDRESS)
    return (
        _of_codes(session, index, text)
        or _of_district_within(session, index, without_country(text))
        or _of_name_or_area(session, index, text)
        or (None if is_a_road(text) else _that_comes_close(session, index, text))
        or Answer(note=_why_nothing(text))
    )


def visible(text: str) -> str:
    """The text without what cannot be seen, its letters and digits in their plain forms."""
    # A blank of a web address or of a page's source that was copied with it.
    compatible = unicodedata.normalize("NFKC", re.sub("%20|&nbsp;", " ", text))
    # What has no width parts no word: a soft hyphen stays in what is copied from a page.
    characters = (character for character in compatible if unicodedata.category(character) != "Cf")
    plain_text = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in characters)
    # Initials with full stops are those without: `Newport, I.O.W.`
    without_stops = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), plain_text)
    return " ".join(without_stops.split())


def _why_nothing(text: str) -> Note:
    if names_a_road(text):
        return Note.ROAD
    if not any(map(str.isalnum, text)) or _ASKS_WHICH_FORCE.fullmatch(plain(text)):
        return Note.NOTHING_TYPED
    return Note.NO_SUCH_POSTCODE if looks_like_one(text) else Note.NOT_FOUND


# Postcodes ------------------------------------------------------------------------------------------------------------


def _of_codes(session: so.Session, index: Index, text: str) -> Answer | None:
    """The answer for the full postcode in a text, or for a text that is a district or sector; None if there is none."""
    postcodes = full_postcodes(text)
    if len(postcodes) > 1:
        answers = [_of_postcode(session, index, postcode) for postcode in postcodes]
        return _several(answers) or next(filter(None, answers), None)
    for postcode in postcodes or readings(text):
        answer = _of_postcode(session, index, postcode)
        if answer and answer.match and is_motorway(str(postcode)):
            return Answer(candidates=(answer.match,), note=Note.ROAD)
        # `M62` without a space is a district or a motorway, not a sector that nobody knows.
        if answer and not (answer.note is Note.SECTOR_UNKNOWN and re.fullmatch("[A-Za-z][0-9]{2}", text)):
            return answer
    return None


def _several(answers: Iterable[Answer | None]) -> Answer | None:
    """The choice between several codes, with the country of one that is elsewhere; None if none is policed here."""
    known_answers = [answer for answer in answers if answer]
    matches = tuple(answer.match for answer in known_answers if answer.match)
    elsewhere = next((answer.elsewhere for answer in known_answers if answer.elsewhere), None)
    return Answer(candidates=matches, elsewhere=elsewhere, note=Note.SEVERAL_POSTCODES) if matches else None


def _of_postcode(session: so.Session, index: Index, postcode: Postcode) -> Answer | None:
    """The answer for a postcode; None if its district is not known."""
    district = index.outcodes.get(postcode.outcode)
    if district is None or district.reliability == "terminated-only" or postcode.sector_digit is None:
        several = index.districts_beginning(postcode.outcode)
        if several:
            return _of_several_districts(index, district, several, postcode.outcode)
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
        nation = gazetteer.nation_of_border_postcode(session, str(postcode))
        if nation == "England":
            return _certain(index, str(postcode), kind, sector)
        if nation:
            return Answer(elsewhere=SCOTLAND)
        # The dataset cannot tell a Scottish postcode that is new from an English one.
        match = Match(str(postcode), kind, _shares_of(index, sector))
        return Answer(match, elsewhere=SCOTLAND, share_outside=district.share_outside, note=Note.PARTLY_OUTSIDE)
    return _certain(index, str(postcode), kind, sector)


def _of_district(index: Index, district: OutcodeRow) -> Answer:
    forces = _shares_of(index, district.force_ids, district.shares)
    match = Match(district.outcode, Kind.POSTCODE_DISTRICT, forces)
    if district.share_outside:
        return Answer(match, elsewhere=SCOTLAND, share_outside=district.share_outside, note=Note.PARTLY_OUTSIDE)
    note = _NOTES.get(district.reliability)
    return Answer(match, len(forces) == 1 and note is None, note=note)


def _of_several_districts(index: Index, district: OutcodeRow | None, several: list[OutcodeRow], outcode: str) -> Answer:
    """The answer for the beginning of several districts: `EC1` is EC1A, EC1M …, and SE1 is SE1 and SE1P."""
    rows = [*([district] if district and district.reliability != "terminated-only" else []), *several]
    # That force first which polices most of the districts.
    count = Counter(force_id for row in rows for force_id in row.force_ids[:1])
    count.update({force_id: 0 for row in rows for force_id in row.force_ids})
    if district in rows and set(count) == set(district.force_ids):
        return _of_district(index, district)
    match = Match(outcode, Kind.POSTCODE_DISTRICT, _shares_of(index, [force_id for force_id, _ in count.most_common()]))
    names = tuple(row.outcode for row in rows)
    return Answer(match, len(count) == 1, note=Note.SEVERAL_DISTRICTS, districts=names)


def _that_comes_close(session: so.Session, index: Index, text: str) -> Answer | None:
    """The codes and the names that come close to a text; of one without any digit, the names first."""
    code, names = _near_code(session, index, text), close_names(session, index, text)
    # `the M4 near Reading` is a motorway, and none of Manchester.
    is_district = _CODE_WORDS & set(plain(text).split()) or slips(text)
    is_road = not is_district and any(postcode.area == _OF_MOTORWAYS for postcode in districts_named(text))
    if names is None and is_road:
        return None
    if code is None or names is None:
        return code or names
    if any(character.isdigit() for character in text) and not is_road:
        return code
    candidates = names.candidates if is_road else (*names.candidates, *code.candidates)
    return replace(names, candidates=candidates[:MOST_CANDIDATES])


def _near_code(session: so.Session, index: Index, text: str) -> Answer | None:
    """The postcodes that the text may have been meant for; None if it is like none."""
    # Digits alone are a telephone number: 112 is no slip for L12.
    if not re.search("[A-Za-z]", text):
        return None
    answers = [_of_postcode(session, index, postcode) for postcode in slips(text)]
    matches = [answer.match for answer in answers if answer and answer.match and answer.note is not Note.SECTOR_UNKNOWN]
    if not matches and (looks_like_one(text) or not plain(text).isalpha() or len(text) <= _LONGEST_DISTRICT):
        answers = [_of_postcode(session, index, postcode) for postcode in slips_of_district(text)]
        matches = [answer.match for answer in answers if answer and answer.match]
    if not matches:
        # One district in the middle of other words: `I live in SW1 near here`.
        answers = [_of_postcode(session, index, postcode) for postcode in districts_named(text)]
        matches = [answer.match for answer in answers if answer and answer.match]
    if matches:
        return Answer(candidates=tuple(matches[:MOST_CANDIDATES]), close_only=True, note=Note.NO_SUCH_POSTCODE)
    return None


def _of_district_within(session: so.Session, index: Index, text: str) -> Answer | None:
    """The answer for a district or sector beside other words, where these do not name a place of another force."""
    several = [postcode for postcode in districts_named(text) if _is_district(index, postcode)]
    if len(several) > 1:
        return _several(_of_postcode(session, index, postcode) for postcode in several)
    # The other word is the second half, with a slip in it: `SW1A OAA`.
    if any(postcode.outcode in index.outcodes for postcode in slips(text)):
        return None
    for postcode, rest in districts_within(text):
        answer = _of_postcode(session, index, postcode)
        if answer is None:
            continue
        by_name = answer_of_name(session, index, rest)
        # `the M4 near here` is a motorway.
        if by_name is None and postcode.area == _OF_MOTORWAYS and not _CODE_WORDS & set(plain(rest).split()):
            continue
        meant = (
            (by_name.match,)
            if by_name and by_name.match
            else by_name.candidates
            # `Baker Street NW1` is a street there, and no village.
            if by_name and not by_name.close_only and by_name.note is not Note.LIKE_A_STREET
            else ()
        )
        if answer.match is None:
            # `EH1 Edinburgh`; but G4S is a company, and in no country.
            if meant or postcode.outcode[-1].isalpha():
                continue
            return answer
        if by_name and by_name.elsewhere:
            return Answer(candidates=(*meant, answer.match), elsewhere=by_name.elsewhere)
        named_forces = {policed.force for match in meant for policed in match.forces}
        if not meant or named_forces & {policed.force for policed in answer.match.forces}:
            return answer
        return Answer(candidates=(*meant, answer.match))
    return None


def _is_district(index: Index, postcode: Postcode) -> bool:
    return postcode.outcode in index.outcodes or bool(index.districts_beginning(postcode.outcode))


def _of_name_or_area(session: so.Session, index: Index, text: str) -> Answer | None:
    """The answer for a name or for the letters of postcodes, a choice where it is both: `SW`, in London or a region."""
    by_name, area = answer_of_name(session, index, text), _of_area(index, text)
    if by_name and by_name.match and area and area.match:
        return Answer(candidates=(area.match, by_name.match))
    return by_name or area


def _of_area(index: Index, text: str) -> Answer | None:
    """The answer for the letters with which postcodes begin, such as `ME`; None if there are none such."""
    letters = plain(text).upper()
    elsewhere = elsewhere_of_area(letters)
    force_ids = index.forces_of_areas.get(letters)
    if force_ids is None:
        return Answer(elsewhere=elsewhere) if elsewhere else None
    match = Match(letters, Kind.POSTCODE_AREA, _shares_of(index, force_ids))
    if elsewhere:
        return Answer(match, elsewhere=elsewhere, note=Note.PARTLY_OUTSIDE)
    return Answer(match, len(force_ids) == 1)


def _certain(index: Index, name: str, kind: Kind, force_ids: tuple[str, ...]) -> Answer:
    return Answer(Match(name, kind, _shares_of(index, force_ids)), len(force_ids) == 1)


def _shares_of(index: Index, force_ids: Iterable[str], shares: tuple[Decimal, ...] = ()) -> tuple[ForceShare, ...]:
    if shares:
        return tuple(ForceShare(index.forces[i], share) for i, share in zip(force_ids, shares, strict=True))
    return tuple(ForceShare(index.forces[force_id]) for force_id in force_ids)
