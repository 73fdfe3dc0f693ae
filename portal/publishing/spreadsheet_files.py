"""Files as Excel on Windows writes them, brought to the one form that is checked, archived and published.

What was passed over is told: a byte order mark, the line ends of Windows, cells parted by semicolons or tabs with
decimal commas, and empty columns at the end.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.dataset.description import TableDescription

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PARTED_BY = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")


@dataclass(frozen=True)
class PlainFile:
    """A file in the form that is published, and what was passed over to bring it there."""

    content: bytes
    passed_over: tuple[str, ...]


def plain_file(content: bytes, table: TableDescription) -> PlainFile:
    """The file with LF line ends and commas; one that is not of that kind comes back as it is, for others to fault."""
    told: list[str] = []
    if content.startswith(_BYTE_ORDER_MARK):
        content = content.removeprefix(_BYTE_ORDER_MARK)
        told.append("a byte order mark")
    if b"\r\n" in content:
        # Some programs end each line so twice.
        content = re.sub(rb"\r+\n", b"\n", content)
        told.append("the line ends of Windows")
    expected = [field.name for field in table.fields]
    header = content.split(b"\n", 1)[0].decode("utf-8", "replace")
    for delimiter, name in _PARTED_BY.items():
        # Some programs put every text in quotation marks.
        if len(expected) > 1 and header.replace('"', "").rstrip(delimiter).split(delimiter) == expected:
            changed = _with_commas(content, table, delimiter)
            told += [f"cells parted by {name}"] if changed else []
            content = changed or content
    header = content.split(b"\n", 1)[0].decode("utf-8", "replace")
    if header.split(",")[: len(expected)] == expected and header.endswith(","):
        changed = _without_empty_columns(content, len(expected))
        told += ["empty columns at the end"] if changed else []
        content = changed or content
    return PlainFile(content, tuple(told))


def _with_commas(content: bytes, table: TableDescription, delimiter: str) -> bytes | None:
    numbers = [field.type == "number" for field in table.fields]
    rows = _rows(content, delimiter)
    if rows is None:
        return None
    for row in rows:
        for place, is_number in enumerate(numbers[: len(row)]):
            if is_number and _DECIMAL_COMMA.fullmatch(row[place]):
                row[place] = row[place].replace(",", ".")
    return csv_bytes(rows)


def _without_empty_columns(content: bytes, columns: int) -> bytes | None:
    rows = _rows(content, ",")
    if rows is None or any(any(row[columns:]) for row in rows):
        return None
    return csv_bytes([row[:columns] for row in rows])


def _rows(content: bytes, delimiter: str) -> list[list[str]] | None:
    try:
        return list(csv.reader(io.StringIO(content.decode(), newline=""), delimiter=delimiter, strict=True))
    except (csv.Error, UnicodeDecodeError):
        return None


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows in the form that is published."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
