"""Under which licences the dataset may be used again, read from its description."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from portal.dataset.description import DATASET, DESCRIPTION_FILE


@dataclass(frozen=True)
class Licence:
    """A licence by its title and address, and the words with which it asks to be acknowledged."""

    title: str
    address: str
    attribution: str


INSPECTORATE_LICENCE = Licence(
    title="Open Government Licence v3.0",
    address="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains HMICFRS information licensed under the Open Government Licence v3.0.",
)


def licences_of(*tables: str) -> tuple[Licence, ...]:
    """The licences of these tables, each once; a table without its own is under those of the whole dataset."""
    by_table = _licences()
    return tuple(dict.fromkeys(licence for table in tables for licence in by_table.get(table) or by_table[""]))


def package_licences(described: bytes) -> tuple[Licence, ...]:
    """The licences under which the parts of the dataset may be used again."""
    return _in_list(json.loads(described)["licenses"])


def _in_list(licences: list[dict[str, Any]]) -> tuple[Licence, ...]:
    """The licences of a list in a Data Package."""
    return tuple(Licence(item["title"], item["path"], item["attribution"]) for item in licences)


@cache
def _licences() -> dict[str, tuple[Licence, ...]]:
    package = json.loads((DATASET / DESCRIPTION_FILE).read_bytes())
    by_table = {resource["name"]: _in_list(resource.get("licenses", [])) for resource in package["resources"]}
    return by_table | {"": _in_list(package["licenses"])}
