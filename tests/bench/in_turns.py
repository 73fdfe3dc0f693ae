"""The same pages of two sites, rendered anew and asked for in turns, so that the machine's load weighs on both."""

from collections.abc import Sequence
from pathlib import Path

from tests.bench.servers import UNCACHED, gunicorn
from tests.bench.table import Line
from tests.bench.walking import milliseconds

SLOWER_AT_MOST = 1.2
_ROUNDS = 25


def page_times(what: str, before: Path, after: Path, pages: Sequence[str]) -> Line:
    """How much longer the slowest page takes on the second database than on the first: it should take no longer."""
    found: dict[str, tuple[float, float]] = {}
    with gunicorn(UNCACHED, before, workers=1) as (first, _), gunicorn(UNCACHED, after, workers=1) as (second, _):
        for path in pages:
            rounds = [(milliseconds(first, path), milliseconds(second, path)) for _ in range(_ROUNDS)]
            one, other = zip(*rounds, strict=True)
            # What else the machine does only ever adds.
            found[path] = min(one), min(other)
    worst = max(other / one for one, other in found.values())
    detail = "; ".join(f"{path} {other:.1f} ms, was {one:.1f}" for path, (one, other) in found.items())
    to_reach = f"unchanged (at most {SLOWER_AT_MOST:g} ×)"
    return Line(what, f"{worst:.2f} ×", to_reach, worst <= SLOWER_AT_MOST, detail)
