"""Databases with a long history, in each shape that one may take."""

import datetime
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from portal.database.engine import open_engine, writing
from portal.database.histories import renew_histories
from portal.database.tables import Change, Release, ReleaseFile
from portal.facts.vocabulary import ChangeKind, CorrectionKind

_AT_ONCE = 10_000
_MONTH = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Shape:
    """What the changes are, from their release and position; at most how many releases, at least with how many each."""

    change: Callable[[int, int], dict[str, Any]]
    releases: int = 110
    least_in_a_release: int = 100


def _of_a_rate(number: int, position: int) -> dict[str, Any]:
    return _changed("recording_rates", "kent-cdi/all", "margin")


def _of_a_force(number: int, position: int) -> dict[str, Any]:
    return _withdrawn("judgments", f"kent-cdi/x{number}-{position}", "grade=good")


def _of_inspections(number: int, position: int) -> dict[str, Any]:
    name = f"kent-{number}-{position}"
    return _withdrawn("inspections", name, f"inspection_id={name}; force_id=kent; programme_id=cdi-2016-20")


def _of_added_names(number: int, position: int) -> dict[str, Any]:
    return {"table": "settlements", "key": f"x{number}-{position}", "kind": ChangeKind.ADDED, "now": "name=X"}


def _of_withdrawn_names(number: int, position: int) -> dict[str, Any]:
    return _withdrawn("places", f"x{number}-{position}", "name=X")


def _changed(table: str, key: str, column: str) -> dict[str, Any]:
    return {"table": table, "key": key, "kind": ChangeKind.CHANGED, "column": column, "was": "1.5", "now": "1.6"}


def _withdrawn(table: str, key: str, was: str) -> dict[str, Any]:
    return {"table": table, "key": key, "kind": ChangeKind.WITHDRAWN, "was": was}


SHAPES = {
    "all of one row": Shape(_of_a_rate),
    "all of one force": Shape(_of_a_force),
    "withdrawn inspections": Shape(_of_inspections),
    "added names": Shape(_of_added_names),
    "withdrawn names": Shape(_of_withdrawn_names),
    "all in one release": Shape(_of_a_force, releases=1),
    "many releases": Shape(_of_a_rate, releases=2000, least_in_a_release=50),
}


def lengthened(database: Path, folder: Path, shape: str, changed: int) -> Path:
    """A copy of a database of one release with so many changes more, of that shape."""
    of, longer = SHAPES[shape], folder / f"{shape.replace(' ', '-')}-{changed}.sqlite"
    releases = min(of.releases, changed // of.least_in_a_release)
    shutil.copy(database, longer)
    engine = open_engine(f"sqlite:///{longer}")
    with writing(engine) as session:
        first = session.execute(sa.select(Release.__table__)).mappings().one()
        files = session.execute(sa.select(ReleaseFile.__table__)).mappings().all()
        for number in range(2, releases + 2):
            at = first["published_at"] + _MONTH * number
            session.execute(sa.insert(Release), [dict(first) | {"number": number, "published_at": at}])
            # Of an old release a page reads its tables alone.
            kept = [row for row in files if number > releases or row["path"].startswith("dataset/")]
            session.execute(sa.insert(ReleaseFile), [dict(row) | {"release_number": number} for row in kept])
            for rows in _changes(of, number, changed // releases):
                session.execute(sa.insert(Change), rows)
        renew_histories(session)
    engine.dispose()
    return longer


def _changes(shape: Shape, number: int, how_many: int) -> Iterator[list[dict[str, Any]]]:
    for start in range(1, how_many + 1, _AT_ONCE):
        yield [
            {"release_number": number, "position": position, "column": None, "was": None, "now": None}
            | shape.change(number, position)
            | {"reason_kind": CorrectionKind.REVISION, "reason": "For a measurement."}
            for position in range(start, min(start + _AT_ONCE, how_many + 1))
        ]
