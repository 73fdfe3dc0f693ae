"""Datasets that somebody might hand in: rows taken away, cells emptied, names changed, values at their bounds."""

import re
from dataclasses import dataclass
from functools import cache

from hypothesis import strategies

from portal.dataset.description import description
from portal.publishing.checking import CheckedDataset, check
from portal.publishing.problems import DatasetError
from tests.dataset.written import columns_of, rows_of, written
from tests.reliability.marked_dataset import small_dataset

_PATHS = {table.name: table.path for table in description()}
# Few changes of a gazetteer reach a page, and few of its rows are enough.
_GAZETTEER = (
    "councils", "areas", "places", "outcodes", "postcode_sectors", "postcode_exceptions", "settlements", "aliases",
    "border_postcodes",
)  # fmt: skip
_ROWS_OF_THE_GAZETTEER = 30
_FORCES = ("kent", "gwent", "west-midlands", "staffordshire")
_TABLES = [name for name in _PATHS if name not in _GAZETTEER] * 4
_EXTREMES = ("", "0", "0.0", "100", "99.9", "0.1", "1", "2014", "2026-01", "2026-11-01", "all", "around", "more-than")
_ROUNDS_OF_REPAIR = 12


@dataclass(frozen=True)
class Change:
    """What is done to a table: `how`, to the row and the column that these numbers fall on, and with which value."""

    how: str
    table: str
    row: int
    column: int
    value: str

    def apply(self, tables: dict[str, list[dict[str, str]]], columns: dict[str, list[str]]) -> None:
        """Change the rows."""
        rows, column = tables[self.table], columns[self.table][self.column % len(columns[self.table])]
        if not rows:
            return
        row = rows[self.row % len(rows)]
        match self.how:
            case "take the row away":
                rows.remove(row)
            case "take all rows away":
                rows.clear()
            case "take away all of one kind":
                rows[:] = [other for other in rows if other[column] != row[column]]
            case "empty the cell":
                row[column] = ""
            case "empty the column":
                for other in rows:
                    other[column] = ""
            case "set the cell":
                row[column] = self.value
            case "rename throughout":
                old = row[columns[self.table][0]]
                for others in tables.values():
                    for other in others:
                        other.update({name: _renamed(cell, old) for name, cell in other.items()})


def _renamed(cell: str, old: str) -> str:
    return (
        ";".join(f"{part}-new" if part == old else part for part in cell.split(";"))
        if re.search("[a-z]", old)
        else cell
    )


_HOW = (
    "take the row away",
    "take all rows away",
    "take away all of one kind",
    "empty the cell",
    "empty the column",
    "set the cell",
    "rename throughout",
)


def changes() -> strategies.SearchStrategy[list[Change]]:
    """A few changes."""
    number = strategies.integers(0, 10_000)
    change = strategies.builds(
        Change,
        strategies.sampled_from(_HOW),
        strategies.sampled_from([*_TABLES, *_PATHS]),
        number,
        number,
        strategies.sampled_from(_EXTREMES),
    )
    return strategies.lists(change, min_size=1, max_size=4)


@cache
def base() -> dict[str, bytes]:
    """The dataset that is changed: forces about which there is something in every table, and a short gazetteer."""
    files = small_dataset(*_FORCES)
    tables = {name: rows_of(files[path]) for name, path in _PATHS.items()}
    tables["forces"] = [row for row in tables["forces"] if row["force_id"] in _FORCES]
    for name, column in (("forces", "neighbours"), ("accountability", "force_ids")):
        for row in tables[name]:
            row[column] = ";".join(force for force in row[column].split(";") if force in _FORCES)
    for name in _GAZETTEER:
        del tables[name][_ROWS_OF_THE_GAZETTEER:]
    dataset = _without_refused_rows(files, tables)
    assert dataset is not None
    return dataset.files


def changed(files: dict[str, bytes], wanted: list[Change]) -> CheckedDataset | None:
    """The dataset with these changes, without the rows that the check then refuses; None where it passes in no way."""
    tables = {name: rows_of(files[path]) for name, path in _PATHS.items()}
    columns = {name: columns_of(files[path]) for name, path in _PATHS.items()}
    for change in wanted:
        change.apply(tables, columns)
    return _without_refused_rows(files, tables)


def _without_refused_rows(files: dict[str, bytes], tables: dict[str, list[dict[str, str]]]) -> CheckedDataset | None:
    columns = {name: columns_of(files[path]) for name, path in _PATHS.items()}
    for _ in range(_ROUNDS_OF_REPAIR):
        new = files | {path: written(columns[name], tables[name]) for name, path in _PATHS.items()}
        try:
            return check(new)
        except DatasetError as error:
            faults = {(problem.file, problem.line) for problem in error.problems}
            if not any(line for _, line in faults):
                return None
            for name, path in _PATHS.items():
                tables[name] = [row for line, row in enumerate(tables[name], 2) if (path, line) not in faults]
    return None
