"""The dataset with a mark in many places, so that a page made from two releases would show two marks."""

from __future__ import annotations

import csv
import io
import re

from portal.publishing.dataset_files import read_folder
from portal.publishing.description import DATASET

_MARKED = {"sources.csv": "title", "forces.csv": "accountable_body"}
_MARK = re.compile(r"\(mark (\d+)\)")


def marked(mark: int) -> dict[str, bytes]:
    """The files of the bundled dataset with that mark in every source's title and every accountable body's name.

    Mark 0 leaves the dataset as it is.
    """
    files = read_folder(DATASET)
    if mark == 0:
        return files
    for path, column in _MARKED.items():
        files[path] = _with_mark(files[path], column, mark)
    return files


def marks_in(text: str) -> set[int]:
    """The marks that a page or file shows; more than one means that it mixes releases."""
    return {int(mark) for mark in _MARK.findall(text)}


def _with_mark(content: bytes, column: str, mark: int) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    for row in rows:
        if row[column]:
            row[column] += f" (mark {mark})"
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode("utf-8")
