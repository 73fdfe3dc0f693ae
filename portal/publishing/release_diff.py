"""What differs between two states of the dataset, and which of the differences need a reason."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from portal.facts.vocabulary import ChangeKind, CorrectionKind
from portal.publishing.checking import CheckedDataset
from portal.publishing.parsing import ParsedRow, ParsedTable
from portal.publishing.problems import Problem

_CORRECTIONS = "corrections"


@dataclass(frozen=True)
class Difference:
    """A row added or withdrawn, or one cell of a row changed, with its reason where one is given."""

    table: str
    key: str
    kind: ChangeKind
    column: str | None
    was: str | None
    now: str | None
    reason_kind: CorrectionKind | None = None
    reason: str | None = None
    reason_cy: str | None = None


def differences(before: dict[str, ParsedTable], after: CheckedDataset) -> list[Difference]:
    """Every difference, by table in the order of the description, then by key, each with its reason if it has one."""
    reasons = _reasons(before.get(_CORRECTIONS), after.tables[_CORRECTIONS])
    all_differences: list[Difference] = []
    for name, table in after.tables.items():
        older = before.get(name) or replace(table, rows=())
        all_differences.extend(_with_reason(item, reasons) for item in _differences_of_table(older, table))
    return all_differences


def without_reason(
    all_differences: Sequence[Difference], before: Mapping[str, ParsedTable], after: CheckedDataset
) -> list[Problem]:
    """A problem for each published figure that is altered or withdrawn and has no reason yet.

    What is in a column that the release before had not alters nothing that was published.
    """
    columns = {name: {field.name for field in table.description.fields} for name, table in before.items()}
    lines = {name: {key: row.line for key, row in _by_key(table).items()} for name, table in after.tables.items()}
    return [
        _lack_of_a_reason(item, lines[item.table].get(item.key))
        for item in all_differences
        if after.tables[item.table].description.figures
        and item.kind is not ChangeKind.ADDED
        and item.reason is None
        and (item.column is None or item.column in columns[item.table])
    ]


def first_corrections(first: CheckedDataset) -> list[Difference]:
    """The corrections that the first release of a machine brings along: they were made before it was published here."""
    return [
        Difference(
            table=row.text["table"],
            key=row.text["key"],
            kind=ChangeKind.CHANGED if row.text["column"] else ChangeKind.WITHDRAWN,
            column=row.text["column"] or None,
            was=row.text["was"] or None,
            now=row.text["now"] or None,
            reason_kind=CorrectionKind(row.text["kind"]),
            reason=row.text["reason"],
            reason_cy=row.text["reason_cy"] or None,
        )
        for row in first.tables[_CORRECTIONS].rows
    ]


def explain_by_restoration(all_differences: Sequence[Difference], reason: str) -> list[Difference]:
    """The same differences, all explained by the restoration of an earlier release."""
    return [
        item
        if item.kind is ChangeKind.ADDED
        else replace(item, reason_kind=CorrectionKind.RESTORATION, reason=reason, reason_cy=None)
        for item in all_differences
    ]


def counts(all_differences: Sequence[Difference]) -> dict[str, Counter[ChangeKind]]:
    """How many rows of each table were added, changed or withdrawn; tables without a difference are left out."""
    rows = {(item.table, item.key, item.kind): None for item in all_differences}
    totals: dict[str, Counter[ChangeKind]] = {}
    for table, _, kind in rows:
        totals.setdefault(table, Counter())[kind] += 1
    return totals


def _differences_of_table(before: ParsedTable, after: ParsedTable) -> list[Difference]:
    name = after.description.name
    old, new = _by_key(before), _by_key(after)
    table_differences: list[Difference] = []
    for key in sorted(old.keys() | new.keys()):
        if key not in new:
            table_differences.append(Difference(name, key, ChangeKind.WITHDRAWN, None, _line(old[key]), None))
        elif key not in old:
            table_differences.append(Difference(name, key, ChangeKind.ADDED, None, None, _line(new[key])))
        else:
            was, now = old[key].text, new[key].text
            table_differences.extend(
                Difference(name, key, ChangeKind.CHANGED, column, was.get(column) or None, now[column] or None)
                for column in now
                if was.get(column, "") != now[column]
            )
    return table_differences


def _by_key(table: ParsedTable) -> dict[str, ParsedRow]:
    rows: dict[str, ParsedRow] = {}
    for row in table.rows:
        key = table.key_of(row)
        # Rows of a table without a key may be the same to the letter; each still counts.
        while key in rows:
            key += "/again"
        rows[key] = row
    return rows


def _line(row: ParsedRow) -> str:
    return "; ".join(f"{column}={value}" for column, value in row.text.items() if value)


def _reasons(before: ParsedTable | None, after: ParsedTable) -> dict[tuple[str, ...], ParsedRow]:
    """The reasons that no release gave yet, by what they explain: a reason explains one alteration only.

    A machine that passed over a release sees two alterations of a cell as one: the last reason explains it.
    """
    given = {tuple(row.text.values()) for row in before.rows} if before else set()
    reasons: dict[tuple[str, ...], ParsedRow] = {}
    for row in after.rows:
        if tuple(row.text.values()) in given:
            continue
        table, key, column, was, now = (row.text[name] for name in ("table", "key", "column", "was", "now"))
        earlier = [
            old_reason for old_reason in reasons if old_reason[:3] == (table, key, column) and old_reason[4] == was
        ]
        for old_reason in earlier:
            reasons[_identity(table, key, column, old_reason[3], now)] = row
        reasons[_identity(table, key, column, was, now)] = row
    return reasons


def _identity(table: str, key: str, column: str, was: str, now: str) -> tuple[str, ...]:
    # A withdrawn row is named by its key alone: no column, and nothing that it is now.
    return (table, key, column, was if column else "", now if column else "")


def _with_reason(item: Difference, reasons: dict[tuple[str, ...], ParsedRow]) -> Difference:
    if item.kind is ChangeKind.ADDED:
        return item
    row = reasons.get(_identity(item.table, item.key, item.column or "", item.was or "", item.now or ""))
    if row is None:
        return item
    kind = CorrectionKind(row.text["kind"])
    return replace(item, reason_kind=kind, reason=row.text["reason"], reason_cy=row.text["reason_cy"] or None)


def _lack_of_a_reason(item: Difference, line: int | None) -> Problem:
    if item.kind is ChangeKind.WITHDRAWN:
        what = f"The published row {item.key} was withdrawn and no reason is given."
        example = f"{item.table},{item.key},,,,correction,…"
    else:
        what = f"{item.column} of {item.key} was {item.was or 'empty'} and is now {item.now or 'empty'}: no reason."
        example = f"{item.table},{item.key},{item.column},{item.was or ''},{item.now or ''},correction,…"
    mend = f"add a line to corrections.csv: {example}"
    return Problem(f"{item.table}.csv", what, mend, line, item.column, item.now)
