"""Help for victims in Scotland, Northern Ireland, the Isle of Man, Jersey and Guernsey, each fact with its source."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from portal.dataset.description import DATASET
from portal.facts.vocabulary import CrimeType

FILE = DATASET / "elsewhere.toml"


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
class CountryHelp:
    """The lines of a country, by its code in `portal.places.Country`, and the year of the newest inspection by HMICFRS.

    `inspected` is None where another inspectorate inspects its police.
    """

    code: str
    lines: tuple[HelpLine, ...]
    inspected: int | None
    inspected_source: Reading | None


@cache
def help_elsewhere() -> dict[str, CountryHelp]:
    """Every country by its code, in the order of the file."""
    with FILE.open("rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file)["country"]
    return {entry["code"]: _country(entry) for entry in entries}


def _country(entry: dict[str, Any]) -> CountryHelp:
    inspected = entry.get("inspected_source")
    return CountryHelp(
        code=entry["code"],
        lines=tuple(_line(line) for line in entry["line"]),
        inspected=entry.get("inspected"),
        inspected_source=Reading(inspected, entry["inspected_source_name"]) if inspected else None,
    )


def _line(line: dict[str, Any]) -> HelpLine:
    return HelpLine(
        name=line["name"],
        number=line.get("number"),
        website=line.get("website"),
        always=line.get("always", False),
        free=line.get("free", False),
        helps_with=tuple(CrimeType(word) for word in line["for"]),
        source=Reading(line["source"], line["source_name"]),
    )
