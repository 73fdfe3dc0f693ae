"""What an earlier version of the site published, brought to today's layout: archived files, and the tables of rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import sqlalchemy as sa

from portal.database.archive import dataset_files, latest_number
from portal.database.engine import create_tables, has_columns_of, writing
from portal.database.row_histories import renew_row_histories
from portal.database.tables import RowHistory, Table, dataset_table
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
from portal.publishing.checking import check
from portal.publishing.loading import replace_rows
from portal.publishing.problems import DatasetError, Problem


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
    renewed = {table.path: _renewed(table, earlier.get(table.name), files) for table in description()}
    checks, services = table_description("support_checks"), earlier.get("support_services")
    if checks.name not in earlier and services and "verified_on" in _names(services):
        renewed[checks.path] = _checks_of(files[services.path], checks)
    return {DESCRIPTION_FILE: today} | renewed | other_files()


def make_tables_ready(engine: sa.Engine) -> bool:
    """Create what tables are missing, and build those of an earlier version anew; return whether there were any.

    The rows come from the archived files of the current release; DatasetError where those do not keep today's rules.
    """
    had_histories = sa.inspect(engine).has_table(RowHistory.__tablename__)
    create_tables(engine)
    if not had_histories:
        with writing(engine) as session:
            renew_row_histories(session)
    tables = [dataset_table(table.name) for table in description()]
    if has_columns_of(engine, tables):
        return False
    with writing(engine) as session:
        # Another machine may have been first.
        if has_columns_of(session.connection(), tables):
            return False
        number = latest_number(session)
        dataset = check(in_todays_layout(dataset_files(session, number)), was_published=True) if number else None
        Table.metadata.drop_all(session.connection(), tables=tables)
        Table.metadata.create_all(session.connection(), tables=tables)
        if dataset:
            replace_rows(session, dataset)
    return True


def _names(table: TableDescription) -> list[str]:
    return [field.name for field in table.fields]


def _cannot_be_empty(table: TableDescription, earlier: TableDescription | None) -> list[Problem]:
    if earlier is None:
        return []
    new = [field for field in table.fields if field.required and field.name not in _names(earlier)]
    what = "The release is from before this column, which may not be empty."
    mend = "export the release, add the column there, and publish that folder."
    return [Problem(table.path, None, field.name, None, what, mend) for field in new]


def _renewed(table: TableDescription, earlier: TableDescription | None, files: dict[str, bytes]) -> bytes:
    if earlier and _names(earlier) == _names(table):
        return files[earlier.path]
    return _written(table, _read(files[earlier.path]) if earlier else ())


def _checks_of(services: bytes, checks: TableDescription) -> bytes:
    """A check of the whole service for each date of a page in which it was read."""
    known = {"channel": WHOLE_SERVICE, "method": CheckMethod.PAGE.value, "outcome": CheckOutcome.CONFIRMED.value}
    return _written(
        checks,
        (
            known | {"service_id": row["service_id"], "date": row["verified_on"]}
            for row in _read(services)
            if row["verified_on"]
        ),
    )


def _read(content: bytes) -> Iterable[dict[str, str]]:
    return csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True)


def _written(table: TableDescription, rows: Iterable[dict[str, str]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, _names(table), restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()
