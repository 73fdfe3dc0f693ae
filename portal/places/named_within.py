"""The places that a longer text names, when what it tells besides is no slip for a name: `mugged in Hackney`."""

import re

import sqlalchemy.orm as so

from portal.places.answers import Answer, Kind, Match
from portal.places.finding import find
from portal.places.index import Index
from portal.places.names import plain

# After such a word and with such a beginning, what ends a text in Welsh is a place: `ym Mangor`, `yn Nolgellau`.
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
    if match.kind in (Kind.POSTCODE_AREA, Kind.POSTCODE_DISTRICT, Kind.POSTCODE_SECTOR, Kind.POSTCODE):
        return False
    names = (plain(name) for name in (match.name, match.name_cy, match.also) if name)
    return any(f" {name} " in f" {text} " for name in names)
