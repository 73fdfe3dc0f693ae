"""The places that a longer text names, when what it tells besides is no slip for a name: `mugged in Hackney`."""

import re

import sqlalchemy.orm as so

from portal.places.abroad import lies_abroad
from portal.places.answers import Answer, Kind, Match
from portal.places.finding import find
from portal.places.index import Index
from portal.places.names import plain

# After such a word and with such a beginning, what ends a text in Welsh is a place: `ym Mangor`, `yn Nolgellau`.
_BEFORE_A_PLACE = "around|at|from|in|near|nr|of|outside|ger|yn|ym|yng"
# Where nothing stands before such a word, it is none of the places that are called so.
_ALSO_WORDS = frozenset(("bath", "battle", "deal", "hope", "over", "reading", "send", "street", "ware", "well"))
_MUTATED_AT_END = re.compile(r".* (y(?:m m|n n|ng ng)\w+(?: \w+)?)")


def place_named(session: so.Session, index: Index, text: str) -> Answer:
    """What `find` answers without the names that only come close to the text's words; a single force is then certain.

    A district within it, such as `M4`, is as likely a road.
    """
    answer = find(session, index, text)
    if not answer.close_only and answer.says_where:
        return answer
    named = tuple(match for match in answer.candidates if _is_named(match, plain(text)))
    forces = {policed.force for match in named for policed in match.forces}
    if len(forces) == 1 and not any(match.nearby for match in named):
        return Answer(named[0], exact=True)
    mutated = None if named else _MUTATED_AT_END.fullmatch(plain(text))
    at_end = find(session, index, mutated[1]) if mutated else None
    return at_end if at_end and at_end.force else Answer(candidates=named, elsewhere=answer.elsewhere)


def _is_named(match: Match, text: str) -> bool:
    """Whether the text holds the name where a place would stand: `I hope you can help` names no Hope."""
    if match.kind in (Kind.POSTCODE_AREA, Kind.POSTCODE_DISTRICT, Kind.POSTCODE_SECTOR, Kind.POSTCODE):
        return False
    # In March it may have been spring.
    if lies_abroad(plain(match.name)) and match.kind is Kind.PLACE:
        return False
    if match.kind is Kind.FORCE and any(f" {plain(name)} " in f" {text} " for name in (match.name, match.also) if name):
        return True
    names = (plain(name) for name in (match.name, match.name_cy, match.also) if name and name != "March")
    return any(
        re.search(rf"\b(?:{_BEFORE_A_PLACE}) {re.escape(name)}\b", text)
        or (name not in _ALSO_WORDS and (text.startswith(f"{name} ") or text.endswith(f" {name}")))
        for name in names
    )
