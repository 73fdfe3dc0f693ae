"""Datasets that somebody might hand in: rows taken away, cells emptied, names changed, values at their bounds."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies

from portal.commands import rehearsal
from portal.database.engine import open_engine
from portal.dataset.description import description
from portal.publishing.checking import CheckedDataset, archived_tables, check
from portal.publishing.problems import DatasetError
from portal.publishing.release_diff import differences
from portal.publishing.releasing import Prepared, publish
from tests.dataset.written import columns_of, rows_of, written

_PATHS = {table.name: table.path for table in description()}
# Few changes of a gazetteer reach a page.
_TABLES = [name for name in _PATHS if name not in ("places", "postcode_sectors", "postcode_exceptions", "outcodes")] * 4
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


def changed(files: dict[str, bytes], wanted: list[Change]) -> CheckedDataset | None:
    """The dataset with these changes, without the rows that the check then refuses; None where it passes in no way."""
    tables = {name: rows_of(files[path]) for name, path in _PATHS.items()}
    columns = {name: columns_of(files[path]) for name, path in _PATHS.items()}
    for change in wanted:
        change.apply(tables, columns)
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


def published_upon(database: Path, folder: Path, before: dict[str, bytes], dataset: CheckedDataset) -> None:
    """Publish the dataset upon a copy of the database that holds the other; raises where it or a page does not work."""
    own = Path(shutil.copy(database, folder / "made-up.sqlite"))
    found = tuple(differences(archived_tables(before), dataset))
    engine = open_engine(f"sqlite:///{own}")
    try:
        publish(engine, Prepared(dataset, 1, found), "", lambda done, total: None, rehearsal.rehearse)
    finally:
        engine.dispose()
        for file in folder.glob("made-up.sqlite*"):
            file.unlink()
