"""A dataset file: from bytes to rows of typed cells, with every fault and where it stands."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import lru_cache

from portal.dataset.description import TableDescription
from portal.publishing.cells import Fault, Value, read_cell
from portal.publishing.problems import Problem

MOST_PROBLEMS_OF_A_FILE = 200
# The tables of two releases: publishing reads those of the release before beside the new ones, most of them the same.
_TABLES_KEPT = 80


@dataclass(frozen=True)
class ParsedRow:
    """A row: the line that it begins on, its cells as text and its cells as typed values."""

    line: int
    text: dict[str, str]
    values: dict[str, Value]


@dataclass(frozen=True)
class ParsedTable:
    """The rows of one file and what was wrong with others; `is_whole`: it could be read to its end."""

    description: TableDescription
    rows: tuple[ParsedRow, ...]
    problems: tuple[Problem, ...]
    is_whole: bool = True

    def key_of(self, row: ParsedRow) -> str:
        """The values of the row's key joined by `/`; the whole row where the table has no key."""
        return "/".join(row.text[name] for name in self.description.primary_key or row.text)


@lru_cache(_TABLES_KEPT)
def parse_table(content: bytes, description: TableDescription) -> ParsedTable:
    """Read one file whole; nothing is raised: every fault is among the problems."""
    text = _decoded(content, description.path)
    if isinstance(text, Problem):
        return ParsedTable(description, (), (text,), is_whole=False)
    problems: list[Problem] = []
    rows: list[ParsedRow] = []
    expected = [field.name for field in description.fields]
    records = _Records(text)
    try:
        _, header = next(records, (1, []))
        if header != expected:
            problem = _header_problem(header, expected, description.path, text)
            return ParsedTable(description, (), (problem,), is_whole=False)
        for line, cells in records:
            if not any(cell.strip() for cell in cells):
                problems.append(Problem(description.path, line, None, None, "The line is empty.", "remove it."))
                continue
            if len(cells) != len(expected):
                problems.append(_length_problem(description.path, line, cells, len(expected)))
                continue
            rows.append(_row(line, dict(zip(expected, cells, strict=True)), description, problems))
    except csv.Error as error:
        problems.append(_unreadable(text, records.line, description.path, error))
        return ParsedTable(description, tuple(rows), tuple(problems[:MOST_PROBLEMS_OF_A_FILE]), is_whole=False)
    return ParsedTable(description, tuple(rows), tuple(problems[:MOST_PROBLEMS_OF_A_FILE]))


