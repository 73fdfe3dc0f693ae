"""The largest whole number that `portal check` lets pass can be published, on PostgreSQL too."""

from dataclasses import replace

import pytest

from portal.database.engine import open_engine, writing
from portal.dataset.description import FieldDescription, TableDescription, description
from portal.publishing.cells import LARGEST_WHOLE_NUMBER, Fault, read_cell
from portal.publishing.checking import check
from portal.publishing.loading import replace_rows
from portal.publishing.parsing import parse_table
from tests.dataset.written import rows_of, written
from tests.reliability.marked_dataset import small_dataset
from tests.reliability.store import Store

pytestmark = pytest.mark.xdist_group("published on both")
_DIGITS = 15


def test_what_passes_the_check_can_be_held(store: Store) -> None:
    files = small_dataset()
    dataset = check(files)
    tried = dict(dataset.tables)
    for table in description():
        columns = {field.name: str(largest(field)) for field in table.fields if field.type == "integer"}
        rows = rows_of(files[table.path])
        if columns and rows:
            rows[0] |= columns
            tried[table.name] = parse_table(written(rows[0], rows), table)
            assert not tried[table.name].problems
    assert sum(tried[table.name] is not dataset.tables[table.name] for table in description()) > 8
    engine = open_engine(store.url)
    with writing(engine) as session:
        replace_rows(session, replace(dataset, tables=tried))
    engine.dispose()


@pytest.mark.parametrize(
    ("table", "field"),
    [(table, field) for table in description() for field in table.fields if field.type == "integer"],
    ids=lambda item: item.name,
)
def test_what_cannot_be_held_is_refused_with_the_limit(table: TableDescription, field: FieldDescription) -> None:
    fault = read_cell(str(LARGEST_WHOLE_NUMBER + 1), field)
    assert isinstance(fault, Fault)
    assert str(LARGEST_WHOLE_NUMBER) in fault.what


def largest(field: FieldDescription) -> int:
    """The largest value that a cell of a column may have, found by trying."""
    low, high = int(field.minimum or 0), 10**_DIGITS
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (low, middle - 1) if isinstance(read_cell(str(middle), field), Fault) else (middle, high)
    return low
