"""Putting checked rows into the tables of the current release."""

from typing import Any

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables import table_named
from portal.publishing.checking import CheckedDataset
from portal.publishing.parsing import ParsedTable


def replace_rows(session: so.Session, dataset: CheckedDataset) -> None:
    """Empty every table of the dataset and fill it with the dataset's rows, in one transaction of the session."""
    tables = {name: table_named(name) for name in dataset.tables}
    by_dependence = sa.schema.sort_tables(list(tables.values()))
    for table in reversed(by_dependence):
        session.execute(sa.delete(table))
    for table in by_dependence:
        rows = _rows(dataset.tables[table.name], table)
        if rows:
            session.execute(sa.insert(table), rows)


def _rows(parsed: ParsedTable, table: sa.Table) -> list[dict[str, Any]]:
    numbered = "row" in table.columns
    return [
        {**row.values, "row": position} if numbered else dict(row.values) for position, row in enumerate(parsed.rows, 1)
    ]
