"""Pages beside a history of a million changes: whether any costs more than beside a short one."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.in_turns import page_times
from tests.bench.table import Line
from tests.long_histories import SHAPES, lengthened

CHANGES = (20_000, 1_000_000)
# Beside a release that changed as much as a page shows: what has nothing to tell is quicker still.
_SHORT = 5_500
_PAGES = (
    "/forces/kent", "/forces/kent/record", "/forces/kent/newsroom", "/feeds/forces/kent.atom", "/inspections/kent-cdi",
    "/about/corrections", "/feeds/corrections.atom", "/gaps", "/data", "/data/releases/2", "/feeds/releases.atom",
    "/api/v1/changes", "/api/v1/changes?kind=changed", "/sitemap.xml",
)  # fmt: skip


def pages_beside_a_history(database: Path, folder: Path) -> Iterator[Line]:
    """A line for each shape and length of a history."""
    for shape in SHAPES:
        short = lengthened(database, folder, shape, _SHORT)
        for changes in CHANGES:
            longer = lengthened(database, folder, shape, changes)
            yield page_times(f"page times beside {changes:,} changes, {shape}", short, longer, _PAGES)
            longer.unlink()
        short.unlink()
