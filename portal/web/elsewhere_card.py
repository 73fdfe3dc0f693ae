"""Help for victims in a country whose police this site does not cover, in words."""

from typing import Any

from portal.facts import telephone
from portal.facts.elsewhere import Elsewhere, HelpLine
from portal.facts.vocabulary import CrimeType
from portal.web.context import PhoneNumber
from portal.web.find_answers import country_name
from portal.words import terms
from portal.words.language import Language


def elsewhere_card(elsewhere: Elsewhere, language: Language, crime: CrimeType = CrimeType.ANY) -> dict[str, Any]:
    """A country that a search led to, its police and its lines for victims, those for the kind of crime first."""
    lines = sorted(elsewhere.lines, key=lambda line: crime not in line.helps_with)
    return vars(elsewhere) | {
        "code": elsewhere.country.value,
        "name": country_name(elsewhere.country, language),
        "lines": [_line(line, language) for line in lines],
    }


def _line(line: HelpLine, language: Language) -> dict[str, Any]:
    """A line: whose it is, its purpose in words, its number or else its website."""
    return vars(line) | {
        "purpose": _purpose([terms.crime_type(kind, language) for kind in line.helps_with]),
        "number": PhoneNumber.of(line.number) if line.number else None,
        "free": line.free or bool(line.number and telephone.is_freephone(line.number)),
    }


def _purpose(kinds: list[str]) -> str:
    """Kinds of crime as one line, of which only the first begins with a capital."""
    return ", ".join(kinds[:1] + [kind[:1].lower() + kind[1:] for kind in kinds[1:]])
