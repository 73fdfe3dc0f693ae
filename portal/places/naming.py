"""What a name means: a force, council, county, place or village, by its own name or one that people use for it."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import sqlalchemy.orm as so

from portal.facts.elsewhere import Elsewhere
from portal.places.abroad import lies_abroad
from portal.places.answers import Answer, Kind, Match, Note
from portal.places.common_words import is_like_a_street
from portal.places.counties import is_small, of_county, with_county
from portal.places.disambiguation import answer_of_hits, match_of, merge_hits, region_of
from portal.places.elsewhere import country_at_end, elsewhere_of_name, is_country
from portal.places.index import Hit, Index, settlements
from portal.places.names import plain, undo_mutation, without_title
from portal.places.railway import place_on_railway, without_other_station

MOST_CANDIDATES = 12
_MOST_OTHERS = 6
# What short words stand for; `on` is how `upon` is looked up.
_WORDS_IN_FULL = {
    "bps": ("bishops",), "co": ("county",), "e": ("east",), "gt": ("great", "greater"), "gtr": ("greater", "great"),
    "lit": ("little",), "lt": ("little",), "lwr": ("lower",), "mkt": ("market",), "mt": ("mount",), "n": ("north",),
    "ne": ("north east",), "nth": ("north",), "nw": ("north west",), "pt": ("port",), "s": ("south", "super"),
    "se": ("south east",), "sth": ("south",), "sw": ("south west",), "u": ("under", "on"), "upr": ("upper",),
    "w": ("west",),
}  # fmt: skip
_MOST_WRITTEN_OUT = 16
_LONGEST_INITIALS = 3
_ARTICLES = ("y", "yr")
# A county is either in Welsh, one of them by custom.
_COUNTY_IN_WELSH = {"sir": "swydd", "swydd": "sir"}
_COUNTRIES = ("cymru", "england", "gb", "great britain", "lloegr", "u k", "uk", "united kingdom", "wales")
_NATIONS = {"cymru": "Wales", "england": "England", "lloegr": "England", "wales": "Wales"}
_COUNTIES = (Kind.COUNTY, Kind.FORMER_COUNTY)
# Words beside the name of a town that mean a body of the town, or the town itself.
_OF_A_TOWN = frozenset(
    ("boro", "borough", "bwrdeistref", "city", "constabulary", "council", "cyngor", "dinas", "heddlu", "of", "police")
)
# The forces of a part of London are those of all of it, as far as anybody draws a line around the part.
_PARTS_OF_LONDON = frozenset(
    ("central", "e", "east", "inner", "n", "north", "nw", "outer", "s", "se", "south", "sw", "w", "west")
)
_NATIONAL_PARK = " national park"
# The middle of a town, in English and in Welsh, where the town itself is meant.
_MIDDLE = re.compile(r" (?:(?:city|town|village) )?centre$|^canol (?:y )?(?:[dt]inas |[dt]ref )?")
_ISLANDS = re.compile("(.+) (?:island|isle)s?")
# Words before a country that make it part of another name: South Wales, the Bank of England.
_MAKING_A_NAME = ("of", "the")
_POINTS = ("canolbarth", "de", "east", "gogledd", "mid", "n", "north", "s", "south", "w", "west")


def answer_of_name(session: so.Session, index: Index, text: str) -> Answer | None:
    """The answer for a text that names something, exactly so or in a common short form; None where none is known."""
    name = plain(text)
    if not name:
        return None
    if lies_abroad(name) and is_small(index.hits.get(name, ())) and not elsewhere_of(index, name):
        near = elsewhere_of(index, name.removesuffix(" ireland"))
        return Answer(elsewhere=near) if near else _abroad(session, index, name)
    if name not in index.hits and (country := elsewhere_of_name(name)):
        return Answer(elsewhere=country)
    answer, elsewhere = _in_its_country(session, index, text) or _of_name(session, index, name), _elsewhere(index, name)
    if elsewhere and name not in index.hits and is_country(without_title(name)):
        return elsewhere
    if answer and elsewhere and is_small(index.hits.get(name, ())):
        return replace(answer, match=None, exact=False, candidates=_matches(answer), elsewhere=elsewhere.elsewhere)
    answer = answer or elsewhere or _in_welsh(session, index, name)
    return answer or _on_railway(session, index, name) or _of_address(session, index, text)


def _abroad(session: so.Session, index: Index, name: str) -> Answer:
    """The answer for the name of a place far away: places here that bear it may be meant too, but none is certain."""
    answer = _bears(session, index, name)
    return Answer(candidates=_matches(answer) if answer else (), note=Note.ABROAD)


def without_country(text: str) -> str:
    """The text without the country at its end that this site covers: `Maidstone, Kent, UK`."""
    shorter = re.sub(rf"[\s,.]+(?:{'|'.join(_COUNTRIES)})[\s,.]*$", "", text, flags=re.IGNORECASE)
    if shorter == text or plain(shorter).split()[-1:] in ([word] for word in (*_POINTS, *_MAKING_A_NAME)):
        return text
    return without_country(shorter)


def alias_hits(index: Index, name: str) -> Iterator[Hit]:
    """What a short or Welsh name stands for, under that name."""
    for alias in index.aliases.get(name, ()):
        full = plain(alias.stands_for)
        for hit in index.hits.get(full) or of_county(index, index.hits, full):
            if hit.own:
                yield Hit(hit.entry, alias.alias, own=False)


def _of_name(session: so.Session, index: Index, name: str) -> Answer | None:
    """The answer for a plain name as it is, or with its short words in full, or without its title."""
    answer = _bears(session, index, name)
    if answer:
        return answer
    for full in _in_full(index, name):
        answer = _bears(session, index, full) or _without_title(session, index, full)
        if answer:
            return answer
    bare = without_title(name)
    in_full = (_bears(session, index, full) for full in (_in_full(index, bare) if bare != name else ()))
    return _without_title(session, index, name) or next(filter(None, in_full), None)


def _in_its_country(session: so.Session, index: Index, text: str) -> Answer | None:
    """The answer for a name that alone means one thing, with the country where that lies: `Leeds, England`."""
    shorter = without_country(text)
    answer = _bears(session, index, plain(shorter)) if shorter != text and plain(shorter) else None
    if not (answer and answer.exact and answer.match):
        return None
    nations = {_NATIONS[word] for word in plain(text[len(shorter) :]).split() if word in _NATIONS}
    return answer if nations <= {share.force.nation for share in answer.match.forces} else None


def _without_title(session: so.Session, index: Index, name: str) -> Answer | None:
    bare = without_title(name)
    if bare == name:
        return None
    # `Welling borough` may be Wellingborough, as telephones write what they hear.
    joined = list(itertools.accumulate(name.split()))[1:]
    hits = (*index.hits.get(bare, ()), *(hit for one in joined for hit in index.hits.get(one, ())))
    # Towns and villages have a council and a police, but no district or county of their name.
    if {"county", "district"} & set(name.split()):
        hits = tuple(hit for hit in hits if hit.entry.kind is not Kind.PLACE)
        return answer_of_hits(index, hits, bare) if hits else None
    small = settlements(session, [bare]) if not any(hit.own for hit in hits) else []
    if not hits and not small:
        return None
    answer = answer_of_hits(index, hits, bare, small)
    # `Border Force` and `Royal Parks` are bodies of the whole country, and none of a village.
    is_of_a_town = not _OF_A_TOWN.isdisjoint(name.split()) or any(hit.entry.kind is not Kind.PLACE for hit in hits)
    return answer if is_of_a_town else Answer(candidates=_matches(answer), close_only=True)


def _bears(session: so.Session, index: Index, name: str) -> Answer | None:
    """The answer for everything that bears the plain name, or does so in the county after it."""
    small = settlements(session, [name])
    hits = index.hits.get(name, ())
    # Words of the railway have an answer of their own.
    others = () if name in index.railway else tuple(alias_hits(index, name))
    if any(hit.own for hit in hits) and not (small and is_small(hits)):
        answer = answer_of_hits(index, hits, name)
        return replace(answer, others=_of_other_forces(index, (*others, *small), answer))
    if not hits and not small and len(index.aliases.get(name, ())) > 1 and (region := region_of(index, others)):
        return Answer(region)
    hits = (*hits, *others)
    if hits or small:
        answer = answer_of_hits(index, hits, name, small)
        if not hits and is_like_a_street(name):
            return Answer(candidates=_matches(answer), note=Note.LIKE_A_STREET)
        return replace(answer, others=_sound_alike(index, name, answer)) if small and answer.match else answer
    where = with_county(session, index, name)
    return answer_of_hits(index, where, name) if where else None


def elsewhere_of(index: Index, name: str) -> Elsewhere | None:
    """Who polices a country that this site does not cover, or a place in it, by its plain name."""
    names = (name, *(plain(alias.stands_for) for alias in index.aliases.get(name, ())))
    return next(filter(None, map(elsewhere_of_name, names)), None)


def _elsewhere(index: Index, name: str) -> Answer | None:
    """The answer for a country that this site does not cover, or for what lies in it: `Glasgow City Council`."""
    initials = name.replace(" ", "") if re.fullmatch("[a-z]( [a-z])+", name) else name
    names = (re.sub("^co ", "county ", name), initials, without_title(name), name.removeprefix("isle of "))
    elsewhere = next(filter(None, (elsewhere_of(index, one) for one in dict.fromkeys(names))), None)
    return Answer(elsewhere=elsewhere) if elsewhere else None


# Short and everyday names ---------------------------------------------------------------------------------------------


def _in_full(index: Index, name: str) -> Iterator[str]:
    """The name with its short words and a short name at its start or its end in full: `notts police`, `n lincs`."""
    words = name.replace(" o t ", " on the ").split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        yield from (plain(alias.stands_for) for alias in index.aliases.get("".join(words), ()))
        yield from ("".join(words), " and ".join(words))
    if words[0] in _COUNTY_IN_WELSH:
        yield " ".join((_COUNTY_IN_WELSH[words[0]], *words[1:]))
    choices = itertools.product(*((word, *_WORDS_IN_FULL.get(word, ())) for word in words))
    for choice in itertools.islice(choices, _MOST_WRITTEN_OUT):
        words = " ".join(choice).split()
        if " ".join(words) != name:
            yield " ".join(words)
        for length in range(len(words) - 1, 0, -1):
            for full in _stands_for(index, " ".join(words[:length])):
                yield plain(" ".join((full, *words[length:])))
            for full in _stands_for(index, " ".join(words[-length:])):
                yield plain(" ".join((*words[:-length], full)))
    if town := _MIDDLE.sub("", name).removesuffix(name):
        yield town
    if islands := _ISLANDS.fullmatch(name):
        yield from (f"isle of {islands[1]}", f"isles of {islands[1]}")
    if words[-1] == "london" and len(words) > 1 and _PARTS_OF_LONDON.issuperset(words[:-1]):
        yield "london"
    if name.endswith(_NATIONAL_PARK):
        yield name.removesuffix(_NATIONAL_PARK)
    yield from [" ".join(words[1:])] if words[0] in _ARTICLES else [f"{article} {name}" for article in _ARTICLES]


def _stands_for(index: Index, name: str) -> list[str]:
    # Glasgow is no other word for Scotland, nor `station` one for the police, nor Aldgate for one of two boroughs.
    full = [alias.stands_for for alias in index.aliases.get(name, ()) if alias.kind not in ("elsewhere", "railway")]
    return full if len(full) == 1 or len({hit.entry.force_ids for hit in alias_hits(index, name)}) == 1 else []


def _in_welsh(session: so.Session, index: Index, name: str) -> Answer | None:
    """The answer for a name after a word such as `yn`, all that may be meant: `i Gaer` is Gaer or Caer."""
    meant = undo_mutation(name)
    if country := next(filter(None, map(elsewhere_of_name, meant)), None):
        return Answer(elsewhere=country)
    small = settlements(session, meant)
    hits = [hit for one in meant for hit in (*index.hits.get(one, ()), *alias_hits(index, one))]
    borne = {plain(hit.written) for hit in (*hits, *small)}
    names_there = [one for one in meant if one in borne or one in index.aliases]
    if len(names_there) > 1 and (hits or small):
        return answer_of_hits(index, hits, names_there[0], small)
    answers = (_of_name(session, index, one) or _elsewhere(index, one) for one in names_there or meant)
    return next(filter(None, answers), None)


def _on_railway(session: so.Session, index: Index, name: str) -> Answer | None:
    place = place_on_railway(name, index.railway)
    if place is None:
        rest = without_other_station(name)
        return _of_name(session, index, rest) if rest and rest != name else None
    railway = tuple(alias_hits(index, index.railway[0]))
    if not railway:
        return None
    police = replace(match_of(index, railway[0]), also=None)
    here = (_of_name(session, index, place) or _in_welsh(session, index, f"i {place}")) if place else None
    places = (
        [match for match in _matches(here) if match.forces != police.forces] if here and not here.close_only else []
    )
    if places:
        return Answer(candidates=(police, *places), note=Note.RAILWAY)
    return Answer(police, exact=True, note=Note.RAILWAY)


# Addresses ------------------------------------------------------------------------------------------------------------


def _of_address(session: so.Session, index: Index, text: str) -> Answer | None:
    """The answer for the last parts of an address that name something: `12 High Street, Headcorn, Kent, UK`."""
    shorter = without_country(text)
    parts = [name for part in shorter.split(",") if (name := plain(part))]
    if not parts:
        return None
    if country := country_at_end(parts[-1]):
        return Answer(elsewhere=country)
    abroad = _elsewhere(index, parts[-1]) or _of_county_elsewhere(index, parts[-1])
    # The whole text was looked up before.
    for start in range(0 if shorter != text else 1, len(parts)):
        answer = _of_name(session, index, " ".join(parts[start:]))
        if answer:
            return _unless_contradicted(session, index, answer, parts[:start])
    if abroad:
        return abroad
    for place in range(len(parts) - 2, -1, -1):
        answer = _of_name(session, index, parts[place])
        if answer:
            # What nobody knows behind a name may be a country: `Boston, Massachusetts`.
            meant = _matches(_unless_contradicted(session, index, answer, parts[:place]))
            return Answer(candidates=meant, close_only=True)
    # `Jersey, Channel Islands`.
    return next(filter(None, (_elsewhere(index, part) for part in reversed(parts[:-1]))), None)


def _of_county_elsewhere(index: Index, name: str) -> Answer | None:
    """The answer for a place with a county or the initials of a country after it: `bangor co down`, `douglas iom`.

    Where both halves of a text are elsewhere, in one country, so is the whole: `lerwick shetland`.
    """
    words = name.split()
    if words[-2:-1] in (["co"], ["county"]):
        return _elsewhere(index, " ".join(words[-2:]))
    if len(words[-1]) <= _LONGEST_INITIALS:
        return _elsewhere(index, words[-1])
    halves = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))
    countries = (_elsewhere(index, one) for one, other in halves if _elsewhere(index, one) == _elsewhere(index, other))
    return next(filter(None, countries), None)


def _unless_contradicted(session: so.Session, index: Index, answer: Answer, parts: Sequence[str]) -> Answer:
    """The answer, or a choice where a part that stands before it is a town that none of its forces polices."""
    force_ids = {share.force.force_id for match in _matches(answer) for share in match.forces}
    towns = [hit for part in parts for hit in index.hits.get(part, ()) if hit.sure]
    # `Deptford, Kent`: the county of an address may be one of long ago.
    if not towns and answer.match and answer.match.kind in _COUNTIES:
        towns = settlements(session, parts[-1:])
    if not towns or any(force_ids & set(hit.entry.force_ids) for hit in towns):
        return answer
    return Answer(
        candidates=(*(match_of(index, hit) for hit in merge_hits(towns)), *_matches(answer))[:MOST_CANDIDATES]
    )


# Others of that name --------------------------------------------------------------------------------------------------


def _sound_alike(index: Index, name: str, answer: Answer) -> tuple[Match, ...]:
    """Better known places that one slip turns into the name of a smaller one: Thetford, Tetford."""
    close = index.spelling.close_to(name)
    hits = [hit for slips_made, key in close if slips_made == 1 for hit in index.hits.get(key, ()) if hit.own]
    return _of_other_forces(index, hits, answer)[:_MOST_OTHERS]


def _of_other_forces(index: Index, hits: Iterable[Hit], answer: Answer) -> tuple[Match, ...]:
    """Those of the places that a force polices which the answer does not name."""
    force_ids = {share.force.force_id for match in _matches(answer) for share in match.forces}
    return tuple(match_of(index, hit) for hit in merge_hits(hits) if not force_ids & set(hit.entry.force_ids))


def _matches(answer: Answer) -> tuple[Match, ...]:
    return (answer.match,) if answer.match else answer.candidates
