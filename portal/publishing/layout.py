"""Files that an earlier version of the site wrote, brought to today's layout."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from portal.dataset.description import (
    DATASET,
    DESCRIPTION_FILE,
    TableDescription,
    description,
    other_files,
    read_description,
    table_description,
)
from portal.facts.support_checks import WHOLE_SERVICE
from portal.facts.vocabulary import CheckMethod, CheckOutcome
from portal.publishing.parsing import parse_table
from portal.publishing.problems import DatasetError, Problem, limit_problems
from portal.publishing.spreadsheet_files import csv_bytes, plain_file

# The dates on which services were verified: once a column beside them, today a table of their own.
_VERIFIED_ON = "verified_on"


def in_todays_layout(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a release as today's description has them: new columns are empty, a new table has no rows.

    The dates on which services were verified, once a column of their own table, become rows of the checks. The release
    itself stays as it was archived. DatasetError for each new column that may not be empty.
    """
    today = (DATASET / DESCRIPTION_FILE).read_bytes()
    if files[DESCRIPTION_FILE] == today:
        return files
    earlier = {table.name: table for table in read_description(files[DESCRIPTION_FILE])}
    problems = [problem for table in description() for problem in _cannot_be_empty(table, earlier.get(table.name))]
    if problems:
        raise DatasetError(problems)
    renewed = {table.path: _renew(table, earlier.get(table.name), files) for table in description()}
    checks, services = table_description("support_checks"), earlier.get("support_services")
    if checks.name not in earlier and services and _VERIFIED_ON in _names(services):
        renewed[checks.path] = _checks_of(files[services.path], checks)
    return {DESCRIPTION_FILE: today} | renewed | other_files()


def earlier_tables(content: bytes) -> tuple[TableDescription, ...]:
    """The tables of a `datapackage.json` that an earlier version of the site wrote; none where it is no such file.

    It is one where it bears the dataset's name and a lower version, and has no table and no column that today's layout
    would lose.
    """
    todays = json.loads((DATASET / DESCRIPTION_FILE).read_bytes())
    try:
        described = json.loads(content)
        if described["name"] != todays["name"] or _version(described) >= _version(todays):
            return ()
        tables = read_description(content)
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()
    columns = {table.name: {*_names(table), _VERIFIED_ON} for table in description()}
    return tables if all(set(_names(table)) <= columns.get(table.name, set()) for table in tables) else ()


def folder_in_todays_layout(files: dict[str, bytes], earlier: tuple[TableDescription, ...]) -> dict[str, bytes]:
    """The files of a folder that an earlier version exported, perhaps edited since, as today's description has them.

    A file that has today's columns already stays as it is. DatasetError for what the files' own layout faults, and for
    each new column that may not be empty.
    """
    todays = {table.path: table for table in description()}
    plain = files | {table.path: plain_file(files[table.path], table).content for table in earlier}
    written_anew = [table for table in earlier if not _has_columns_of(files[table.path], todays[table.path])]
    problems = [problem for table in written_anew for problem in parse_table(plain[table.path], table).problems]
    if problems:
        raise DatasetError(limit_problems(problems))
    other_paths = files.keys() - {table.path for table in written_anew} - {DESCRIPTION_FILE}
    return in_todays_layout(plain) | {path: files[path] for path in other_paths}


def _version(described: dict[str, Any]) -> list[int]:
    return [int(part) for part in described["version"].split(".")]


def _has_columns_of(content: bytes, table: TableDescription) -> bool:
    return parse_table(plain_file(content, table).content.split(b"\n", 1)[0] + b"\n", table).is_whole


def _names(table: TableDescription) -> list[str]:
    return [field.name for field in table.fields]


def _cannot_be_empty(table: TableDescription, earlier: TableDescription | None) -> list[Problem]:
    if earlier is None:
        return []
    new = [field for field in table.fields if field.required and field.name not in _names(earlier)]
    what = "The release is from before this column, which may not be empty."
    mend = "export the release, add the column there, put today's datapackage.json beside it, and publish that folder."
    return [Problem(table.path, what, mend, column=field.name) for field in new]


def _renew(table: TableDescription, earlier: TableDescription | None, files: dict[str, bytes]) -> bytes:
    if earlier and _names(earlier) == _names(table):
        return files[earlier.path]
    return _csv_bytes(table, _read(files[earlier.path]) if earlier else ())


def _checks_of(services: bytes, checks: TableDescription) -> bytes:
    """A check of the whole service for each date of a page in which it was read."""
    constants = {"channel": WHOLE_SERVICE, "method": CheckMethod.PAGE.value, "outcome": CheckOutcome.CONFIRMED.value}
    return _csv_bytes(
        checks,
        (
            constants | {"service_id": row["service_id"], "date": row[_VERIFIED_ON]}
            for row in _read(services)
            if row.get(_VERIFIED_ON)
        ),
    )


def _read(content: bytes) -> Iterable[dict[str, str]]:
    return csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True)


def _csv_bytes(table: TableDescription, rows: Iterable[dict[str, str]]) -> bytes:
    names = _names(table)
    return csv_bytes([names, *([row.get(name, "") for name in names] for row in rows)])
