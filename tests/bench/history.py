"""Pages beside a history of a million changed rows: whether any costs more than beside a short one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import sqlalchemy as sa

from portal.database.engine import open_engine, writing
from portal.database.histories import renew_histories
from portal.database.tables import Change, RecordingRate, Release, ReleaseFile
from portal.facts.vocabulary import ChangeKind
from tests.bench.in_turns import page_times
from tests.bench.table import Line

CHANGED_ROWS = (20_000, 1_000_000)
RELEASES = 100
_AT_ONCE = 10_000
_PAGES = (
    "/forces/kent", "/forces/kent/record", "/forces/kent/newsroom", "/inspections/kent-cdi", "/about/corrections",
    "/data", "/data/releases/1",
)  # fmt: skip


def pages_beside_a_history(database: Path, folder: Path) -> Iterator[Line]:
    """A line for each length of history."""
    for changed in CHANGED_ROWS:
        longer = folder / f"{changed}.sqlite"
        shutil.copy(database, longer)
        lengthen(longer, changed)
        yield page_times(f"page times beside {changed:,} changed rows", database, longer, _PAGES)


def lengthen(database: Path, changed: int) -> None:
    """Give a database of one release a hundred more, which changed the margins of rates so often in all."""
    engine = open_engine(f"sqlite:///{database}")
    with writing(engine) as session:
        first = session.execute(sa.select(Release.__table__)).mappings().one()
        files = session.execute(sa.select(ReleaseFile.__table__)).mappings().all()
        keys = [
            f"{row.inspection_id}/{row.offence_group}" for row in session.execute(sa.select(RecordingRate.__table__))
        ]
        for number in range(2, RELEASES + 2):
            session.execute(sa.insert(Release), [dict(first) | {"number": number}])
            session.execute(sa.insert(ReleaseFile), [dict(row) | {"release_number": number} for row in files])
            each = changed // RELEASES
            for start in range(0, each, _AT_ONCE):
                rows = islice(cycle(keys), start, min(start + _AT_ONCE, each))
                session.execute(sa.insert(Change), [_change(number, at, key) for at, key in enumerate(rows, start)])
        renew_histories(session)
    engine.dispose()


def _change(number: int, position: int, key: str) -> dict[str, object]:
    return {
        "release_number": number,
        "position": position,
        "table": "recording_rates",
        "key": key,
        "kind": ChangeKind.CHANGED,
        "column": "margin",
        "was": "1.5",
        "now": "1.6",
        "reason": "For a measurement.",
    }
