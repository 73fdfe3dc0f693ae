"""The dataset as an SQLite file of its own: its tables with their types and keys, and nothing of the site's."""

import sqlite3

from portal.dataset.description import DESCRIPTION_FILE, FieldDescription, TableDescription, title_of
from portal.dataset.licences import package_licences
from portal.facts.rows import Release
from portal.publishing.checking import CheckedDataset
from portal.publishing.parsing import ParsedTable
from portal.words.caveats import caveats
from portal.words.language import LANGUAGE_CODES, language

_TYPES = {"integer": "INTEGER", "number": "REAL"}
_COLUMNS = """CREATE TABLE about_the_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, unit TEXT, title TEXT NOT NULL, title_cy TEXT NOT NULL,
    description TEXT NOT NULL, description_cy TEXT NOT NULL, PRIMARY KEY (table_name, column_name))"""


def sqlite_bytes(dataset: CheckedDataset, release: Release) -> bytes:
    """The file; beside the tables of the dataset, `about_this_file` says release, licence and caveats.

    `about_the_columns` says what each column means, for whoever has this file and nothing else.
    """
    with sqlite3.connect(":memory:") as connection:
        connection.execute("PRAGMA page_size = 4096")
        for parsed in dataset.tables.values():
            _fill(connection, parsed)
        connection.execute(
            "CREATE TABLE about_this_file (what TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL)"
        )
        connection.executemany("INSERT INTO about_this_file VALUES (?, ?, ?)", _about(dataset, release))
        connection.execute(_COLUMNS)
        connection.executemany("INSERT INTO about_the_columns VALUES (?, ?, ?, ?, ?, ?, ?)", _about_columns(dataset))
        connection.commit()
        connection.execute("VACUUM")
        content = connection.serialize()
    connection.close()
    return content


def _fill(connection: sqlite3.Connection, parsed: ParsedTable) -> None:
    table = parsed.description
    connection.execute(_definition(table))
    places = ", ".join("?" for _ in table.fields)
    rows = ([_value(row.text[field.name], field) for field in table.fields] for row in parsed.rows)
    connection.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", rows)  # noqa: S608  # nosec


def _definition(table: TableDescription) -> str:
    parts = [_column(field) for field in table.fields]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({', '.join(_name(column) for column in table.primary_key)})")
    for key in table.foreign_keys:
        own, target = (", ".join(_name(column) for column in side) for side in (key.columns, key.target_columns))
        parts.append(f"FOREIGN KEY ({own}) REFERENCES {_name(key.table)} ({target})")
    return f"CREATE TABLE {_name(table.name)} ({', '.join(parts)})"


def _column(field: FieldDescription) -> str:
    rules = (" NOT NULL" if field.required else "") + (" UNIQUE" if field.unique else "")
    return f"{_name(field.name)} {_TYPES.get(field.type, 'TEXT')}{rules}"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _value(text: str, field: FieldDescription) -> str | int | float | None:
    if text == "":
        return None
    if field.type == "integer":
        return int(text)
    return float(text) if field.type == "number" else text


def _about(dataset: CheckedDataset, release: Release) -> list[tuple[str, str, str]]:
    rows = []
    for spoken in map(language, LANGUAGE_CODES):
        rows += [("title", spoken.code, title_of(dataset.files[DESCRIPTION_FILE], spoken.code))]
        rows += [("caveat", spoken.code, text) for text in caveats(spoken)]
    rows += [
        ("release", "en", str(release.number)),
        ("published at", "en", release.published_at.isoformat()),
        ("SHA-256 of the dataset", "en", dataset.content_hash),
    ]
    rows += [
        ("licence", "en", f"{item.attribution} {item.title}: {item.address}")
        for item in package_licences(dataset.files[DESCRIPTION_FILE])
    ]
    return rows


def _about_columns(dataset: CheckedDataset) -> list[tuple[str | None, ...]]:
    return [
        (table.name, field.name, field.unit, field.title, field.title_cy, field.description, field.description_cy)
        for table in (parsed.description for parsed in dataset.tables.values())
        for field in table.fields
    ]
