"""The bundled dataset as plain rows, for tests that hold pages against it."""

import csv
from functools import cache

from portal.dataset.description import DATASET


@cache
def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table, every cell as text."""
    with (DATASET / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
