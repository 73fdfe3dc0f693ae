"""The reasons in corrections.csv: each belongs to one alteration of a figure that still stands."""

from collections import Counter
from collections.abc import Iterator, Mapping

from portal.publishing.parsing import ParsedRow, ParsedTable
from portal.publishing.problems import Problem

_CORRECTIONS = "corrections"
_FILE = f"{_CORRECTIONS}.csv"


def broken_reasons(tables: dict[str, ParsedTable]) -> Iterator[Problem]:
    """A reason that is given twice, and one that does not lead to what the figure is now."""
    yield from _duplicates(tables[_CORRECTIONS])
    now = {name: {table.key_of(row): row.text for row in table.rows} for name, table in tables.items()}
    last: dict[tuple[str, str, str], ParsedRow] = {}
    for row in tables[_CORRECTIONS].rows:
        table, key, column = _cell_of(row)
        if table not in tables or not tables[table].description.figures:
            continue
        before = last.get((table, key, column))
        if before and column and before.text["now"] != row.text["was"]:
            what = f"It does not follow line {before.line}, which ends with {before.text['now'] or 'nothing'}."
            yield row.problem("was", what, "write what the figure was just before.")
        last[table, key, column] = row
    for (table, key, column), row in last.items():
        figure = now[table].get(key)
        if column and figure is not None and figure.get(column, "") != row.text["now"]:
            what = f"The reason matches nothing: {column} of {key} is {figure.get(column) or 'empty'}."
            yield row.problem("now", what, "correct the line, or add what lacks.")
        if not column and figure is not None:
            what = f"The reason is for a row taken away, and {key} is there."
            yield row.problem("key", what, "take this line away, or the row.")
        if column and figure is None and (table, key, "") not in last:
            what = f"The reason matches nothing: {table}.csv has no row {key}."
            yield row.problem("key", what, "correct the key, or give the reason why the row went.")


def withdrawn_reasons(before: ParsedTable, after: ParsedTable) -> list[Problem]:
    """A problem for each published reason that is not given any more: it explains a release that stays."""
    remaining = {tuple(row.text.values()) for row in after.rows}
    return [
        Problem(
            _FILE,
            f"The reason for {row.text['table']} {row.text['key']} was published and is gone.",
            f"put the line back: {','.join(row.text.values())}",
            column="reason",
            value=row.text["reason"],
        )
        for row in before.rows
        if tuple(row.text.values()) not in remaining
    ]


def explaining_nothing(before: Mapping[str, ParsedTable], after: Mapping[str, ParsedTable]) -> Iterator[Problem]:
    """A new reason for a figure that was in the release before already what the reason says that it is now.

    Of a row that the release before had not nobody knows what it was meanwhile: this machine may have passed over the
    release that had it.
    """
    given = {tuple(row.text.values()) for row in before[_CORRECTIONS].rows}
    new = [row for row in after[_CORRECTIONS].rows if tuple(row.text.values()) not in given]
    of_cells = Counter(_cell_of(row) for row in new)
    was = {name: {table.key_of(row): row.text for row in table.rows} for name, table in before.items()}
    for row in new:
        table, key, column = cell = _cell_of(row)
        # Several lead there and back.
        if of_cells[cell] == 1 and was.get(table, {}).get(key, {}).get(column) == row.text["now"]:
            what = f"The reason explains nothing: {column} of {key} was that in the release before already."
            yield row.problem("now", what, "take this line away.")


def _cell_of(row: ParsedRow) -> tuple[str, str, str]:
    return (row.text["table"], row.text["key"], row.text["column"])


def _duplicates(corrections: ParsedTable) -> Iterator[Problem]:
    lines: dict[tuple[str, ...], int] = {}
    for row in corrections.rows:
        line = tuple(row.text.values())
        if line in lines:
            what = f"The same reason stands in line {lines[line]} already."
            yield row.problem("reason", what, "take one of the two lines away.")
        lines.setdefault(line, row.line)
