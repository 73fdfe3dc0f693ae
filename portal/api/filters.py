"""The parameters that narrow a list to some values of a column, and the names at the end of an address."""

from __future__ import annotations

from portal.api import schemas
from portal.api.parameters import Parameter
from portal.api.schemas import Schema
from portal.dataset.description import table_description
from portal.words.language import Language

LONGEST_NAME = 60
MOST_VALUES = 10

# The names by which lists are narrowed and records found: the table whose key each is, and one for readers to try.
_NAMES = {
    "force_id": ("forces", "kent"),
    "programme_id": ("programmes", "cdi-2016-20"),
    "inspection_id": ("inspections", "kent-cdi-reinspection"),
    "question_id": ("questions", "cdi-overall"),
    "service_id": ("support_services", "victim-support-supportline"),
    "source_id": ("sources", "sf335a3f7"),
}


def by_name(name: str, language: Language) -> Parameter:
    """The filter for an identifier; one that nothing in the release bears is an error, not an empty list."""
    table, _ = _NAMES[name]
    description, item = _named(name, language)
    return Parameter(name, _several(description, item, language), table=table, column=name)


def by_word(table: str, name: str, language: Language, words: tuple[str, ...] = ()) -> Parameter:
    """The filter for a column whose words are fixed: those of its description, unless they are given."""
    item = {"type": "string", "enum": list(words or table_description(table).field(name).words)}
    return Parameter(name, _several(schemas.of_column(table, name, language)["description"], item, language))


def path_name(name: str, language: Language) -> Parameter:
    """The identifier at the end of the address of one record."""
    table, _ = _NAMES[name]
    description, item = _named(name, language)
    return Parameter(name, item | {"description": description}, required=True, table=table, column=name)


def _named(name: str, language: Language) -> tuple[str, Schema]:
    table, example = _NAMES[name]
    column = schemas.of_column(table, name, language)
    item = {
        "type": "string",
        "pattern": column["pattern"],
        "minLength": 1,
        "maxLength": LONGEST_NAME,
        "examples": [example],
    }
    return column["description"], item


def _several(description: str, item: Schema, language: Language) -> Schema:
    several = language.gettext("Several values are joined by commas.")
    most = min(MOST_VALUES, len(item.get("enum", range(MOST_VALUES))))
    return schemas.array(f"{description} {several}", item, minItems=1, maxItems=most, uniqueItems=True)
