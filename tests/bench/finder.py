"""How long a lookup of the finder takes in a web worker, without the page around it."""

import random
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from portal.database.engine import open_engine, reading
from portal.places import Index, find
from tests.bench.table import Line
from tests.dataset.facts import rows
from tests.identity import made_identity

_LOOKUPS = 2000


def lookups(database: Path) -> Iterator[Line]:
    """A line for postcodes, 99 of 100 within the limit, and one for misspelt names, all of them within it."""
    choice = random.Random(1)
    names = [row["name"] for row in choice.sample(rows("places"), _LOOKUPS)]
    texts = {
        "a full postcode": [row["sector"] + "AB" for row in choice.sample(rows("postcode_sectors"), _LOOKUPS)],
        "a misspelt name": ["".join(choice.sample(name[1:3], len(name[1:3]))) + name[3:] for name in names],
    }
    engine = open_engine(f"sqlite:///{database}")
    with reading(engine) as session:
        index = Index(session, made_identity(1))
        for what, asked in texts.items():
            taken = []
            for text in asked:
                start = time.thread_time()
                find(session, index, text)
                taken.append((time.thread_time() - start) * 1000)
            taken.sort()
            most, slowest = taken[len(taken) * 99 // 100], taken[-1]
            found = f"{median(taken):.2f} ms; 99 of 100 within {most:.2f}; slowest {slowest:.2f}"
            measured, limit, to_reach = (most, 1, "99 of 100") if "postcode" in what else (slowest, 10, "the slowest")
            yield Line(f"finder, {what}", found, f"{to_reach} under {limit} ms", measured < limit, "thread CPU time")
    engine.dispose()
