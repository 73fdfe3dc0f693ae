"""A dataset file: from bytes to rows of typed cells, with every fault and where it stands."""

import csv
import io
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Self

from portal.dataset.description import TableDescription
from portal.publishing.broken_files import decode, header_problem, line_problem, quote_within, unreadable
from portal.publishing.cells import Fault, Value, read_cell
from portal.publishing.problems import Problem

MOST_PROBLEMS_OF_A_FILE = 200
# The tables of two releases: publishing reads those of the release before beside the new ones, most of them the same.
_TABLES_KEPT = 80


@dataclass(frozen=True)
class ParsedRow:
    """A row: its file, the line that it begins on, its cells as text and its cells as typed values."""

    file: str
    line: int
    text: dict[str, str]
    values: dict[str, Value]

    def problem(self, column: str, what: str, mend: str, value: str | None = None) -> Problem:
        """What is wrong with the row, and how to mend it; the value is that of the cell unless given."""
        return Problem(self.file, what, mend, self.line, column, self.text[column] if value is None else value)


@dataclass(frozen=True)
class ParsedTable:
    """The rows of one file and what was wrong with others; `is_whole`: each of its lines could be read."""

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
    text = decode(content, description.path)
    if isinstance(text, Problem):
        return ParsedTable(description, (), (text,), is_whole=False)
    problems: list[Problem] = []
    rows: list[ParsedRow] = []
    expected = [field.name for field in description.fields]
    # Of the cells of a column many are the same.
    readers = [(field.name, cache(partial(read_cell, field=field))) for field in description.fields]
    records = _Records(text)
    is_whole = True
    try:
        _, header = next(records, (1, []))
        if header != expected:
            problem = header_problem(header, expected, description.path, text)
            return ParsedTable(description, (), (problem,), is_whole=False)
        for line, cells in records:
            if not any(cell.strip() for cell in cells):
                problems.append(Problem(description.path, "The line is empty.", "remove it.", line))
                continue
            if cells == expected or len(cells) != len(expected):
                problems.append(line_problem(description.path, line, cells, expected))
                is_whole = is_whole and cells == expected
                continue
            values: dict[str, Value] = {}
            for cell, (name, read) in zip(cells, readers, strict=True):
                value = read(cell)
                if isinstance(value, Fault):
                    problems.append(Problem(description.path, value.what, value.mend, line, name, cell))
                    value = None
                values[name] = value
            rows.append(ParsedRow(description.path, line, dict(zip(expected, cells, strict=True)), values))
    except csv.Error as error:
        problems.append(unreadable(text, records.line, description.path, error))
        return ParsedTable(description, tuple(rows), tuple(problems[:MOST_PROBLEMS_OF_A_FILE]), is_whole=False)
    if is_whole and (quote := quote_within(text, description.path)):
        problems.append(quote)
    return ParsedTable(description, tuple(rows), tuple(problems[:MOST_PROBLEMS_OF_A_FILE]), is_whole)


class _Records:
    """The records of a file with the line that each begins on; `line` is the one that is being read."""

    def __init__(self, text: str) -> None:
        # The limit belongs to the whole process and other libraries set it; a cell that is too long is named as one.
        csv.field_size_limit(max(csv.field_size_limit(), len(text)))
        self._reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        self.line = 1

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[int, list[str]]:
        begin = self.line = self._reader.line_num + 1
        return begin, next(self._reader)
