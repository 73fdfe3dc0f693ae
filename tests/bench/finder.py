"""How long a lookup of the finder takes in a web worker, without the page around it."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from portal.database import open_engine, reading
from portal.places import Index, find
from tests.bench.table import Line
from tests.dataset.facts import rows

_LOOKUPS = 2000
_MILLISECONDS = {"a full postcode": 1.0, "a misspelt name": 10.0}


def lookups(database: Path) -> Iterator[Line]:
    """A line for postcodes and one for misspelt names: the slowest of two thousand must keep within the limit."""
    choice = random.Random(1)
    names = [row["name"] for row in choice.sample(rows("places"), _LOOKUPS)]
    texts = {
        "a full postcode": [row["sector"] + "AB" for row in choice.sample(rows("postcode_sectors"), _LOOKUPS)],
        "a misspelt name": ["".join(choice.sample(name[1:3], len(name[1:3]))) + name[3:] for name in names],
    }
    engine = open_engine(f"sqlite:///{database}")
    with reading(engine) as session:
        index = Index(session, 1)
        for what, asked in texts.items():
            taken = []
            for text in asked:
                start = time.thread_time()
                find(session, index, text)
                taken.append((time.thread_time() - start) * 1000)
            taken.sort()
            found = (
                f"{median(taken):.2f} ms; slowest of 100: {taken[len(taken) * 99 // 100]:.2f}; slowest {taken[-1]:.2f}"
            )
            limit = _MILLISECONDS[what]
            yield Line(f"finder, {what}", found, f"slowest under {limit:g} ms", taken[-1] < limit, "thread CPU time")
    engine.dispose()
