"""JSON Schemas (2020-12) for the API: those of the dataset's columns, and the few others that it needs."""

from collections.abc import Iterable
from typing import Any

from portal.dataset.description import FieldDescription, table_description
from portal.words.language import Language

Schema = dict[str, Any]


def of_column(table: str, name: str, language: Language) -> Schema:
    """The schema of a column of the dataset, with its title and meaning as the dataset's own description gives them.

    A cell that may be empty may be null; a column that holds a list is an array; a unit is in `x-unit`.
    """
    field = table_description(table).field(name)
    schema = _list_schema(field) if field.list_separator else _cell_schema(field)
    if not field.required and not field.list_separator:
        schema = nullable(schema)
    schema["title"] = language.choose(field.title, field.title_cy)
    schema["description"] = language.choose(field.description, field.description_cy)
    if field.unit:
        schema["x-unit"] = field.unit
    return schema


def text(description: str, **more: Any) -> Schema:
    """The schema of a text."""
    return {"type": "string", "description": description, **more}


def whole_number(description: str, **more: Any) -> Schema:
    """The schema of a whole number."""
    return {"type": "integer", "description": description, **more}


def number(description: str, minimum: int, maximum: int) -> Schema:
    """The schema of a number within these bounds."""
    return {"type": "number", "minimum": minimum, "maximum": maximum, "description": description}


def boolean(description: str) -> Schema:
    """The schema of yes or no."""
    return {"type": "boolean", "description": description}


def word(description: str, words: Iterable[str]) -> Schema:
    """The schema of one word of a fixed choice."""
    return {"type": "string", "description": description, "enum": [str(item) for item in words]}


def web_address(description: str) -> Schema:
    """The schema of an absolute web address."""
    return text(description, format="uri")


def array(description: str, items: Schema, **more: Any) -> Schema:
    """The schema of a list."""
    return {"type": "array", "description": description, "items": items, **more}


def record(description: str, properties: dict[str, Schema], required: Iterable[str] | None = None) -> Schema:
    """The schema of an object with these properties, all required unless said otherwise, and no others."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def nullable(schema: Schema) -> Schema:
    """The same schema, or null where nothing was found."""
    if "$ref" in schema or "anyOf" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    changed = schema | {"type": [schema["type"], "null"]}
    if "enum" in schema:
        changed["enum"] = [*schema["enum"], None]
    return changed


def reference(name: str) -> Schema:
    """A reference to a schema among the components of the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def _cell_schema(field: FieldDescription) -> Schema:
    schema: Schema = {"type": {"integer": "integer", "number": "number"}.get(field.type, "string")}
    if field.type == "date":
        schema["format"] = "date"
    if field.check == "web-address":
        schema["format"] = "uri"
    limits = {"pattern": field.pattern, "minimum": field.minimum, "maximum": field.maximum}
    schema |= {name: value for name, value in limits.items() if value is not None}
    if field.words:
        schema["enum"] = list(field.words)
    return schema


def _list_schema(field: FieldDescription) -> Schema:
    items: Schema = {"type": "string"}
    if field.references:
        items["pattern"] = table_description(field.references[0]).field(field.references[1]).pattern
    return {"type": "array", "items": items}
