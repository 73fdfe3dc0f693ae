"""A table that can be taken away: its columns and rows, and the same table as CSV, JSON, CSVW and a spreadsheet."""

import csv
import io
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.facts.rows import Release, Source
from portal.words.language import Language
from portal.words.tables import Column

Value = str | int | Decimal | None

# What a spreadsheet takes for the start of a formula, even in a CSV file.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Table:
    """A table in one language; `name` is its file name without a suffix, None in a row means that nothing was found.

    `notes` are the caveats that must travel with the figures.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Provenance:
    """Where a file comes from: the release of its figures, the address of its page, the language of its words."""

    release: Release
    address: str
    language: Language


def csv_bytes(table: Table) -> bytes:
    """The table as CSV (RFC 4180, UTF-8): a header of the columns' keys, then the rows and nothing else.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay as they are.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([_harmless(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def json_bytes(table: Table, provenance: Provenance) -> bytes:
    """The table as JSON: what it is, where it comes from, its columns, and each row as an object."""
    content = {
        **file_description(table, provenance),
        "columns": [{"key": item.key, "heading": item.heading, "unit": item.unit} for item in table.columns],
        "rows": [
            {column.key: _as_json(value) for column, value in zip(table.columns, row, strict=True)}
            for row in table.rows
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def metadata_json(table: Table, provenance: Provenance) -> bytes:
    """What is beside the CSV: its columns, source, licence, caveats and release (CSV on the Web, W3C 2015)."""
    about = file_description(table, provenance)
    code = provenance.language.code
    content: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": code}],
        "url": f"{table.name}.csv",
        "dc:title": about["title"],
        "dc:identifier": about["address"],
        "dc:issued": {"@value": about["release"]["published_at"], "@type": "xsd:dateTime"},
        "dc:publisher": about["publisher"],
        "dc:license": {"@id": about["licence"]["address"]},
        "dc:rights": about["licence"]["attribution"],
        "dc:source": [item["address"] for item in about["sources"]],
        "dc:bibliographicCitation": about["release"]["name"],
        "rdfs:comment": about["caveats"],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": [_csvw_column(table, place, code) for place in range(len(table.columns))]},
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def file_description(table: Table, provenance: Provenance) -> dict[str, Any]:
    """What every file says of itself: title, address, publisher, release, licence, sources and caveats."""
    release, language = provenance.release, provenance.language
    return {
        "title": table.title,
        "address": provenance.address,
        "language": language.code,
        "publisher": language.gettext("On the Record"),
        "release": {
            "number": release.number,
            "published_at": release.published_at.isoformat(),
            "name": language.gettext(
                "release %(number)s of the figures, %(date)s",
                number=release.number,
                date=language.date(release.published_at.date()),
            ),
        },
        "licence": {
            "title": INSPECTORATE_LICENCE.title,
            "address": INSPECTORATE_LICENCE.address,
            "attribution": INSPECTORATE_LICENCE.attribution,
        },
        "sources": [
            {
                "publisher": source.publisher,
                "title": source.title,
                "address": source.url,
                "published_on": str(source.published_on) if source.published_on else None,
            }
            for source in table.sources
        ],
        "caveats": list(table.notes),
    }


def _harmless(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
    return str(value)


def _as_json(value: Value) -> str | int | float | None:
    # Every published figure has so few digits that its shortest binary form is written exactly as it was read.
    return float(value) if isinstance(value, Decimal) else value


def _csvw_column(table: Table, place: int, language_code: str) -> dict[str, Any]:
    column = table.columns[place]
    types = {type(row[place]) for row in table.rows if row[place] is not None}
    datatype = "integer" if types == {int} else "decimal" if types and types <= {int, Decimal} else "string"
    described_column: dict[str, Any] = {
        "name": column.key,
        "titles": column.key,
        "rdfs:label": {"@value": column.heading, "@language": language_code},
        "datatype": datatype,
    }
    if column.unit:
        described_column["schema:unitText"] = column.unit
    return described_column
