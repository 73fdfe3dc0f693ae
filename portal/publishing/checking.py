"""Checking a whole dataset: every file on its own, then what the files say of each other."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.dataset.description import DATASET, DESCRIPTION_FILE, FieldDescription, description, read_description
from portal.publishing.dataset_files import content_hash
from portal.publishing.doubts import doubts
from portal.publishing.layout import earlier_tables, folder_in_todays_layout
from portal.publishing.parsing import ParsedRow, ParsedTable, parse_table
from portal.publishing.problems import DatasetError, Problem, limit_problems
from portal.publishing.rules import broken_rules
from portal.publishing.spreadsheet_files import plain_file


@dataclass(frozen=True)
class CheckedDataset:
    """A dataset without a fault: its files, their hash, and their typed rows by table.

    `passed_over` is what a spreadsheet had put into a file, by file; `warnings` are for a person to look at.
    """

    files: dict[str, bytes]
    content_hash: str
    tables: dict[str, ParsedTable]
    passed_over: dict[str, tuple[str, ...]]
    warnings: tuple[Problem, ...]


def check(
    files: dict[str, bytes], progress: Callable[[str], None] = lambda name: None, *, was_published: bool = False
) -> CheckedDataset:
    """Check the files; raise DatasetError with the problems found. `progress` is told each table's name.

    Those of an earlier version of the site are brought to today's layout first, which `passed_over` says.

    A dataset that `was_published` kept the rules of its day: it need only be read, not keep those of today.
    """
    earlier = earlier_tables(files[DESCRIPTION_FILE])
    if earlier:
        files = folder_in_todays_layout(files, earlier)
    plain = {table.path: plain_file(files[table.path], table) for table in description()}
    files = files | {path: file.content for path, file in plain.items()}
    problems = _description_problems(files)
    tables: dict[str, ParsedTable] = {}
    for table in description():
        tables[table.name] = parse_table(files[table.path], table)
        problems.extend(tables[table.name].problems)
        problems.extend(_duplicates(tables[table.name]))
        progress(table.name)
    for parsed in tables.values():
        problems.extend(_unknown_references(parsed, tables))
    # A rule that looks from table to table can say nothing of what could not be read.
    if not was_published and all(parsed.is_whole for parsed in tables.values()):
        problems.extend(broken_rules(tables))
    if problems:
        raise DatasetError(limit_problems(problems))
    passed_over = {path: file.passed_over for path, file in plain.items() if file.passed_over}
    if earlier:
        passed_over[DESCRIPTION_FILE] = ("the layout of an earlier version of the site, brought to today's",)
    warnings = () if was_published else tuple(limit_problems(doubts(tables)))
    return CheckedDataset(files, content_hash(files), tables, passed_over, warnings)


def archived_tables(files: dict[str, bytes]) -> dict[str, ParsedTable]:
    """The rows of a published dataset, read by its own description, which may be older than today's."""
    return {table.name: parse_table(files[table.path], table) for table in read_description(files[DESCRIPTION_FILE])}


def _description_problems(files: dict[str, bytes]) -> list[Problem]:
    if files[DESCRIPTION_FILE] == (DATASET / DESCRIPTION_FILE).read_bytes():
        return []
    what = "The description differs from the one that this version of the site was written for."
    mend = "copy the site's own datapackage.json into the folder; to change it, change the site."
    return [Problem(DESCRIPTION_FILE, what, mend)]


def _duplicates(parsed: ParsedTable) -> list[Problem]:
    problems: list[Problem] = []
    table = parsed.description
    keys = [table.primary_key] if table.primary_key else []
    keys += [(field.name,) for field in table.fields if field.unique]
    for key in dict.fromkeys(keys):
        lines: dict[tuple[str, ...], int] = {}
        for row in parsed.rows:
            # By value, so that 1 and 01 are the same.
            values = tuple(row.text[name].lstrip("0") or row.text[name] for name in key)
            if any(values) and values in lines:
                what = f"The same {' and '.join(key)} stands in line {lines[values]} already."
                mend = "withdraw one of the two lines, or correct its key."
                problems.append(row.problem(key[-1], what, mend, "/".join(values)))
            lines.setdefault(values, row.line)
    return problems


def _unknown_references(parsed: ParsedTable, tables: dict[str, ParsedTable]) -> list[Problem]:
    problems: list[Problem] = []
    for foreign_key in parsed.description.foreign_keys:
        if not tables[foreign_key.table].is_whole:
            continue
        keys = _values(tables[foreign_key.table], foreign_key.target_columns)
        for row in parsed.rows:
            values = tuple(row.text[name] for name in foreign_key.columns)
            if all(values) and values not in keys:
                problems.append(_unknown(row, foreign_key.columns[-1], values[-1], foreign_key.table))
    for field in parsed.description.fields:
        problems.extend(_unknown_items(parsed, field, tables))
    return problems


def _unknown_items(parsed: ParsedTable, field: FieldDescription, tables: dict[str, ParsedTable]) -> list[Problem]:
    if not field.references or not field.list_separator:
        return []
    table, column = field.references
    if not tables[table].is_whole:
        return []
    keys = _values(tables[table], (column,))
    lists = [(row, row.values[field.name]) for row in parsed.rows]
    return [
        _unknown(row, field.name, item, table)
        for row, items in lists
        if isinstance(items, tuple)
        for item in items
        if (item,) not in keys
    ]


def _values(parsed: ParsedTable, columns: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {tuple(row.text[name] for name in columns) for row in parsed.rows}


def _unknown(row: ParsedRow, column: str, value: str, table: str) -> Problem:
    what = f"{table}.csv has no such entry."
    mend = f"correct the spelling, or add the entry to {table}.csv first."
    return row.problem(column, what, mend, value)
