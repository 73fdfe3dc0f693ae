"""What the dataset's files must look like, read from the `datapackage.json` that describes them."""

import json
from dataclasses import dataclass, field as dataclass_field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

DATASET = Path(__file__).parent
DESCRIPTION_FILE = "datapackage.json"
# Today's, and those of the releases that a publishing or a page looks at.
_DESCRIPTIONS_KEPT = 8


@dataclass(frozen=True)
class CheckBy:
    """Another column whose word says which check a cell must pass."""

    column: str
    checks: dict[str, str] = dataclass_field(hash=False)


@dataclass(frozen=True)
class FieldDescription:
    """One column: its type, what a cell may hold, and its name and meaning in both languages."""

    name: str
    type: str
    title: str
    title_cy: str
    description: str
    description_cy: str
    unit: str | None
    required: bool
    unique: bool
    pattern: str | None
    words: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    list_separator: str | None
    references: tuple[str, str] | None
    partial_date: bool
    check: str | None
    check_by: CheckBy | None


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values must stand in the key of another table."""

    columns: tuple[str, ...]
    table: str
    target_columns: tuple[str, ...]


@dataclass(frozen=True)
class TableDescription:
    """One file: its columns, its key, what it refers to, and whether its rows are published figures."""

    name: str
    path: str
    title: str
    title_cy: str
    description: str
    description_cy: str
    fields: tuple[FieldDescription, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    figures: bool

    def field(self, name: str) -> FieldDescription:
        """The column of that name; raise KeyError if there is none."""
        return {field.name: field for field in self.fields}[name]


@cache
def description() -> tuple[TableDescription, ...]:
    """The tables that this version of the site knows, in the order of its own description."""
    return read_description((DATASET / DESCRIPTION_FILE).read_bytes())


@lru_cache(_DESCRIPTIONS_KEPT)
def read_description(content: bytes) -> tuple[TableDescription, ...]:
    """The tables that a `datapackage.json` describes, as that of an earlier release may differ from today's."""
    return tuple(_table(resource) for resource in json.loads(content)["resources"] if "schema" in resource)


@cache
def other_files() -> dict[str, bytes]:
    """What the description names beside tables, by path: the boundaries. It comes with the site."""
    resources = json.loads((DATASET / DESCRIPTION_FILE).read_bytes())["resources"]
    paths = [resource["path"] for resource in resources if "schema" not in resource]
    return {path: (DATASET / path).read_bytes() for path in paths}


def table_description(name: str) -> TableDescription:
    """The description of the table of that name; raise KeyError if there is none."""
    return {table.name: table for table in description()}[name]


def title_of(described: bytes, language_code: str) -> str:
    """The title of the dataset."""
    return str(json.loads(described)["title_cy" if language_code == "cy" else "title"])


def description_of(described: bytes, language_code: str) -> str:
    """What the dataset is."""
    return str(json.loads(described)["description_cy" if language_code == "cy" else "description"])


def _table(resource: dict[str, Any]) -> TableDescription:
    schema = resource["schema"]
    key = schema.get("primaryKey", [])
    return TableDescription(
        name=resource["name"],
        path=resource["path"],
        title=resource["title"],
        title_cy=resource["title_cy"],
        description=resource["description"],
        description_cy=resource["description_cy"],
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=tuple([key] if isinstance(key, str) else key),
        foreign_keys=tuple(_foreign_key(item, resource["name"]) for item in schema.get("foreignKeys", [])),
        figures=resource.get("figures", False),
    )


def _field(field: dict[str, Any]) -> FieldDescription:
    constraints = field.get("constraints", {})
    table, _, column = field.get("references", "").partition(".")
    return FieldDescription(
        name=field["name"],
        type=field["type"],
        title=field["title"],
        title_cy=field["title_cy"],
        description=field["description"],
        description_cy=field["description_cy"],
        unit=field.get("unit"),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        pattern=constraints.get("pattern"),
        words=tuple(constraints.get("enum", ())),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        list_separator=field.get("listSeparator"),
        references=(table, column) if table else None,
        partial_date=field.get("partialDate", False),
        check=field.get("check"),
        check_by=CheckBy(by["field"], by["checks"]) if (by := field.get("checkBy")) else None,
    )


def _foreign_key(item: dict[str, Any], own_table: str) -> ForeignKey:
    def columns(value: str | list[str]) -> tuple[str, ...]:
        return (value,) if isinstance(value, str) else tuple(value)

    reference = item["reference"]
    return ForeignKey(columns(item["fields"]), reference.get("resource") or own_table, columns(reference["fields"]))
