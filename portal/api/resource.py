"""What a resource of the API is: its fields, the parameters that narrow it, and how a row becomes a record."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.api import schemas
from portal.api.parameters import Parameter
from portal.api.schemas import Schema
from portal.dataset.description import table_description
from portal.facts.partial_date import PartialDate
from portal.words.language import Language

Json = str | int | float | bool | list[Any] | dict[str, Any] | None


@dataclass(frozen=True)
class Field:
    """One field of a record: its schema, where its value comes from, and whether it stays in every choice of fields."""

    name: str
    schema: Schema
    value: Callable[[Any], Json]
    always: bool = False


@dataclass(frozen=True)
class Resource:
    """A list of records at `/api/v1/<path>`, and, where it has a `path_name`, each record at an address below it.

    `table` is where its rows come from; `record_name` names the schema of a record; `filters` are parameters named
    like the columns that they narrow; `sort` are the columns to order by, and `order` the order without being asked.
    `embedded` are tables whose rows are inside its records.
    """

    path: str
    table: str
    record_name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    filters: tuple[Parameter, ...]
    sort: tuple[str, ...]
    order: tuple[str, ...]
    caveats: tuple[str, ...]
    path_name: Parameter | None = None
    embedded: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that its records tell of."""
        return (self.table, *self.embedded)

    def record(self, row: Any, field_names: tuple[str, ...] = ()) -> dict[str, Json]:
        """The record of a row, with all fields or only the chosen ones and those that always stay."""
        return {
            field.name: field.value(row)
            for field in self.fields
            if not field_names or field.always or field.name in field_names
        }

    def schema(self, description: str) -> Schema:
        """The schema of a record; a choice of fields may leave out all that are not required."""
        properties = {field.name: field.schema for field in self.fields}
        return schemas.record(description, properties, [field.name for field in self.fields if field.always])


def column(table: str, name: str, language: Language, path: str | None = None, always: bool = False) -> Field:
    """The field for a column of the dataset, read from the row's attribute at the path (its own name unless given)."""
    return Field(
        name,
        schemas.of_column(table, name, language),
        lambda row: as_json(value_at(row, path or name)),
        always,
    )


def attribute(name: str, schema: Schema, *, always: bool = False) -> Field:
    """The field for an attribute of that name."""
    return Field(name, schema, lambda row: as_json(getattr(row, name)), always)


def columns_of(table: str, language: Language, *but: str) -> tuple[Field, ...]:
    """The fields for the columns of a table, those of its key in every choice of fields; some columns left out."""
    described = table_description(table)
    names = [field.name for field in described.fields if field.name not in but]
    return tuple(column(table, name, language, always=name in described.primary_key) for name in names)


def value_at(row: Any, path: str) -> Any:
    """The value of an attribute, or of an attribute's attribute: `force.name`; None where one is None.

    The name of another row is found on that row where the row itself has none: `inspection_id` on its `inspection`.
    """
    for name in path.split("."):
        if row is not None and not hasattr(row, name):
            row = getattr(row, name.removesuffix("_id"))
        row = None if row is None else getattr(row, name)
    return row


def as_json(value: Any) -> Json:
    """A value as JSON writes it: figures as numbers, dates and words as text, several words as a list."""
    if isinstance(value, Decimal):
        # Every published figure has so few digits that its shortest binary form is written exactly as it was read.
        return float(value)
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return str(value) if isinstance(value, str) else value


def of_dataset(table: str, record_name: str, language: Language, **parts: Any) -> Resource:
    """The resource for a table of the dataset, with the title and description of the dataset's own description."""
    described = table_description(table)
    return Resource(
        path=table.replace("_", "-"),
        table=table,
        record_name=record_name,
        title=language.choose(described.title, described.title_cy),
        description=language.choose(described.description, described.description_cy),
        **parts,
    )
