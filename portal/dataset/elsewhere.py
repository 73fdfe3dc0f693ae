"""What `elsewhere.toml` holds of the countries whose police this site does not cover."""

import tomllib
from functools import cache
from typing import Any

from portal.dataset.description import DATASET
from portal.facts.elsewhere import Country, Elsewhere, HelpLine, Reading
from portal.facts.vocabulary import CrimeType


@cache
def all_elsewhere() -> dict[Country, Elsewhere]:
    """Every such country, in the order of the file."""
    with (DATASET / "elsewhere.toml").open("rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file)["country"]
    return {(elsewhere := _elsewhere(entry)).country: elsewhere for entry in entries}


def _elsewhere(entry: dict[str, Any]) -> Elsewhere:
    inspected = entry.get("inspected_source")
    return Elsewhere(
        country=Country(entry["code"]),
        police=entry["police"],
        police_url=entry["police_url"],
        inspectorate=entry.get("inspectorate"),
        inspectorate_url=entry.get("inspectorate_url"),
        lines=tuple(map(_line, entry["line"])),
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
