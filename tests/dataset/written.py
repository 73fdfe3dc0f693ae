"""The dataset's CSV files as rows, and rows as files again, for tests that make another dataset of it."""

import csv
import io
from collections.abc import Iterable


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, every cell as text."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def columns_of(content: bytes) -> list[str]:
    """The names in the first line of a CSV file."""
    return next(csv.reader(io.StringIO(content.decode("utf-8"))))


def written(columns: Iterable[str], rows: Iterable[dict[str, str]]) -> bytes:
    """A CSV file with these columns."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
