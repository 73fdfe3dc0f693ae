"""The tables of a database that an earlier version of the site made, built anew in today's layout.

What reads a dataset is loaded only where there is something to build: every start of the site asks.
"""

import sqlalchemy as sa

from portal.database.archive import dataset_files, latest_number
from portal.database.engine import create_tables, has_columns_of, writing
from portal.database.histories import fill_histories
from portal.database.tables import Table, table_named
from portal.dataset.description import description


def make_tables_ready(engine: sa.Engine) -> bool:
    """Create what tables are missing, and build those of an earlier version anew; return whether there were any.

    The rows come from the archived files of the current release; DatasetError where those do not keep today's rules.
    """
    create_tables(engine)
    were_renewed = _renew_tables(engine)
    # Counted by what today's tables say of the inspections and their questions.
    fill_histories(engine)
    return were_renewed


def _renew_tables(engine: sa.Engine) -> bool:
    tables = [table_named(table.name) for table in description()]
    if has_columns_of(engine, tables):
        return False
    from portal.publishing.checking import check  # noqa: PLC0415
    from portal.publishing.layout import in_todays_layout  # noqa: PLC0415
    from portal.publishing.loading import replace_rows  # noqa: PLC0415

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
