"""Countries and islands whose police this site does not cover: their police, who inspects it, help for victims."""

from dataclasses import dataclass
from enum import StrEnum

from portal.facts.vocabulary import CrimeType


class Country(StrEnum):
    """A country or island whose police forces this site does not cover."""

    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
    ISLE_OF_MAN = "isle-of-man"
    JERSEY = "jersey"
    GUERNSEY = "guernsey"


@dataclass(frozen=True)
class Reading:
    """The page in which a fact was read: its address, and its publisher as that calls itself."""

    address: str
    publisher: str


@dataclass(frozen=True)
class HelpLine:
    """A line for victims; `number` or else `website`; `always`: answered 24 hours a day."""

    name: str
    number: str | None
    website: str | None
    always: bool
    free: bool
    helps_with: tuple[CrimeType, ...]
    source: Reading


@dataclass(frozen=True)
class Elsewhere:
    """Who polices such a country, who inspects that and where it is published, and the lines for its victims.

    `inspected` is the year of the newest inspection by HMICFRS; None where an inspectorate of its own inspects.
    """

    country: Country
    police: str
    police_url: str
    inspectorate: str | None
    inspectorate_url: str | None
    lines: tuple[HelpLine, ...]
    inspected: int | None
    inspected_source: Reading | None
