"""A small dataset with a mark in many places, so that a page made from two releases would show two marks.

Small, because these tests publish it many times: a few forces of the bundled dataset and all that is about them.
"""

import re
from collections.abc import Mapping
from functools import cache

from portal.dataset.description import DATASET, description
from portal.publishing.checking import check
from portal.publishing.dataset_files import read_folder
from portal.publishing.problems import DatasetError
from tests.dataset.written import columns_of, rows_of, written

FORCES = ("kent", "cheshire", "gwent", "btp")
_MARKED = {"sources.csv": "title", "forces.csv": "accountable_body"}
_FORCE_COLUMNS = ("force_id", "force_ids", "forces_within_2km")
_MARK = re.compile(r"\(mark (\d+)\)")


@cache
def marked(mark: int) -> dict[str, bytes]:
    """The files with that mark in the titles of Kent's sources and the name of its accountable body; 0 adds no mark.

    Of one force alone, since a publisher tries every page of what has changed. Tests use the marks 1 to 3: the charts
    of any further one would be made once more.
    """
    files = dict(small_dataset())
    if mark:
        inspections = [row for row in rows_of(files["inspections.csv"]) if row["force_id"] == "kent"]
        names = {"kent", *(row["source_id"] for row in inspections)}
        for path, column in _MARKED.items():
            rows = rows_of(files[path])
            for row in rows:
                if names & {row.get("force_id"), row.get("source_id")}:
                    row[column] = row[column] and f"{row[column]} (mark {mark})"
            files[path] = written(rows[0], rows)
    return files


def marks_in(text: str) -> set[int]:
    """The marks that a page or file shows; more than one means that it mixes releases."""
    return {int(mark) for mark in _MARK.findall(text)}


@cache
def small_dataset(*also: str) -> dict[str, bytes]:
    """The bundled dataset without the rows that need another force than these few and those that are named."""
    forces = {*FORCES, *also}
    files = read_folder(DATASET)
    tables = {table.path: rows_of(files[table.path]) for table in description()}
    for row in tables["accountability.csv"]:
        row["force_ids"] = ";".join(name for name in row["force_ids"].split(";") if name in forces)
    for path, rows in tables.items():
        tables[path] = [row for row in rows if _names_of(row) <= forces]
    for row in tables["forces.csv"]:
        row["neighbours"] = ";".join(name for name in row["neighbours"].split(";") if name in forces)
    inspections = {row["inspection_id"] for row in tables["inspections.csv"]}
    for path, rows in tables.items():
        tables[path] = [row for row in rows if row.get("inspection_id", "") in inspections | {""}]
    # What is left that names a row which is gone; a check names only some hundreds at a time.
    while True:
        files |= {path: written(columns_of(files[path]), rows) for path, rows in tables.items()}
        try:
            check(files)
        except DatasetError as error:
            faults = {(problem.file, problem.line) for problem in error.problems}
            for path, rows in tables.items():
                tables[path] = [row for line, row in enumerate(rows, 2) if (path, line) not in faults]
        else:
            return files | {"sources.csv": _sources_in_use(tables)}


def _names_of(row: Mapping[str, str]) -> set[str]:
    return {name for column in _FORCE_COLUMNS for name in row.get(column, "").split(";") if name}


def _sources_in_use(tables: Mapping[str, list[dict[str, str]]]) -> bytes:
    """The file of sources without those that no row names: each would have a page of its own."""
    named = {row.get("source_id") for path, rows in tables.items() if path != "sources.csv" for row in rows}
    used = [row for row in tables["sources.csv"] if row["source_id"] in named]
    return written(used[0], used)
