"""What stands beside one CSV file of the dataset for readers of CSV on the Web (W3C 2015)."""

import json
from collections.abc import Sequence
from typing import Any

from portal.dataset.description import FieldDescription, TableDescription
from portal.dataset.licences import Licence
from portal.facts.rows import Release

_TYPES = {"integer": "integer", "number": "decimal", "date": "date"}


def metadata_of(table: TableDescription, release: Release, licences: Sequence[Licence]) -> bytes:
    """The columns with type, meaning and unit, the key, and the release and licences of the file."""
    schema: dict[str, Any] = {"columns": [_column(field) for field in table.fields]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": table.path,
        "dc:title": [_in("en", table.title), _in("cy", table.title_cy)],
        "dc:description": [_in("en", table.description), _in("cy", table.description_cy)],
        "dc:issued": {"@value": release.published_at.isoformat(), "@type": "xsd:dateTime"},
        "dc:publisher": "On the Record",
        "dc:bibliographicCitation": f"On the Record, release {release.number} of the figures",
        "dc:license": [{"@id": address} for address in dict.fromkeys(item.address for item in licences)],
        "dc:rights": [item.attribution for item in licences],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\n"]},
        "tableSchema": schema,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _column(field: FieldDescription) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "rdfs:label": [_in("en", field.title), _in("cy", field.title_cy)],
        "dc:description": [_in("en", field.description), _in("cy", field.description_cy)],
        "datatype": _TYPES.get(field.type, "string"),
        "required": field.required,
    }
    if field.list_separator:
        column["separator"] = field.list_separator
    if field.unit:
        column["schema:unitText"] = field.unit
    return column


def _in(language_code: str, text: str) -> dict[str, str]:
    return {"@value": text, "@language": language_code}