def _decoded(content: bytes, path: str) -> str | Problem:
    if not content:
        return Problem(path, None, None, None, "The file is empty: it may have been cut.", "copy it again in full.")
    if b"\0" in content[:4]:
        what = "The file has the encoding UTF-16 or UTF-32."
        return Problem(path, None, None, None, what, "save the file with the encoding UTF-8.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        value = content[error.start : error.start + 1].hex()
        what = f"The byte 0x{value} is not UTF-8."
        return Problem(path, line, None, None, what, "save the file with the encoding UTF-8.")
    if text.startswith("\ufeff"):
        return Problem(path, 1, None, None, "The file begins with a byte order mark.", "save it as UTF-8 without BOM.")
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        what = "The lines end as on Windows." if "\r\n" in text else "A line ends with a carriage return alone."
        return Problem(path, line, None, None, what, "save it with line ends LF.")
    if not text.endswith("\n"):
        line = text.count("\n") + 1
        what = "The last line has no end: the file may have been cut."
        return Problem(path, line, None, None, what, "copy the file again in full; it must end with a line break.")
    return _open_quote(text, path) or text


def _open_quote(text: str, path: str) -> Problem | None:
    """The first line that opens a quotation mark and does not close it, where the file has one too many."""
    if text.count('"') % 2 == 0:
        return None
    lines = text.split("\n")
    number = next(number for number, line in enumerate(lines, 1) if line.count('"') % 2)
    before = lines[number - 1].rpartition('"')[0]
    names = lines[0].split(",")
    place = before.count(",")
    column = names[place] if number > 1 and place < len(names) else None
    what = "A quotation mark opens a cell and is never closed."
    return Problem(path, number, column, lines[number - 1], what, "close it, or remove it.")


def _unreadable(text: str, line: int, path: str, error: csv.Error) -> Problem:
    shown = text.split("\n")[line - 1]
    if '\\"' in shown:
        what = "A quotation mark within a cell has a backslash before it."
        return Problem(path, line, None, shown, what, 'write "" for a quotation mark within a cell.')
    what = f"The line cannot be read as CSV ({error})."
    return Problem(path, line, None, shown, what, 'put the cell in quotation marks and write "" for each within it.')


class _Records:
    """The records of a file with the line that each begins on; `line` is the one that is being read."""

    def __init__(self, text: str) -> None:
        # The limit belongs to the whole process and other libraries set it; a cell that is too long is named as one.
        csv.field_size_limit(max(csv.field_size_limit(), len(text)))
        self._reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        self.line = 1

    def __iter__(self) -> _Records:
        return self

    def __next__(self) -> tuple[int, list[str]]:
        begin = self.line = self._reader.line_num + 1
        return begin, next(self._reader)


def _row(line: int, cells: dict[str, str], description: TableDescription, problems: list[Problem]) -> ParsedRow:
    values: dict[str, Value] = {}
    for field in description.fields:
        text = cells[field.name]
        value = read_cell(text, field)
        if isinstance(value, Fault):
            problems.append(Problem(description.path, line, field.name, text, value.what, value.mend))
            value = None
        values[field.name] = value
    return ParsedRow(line, cells, values)


def _header_problem(header: list[str], expected: list[str], path: str, text: str) -> Problem:
    """What is wrong with the first line, with a mend that leaves each cell below its column."""
    right = ",".join(expected)
    missing = [name for name in expected if name not in header]
    strange = [name for name in header if name and name not in expected]
    if header and header[0].casefold().startswith("sep="):
        what = "The first line tells a spreadsheet how cells are parted."
        mend = f"take the line {','.join(header)} away."
    elif right in (lines := text.split("\n")[1:]):
        line = lines.index(right) + 2
        what, mend = f"The first line does not name the columns: line {line} does.", "take the lines before it away."
    elif [_plain_name(name) for name in header] == expected:
        what, mend = "The first line does not name the columns as they are written.", f"make the first line {right}"
    elif len(missing) == len(expected):
        what, mend = "The first line names none of the columns.", f"put the line {right} before the first row."
    elif missing:
        what = f"The first line lacks the columns {', '.join(missing)}."
        mend = f"add them and their cells, so that the first line is {right}"
    elif strange:
        what = f"The first line has columns that are not known: {', '.join(strange)}."
        mend = f"take them and their cells away, so that the first line is {right}"
    elif "" in header:
        what = "The first line has a column without a name."
        mend = f"take it and its cells away, so that the first line is {right}"
    elif len(header) > len(expected):
        what = "The first line names a column twice."
        mend = f"take one of them and its cells away, so that the first line is {right}"
    else:
        what = "The first line does not name the columns in their order."
        mend = f"move each column with its cells, so that the first line is {right}"
    return Problem(path, 1, None, ",".join(header), what, mend)


def _plain_name(name: str) -> str:
    return re.sub("[ -]", "_", name.strip(" \u200b\u00a0").casefold())


def _length_problem(path: str, line: int, cells: list[str], expected: int) -> Problem:
    what = f"The line has {len(cells)} cells where {expected} belong."
    mend = "put cells with a comma in quotation marks, add what lacks."
    if len(cells) > expected and not any(cells[expected:]):
        mend = "take the commas at its end away."
    return Problem(path, line, None, ",".join(cells), what, mend)
