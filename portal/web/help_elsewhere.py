"""Help for victims in a country whose police this site does not cover, in words."""

from __future__ import annotations

from dataclasses import dataclass

from portal.facts import telephone
from portal.facts.vocabulary import CrimeType
from portal.places import Elsewhere
from portal.support.help_in_other_countries import HelpLine, Reading, help_elsewhere
from portal.web.context import PhoneNumber
from portal.web.find_answers import country_name
from portal.words import terms
from portal.words.language import Language


@dataclass(frozen=True)
class HelpRow:
    """A line: whose it is, what for, its number or else its website."""

    name: str
    purpose: str
    number: PhoneNumber | None
    website: str | None
    always: bool
    free: bool
    source: Reading


@dataclass(frozen=True)
class ElsewhereCard:
    """A country by its name, its lines, its police and who inspects that."""

    code: str
    name: str
    lines: tuple[HelpRow, ...]
    police: str
    police_url: str
    inspectorate: str | None
    inspectorate_url: str | None
    inspected: int | None
    inspected_source: Reading | None


def elsewhere_card(elsewhere: Elsewhere, language: Language, crime: CrimeType = CrimeType.ANY) -> ElsewhereCard:
    """The help in the country that a search led to, the lines for the kind of crime first."""
    country = help_elsewhere()[elsewhere.country.value]
    lines = sorted(country.lines, key=lambda line: crime not in line.helps_with)
    return ElsewhereCard(
        code=country.code,
        name=country_name(elsewhere.country, language),
        lines=tuple(_line(line, language) for line in lines),
        police=elsewhere.police,
        police_url=elsewhere.police_url,
        inspectorate=elsewhere.inspectorate,
        inspectorate_url=elsewhere.inspectorate_url,
        inspected=country.inspected,
        inspected_source=country.inspected_source,
    )


def _line(line: HelpLine, language: Language) -> HelpRow:
    return HelpRow(
        name=line.name,
        purpose=_purpose([terms.crime_type(kind, language) for kind in line.helps_with]),
        number=PhoneNumber.of(line.number) if line.number else None,
        website=line.website,
        always=line.always,
        free=line.free or bool(line.number and telephone.is_freephone(line.number)),
        source=line.source,
    )


def _purpose(kinds: list[str]) -> str:
    """Kinds of crime as one line, of which only the first begins with a capital."""
    return ", ".join(kinds[:1] + [kind[:1].lower() + kind[1:] for kind in kinds[1:]])
