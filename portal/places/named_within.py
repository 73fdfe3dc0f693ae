"""The places that a longer text names, when what it tells besides is no slip for a name: `mugged in Hackney`."""

from __future__ import annotations

from portal.places.answers import Answer, Kind, Match
from portal.places.names import plain


def of_places_named(answer: Answer, text: str) -> Answer:
    """The answer to the text without the names that only come close to its words; a single force is then certain.

    A district within it, such as `M4`, is as likely a road.
    """
    if not answer.close_only:
        return answer
    named = tuple(match for match in answer.candidates if _is_named(match, plain(text)))
    forces = {policed.force for match in named for policed in match.forces}
    if len(forces) == 1 and not any(match.nearby for match in named):
        return Answer(named[0], exact=True)
    return Answer(candidates=named, elsewhere=answer.elsewhere)


def _is_named(match: Match, text: str) -> bool:
    if match.kind in (Kind.POSTCODE_AREA, Kind.POSTCODE_DISTRICT, Kind.POSTCODE_SECTOR, Kind.POSTCODE):
        return False
    names = (plain(name) for name in (match.name, match.name_cy, match.also) if name)
    return any(f" {name} " in f" {text} " for name in names)
