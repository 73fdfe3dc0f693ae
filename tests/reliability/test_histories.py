"""What is counted of the releases is right on either database, and filled in for one of an earlier version."""

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import product
from operator import attrgetter
from typing import Any

import pytest
import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.engine import open_engine, reading, writing
from portal.database.histories import renew_histories
from portal.database.tables import Change, ChangeCount, ChangedRows, ForceChange, Release, ReleaseSummary, table_named
from portal.facts.vocabulary import ChangeKind, CorrectionKind
from portal.publishing.earlier_layout import make_tables_ready
from portal.queries.force_changes import MOST_OF_A_FORCE, force_changes, newest_force_changes
from portal.queries.releases import changed_rows, explained_changes
from portal.queries.selections import Order, select
from tests.reliability.store import Store

pytestmark = pytest.mark.xdist_group("published on both")
KEPT = (ReleaseSummary, ChangedRows, ForceChange, ChangeCount)
GONE = "inspection_id=gone; force_id=kent; programme_id=cdi-2016-20"
ADDED, CHANGED, WITHDRAWN = ChangeKind
WHY = {"reason": "It was wrong."}
RELEASES: dict[int, list[dict[str, Any]]] = {
    2: [
        {"table": "inspections", "key": "gone", "kind": ADDED},
        {"table": "judgments", "key": "gone/overall", "kind": ADDED},
        {"table": "places", "key": "Dover", "kind": WITHDRAWN, "reason": "It is twice there."},
    ],
    3: [
        {"table": "judgments", "key": "gone/overall", "kind": CHANGED, "column": "grade", "was": "good", "reason": "r"},
        {"table": "judgments", "key": "gone/overall", "kind": CHANGED, "column": "note", "was": "a", "reason": "r"},
        {"table": "findings", "key": "cheshire-cdi/1", "kind": WITHDRAWN, "reason": "It was not one."},
    ],
    4: [{"table": "inspections", "key": "gone", "kind": WITHDRAWN, "was": GONE, "reason": "There was none."}],
    5: [{"table": "inspections", "key": "kent-cdi", "kind": CHANGED, "column": "force_id", "was": "gwent", **WHY}],
    6: [
        {"table": "findings", "key": f"cheshire-cdi/{number}", "kind": WITHDRAWN, "reason": "r"}
        for number in range(MOST_OF_A_FORCE + 5)
    ],
}
CHOICES: tuple[dict[str, list[str | int]], ...] = (
    {},
    {"release_number": [3]},
    {"table": ["findings", "judgments"]},
    {"kind": ["withdrawn"], "reason_kind": ["revision"]},
    {"kind": ["added", "changed"], "release_number": [2]},
    {"table": ["sources"]},
)
ORDERS = ("-release_number position", "release_number", "-table kind", "key", "")


@pytest.fixture
def engine(store: Store) -> Iterator[sa.Engine]:
    """A database with some releases more, counted as each was put in place."""
    engine = open_engine(store.url)
    for number in RELEASES:
        with writing(engine) as session:
            put(session, number)
            renew_histories(session)
    yield engine
    engine.dispose()


def test_each_force_has_its_own_changes(engine: sa.Engine) -> None:
    with reading(engine) as session:
        kent = force_changes(session, "kent", 100)
        assert {number: dict(found) for number, found in kent.items()} == {
            5: {("inspections", CHANGED): 1},
            4: {("inspections", WITHDRAWN): 1},
            # In two cells of one row.
            3: {("judgments", CHANGED): 1},
            2: {("inspections", ADDED): 1, ("judgments", ADDED): 1},
        }
        assert list(kent) == [5, 4, 3, 2]
        assert list(force_changes(session, "kent", 2)) == [5, 4]
        assert list(force_changes(session, "gwent", 100)) == [5]
        assert [item.key for item in newest_force_changes(session, "kent")] == ["kent-cdi"]
        cheshire = newest_force_changes(session, "cheshire")
        assert [(item.release_number, item.position) for item in cheshire] == [
            (6, position) for position in range(1, MOST_OF_A_FORCE + 1)
        ]
        assert newest_force_changes(session, "btp") == []


def test_each_release_has_its_counts(engine: sa.Engine) -> None:
    with reading(engine) as session:
        assert changed_rows(session, 3) == {"judgments": Counter({CHANGED: 1}), "findings": Counter({WITHDRAWN: 1})}
        shown = explained_changes(session, ["places", "findings"], 3)
        assert [(item.release_number, item.position) for item in shown] == [(5, 1), (4, 1), (3, 1)]


def test_what_an_earlier_version_published_is_counted_as_if_by_this_one(engine: sa.Engine) -> None:
    counted = kept(engine)
    # Not only all at once: the version before may also have published into a database of this one.
    for since in (0, 4):
        with writing(engine) as session:
            session.execute(sa.delete(ReleaseSummary).where(ReleaseSummary.release_number > since))
            for table in KEPT[1:]:
                session.execute(sa.delete(table).where(table.release_number > since))
        make_tables_ready(engine)
        assert kept(engine) == counted
    for table in KEPT:
        table.__table__.drop(engine)
    make_tables_ready(engine)
    assert kept(engine) == counted


def test_a_list_of_changes_is_what_reading_them_all_would_give(engine: sa.Engine) -> None:
    with reading(engine) as session:
        found = session.execute(sa.select(*Change.__table__.columns)).all()
        for where, order in product(CHOICES, ORDERS):
            wanted = [Order(name.removeprefix("-"), name.startswith("-")) for name in order.split()]
            matching = [row for row in found if all(getattr(row, name) in values for name, values in where.items())]
            for item in reversed([*wanted, Order("release_number"), Order("position")]):
                matching.sort(key=attrgetter(item.column), reverse=item.descending)
            expected = [(row.release_number, row.position) for row in matching]
            for offset in (0, 7):
                page = select(session, "changes", where, wanted, 5, offset)
                shown = [(row.release_number, row.position) for row in page.rows]
                assert (page.total, shown) == (len(matching), expected[offset : offset + 5]), (where, order, offset)


def put(session: so.Session, number: int) -> None:
    """Put a release in place as publishing does: its changes, and what it leaves of the inspections."""
    moment = datetime.datetime(2027, 1, number, tzinfo=datetime.UTC)
    session.execute(
        sa.insert(Release), [{"number": number, "published_at": moment, "content_hash": "0" * 64, "note": ""}]
    )
    empty = dict.fromkeys(("column", "was", "now", "reason"))
    rows = [
        {"release_number": number, "position": position}
        | empty
        | {"reason_kind": CorrectionKind.REVISION if "reason" in change else None}
        | change
        for position, change in enumerate(RELEASES[number], 1)
    ]
    session.execute(sa.insert(Change), rows)
    inspections = table_named("inspections")
    if number == 2:
        of_kent = sa.select(inspections).where(inspections.c.inspection_id == "kent-cdi")
        like = dict(session.execute(of_kent).mappings().one())
        session.execute(sa.insert(inspections), [like | {"inspection_id": "gone"}])
    elif number == 4:
        session.execute(sa.delete(inspections).where(inspections.c.inspection_id == "gone"))


def kept(engine: sa.Engine) -> dict[str, list[tuple[Any, ...]]]:
    """All that is kept of the history."""
    with engine.connect() as connection:
        return {
            table.__tablename__: sorted(map(tuple, connection.execute(sa.select(table.__table__)))) for table in KEPT
        }
