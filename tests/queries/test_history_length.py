"""No page of a force reads more as the history grows: what it asks of the database is counted, not timed."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.database.engine import open_engine, reading, writing
from portal.database.histories import renew_histories
from portal.database.tables import Change, Release, RowHistory
from portal.facts.vocabulary import ChangeKind
from portal.queries.histories import History, histories

RELEASES = 300


@pytest.fixture
def engine(database: Path, tmp_path: Path) -> sa.Engine:
    """The bundled dataset, after many releases that altered the same figure, and one that added and withdrew a row."""
    engine = open_engine(f"sqlite:///{shutil.copy(database, tmp_path / 'portal.sqlite')}")
    rate = {"position": 1, "table": "recording_rates", "key": "kent-cdi/all", "kind": ChangeKind.CHANGED}
    gone = {"position": 2, "table": "findings", "key": "gone/1"}
    new = {"release_number": 5, "position": 3, "table": "findings", "key": "new/1", "kind": ChangeKind.ADDED}
    with writing(engine) as session:
        moment = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        about = {"published_at": moment, "content_hash": "hash", "note": ""}
        session.execute(sa.insert(Release), [about | {"number": number} for number in range(2, RELEASES)])
        session.execute(sa.insert(Change), [rate | {"release_number": number} for number in range(2, RELEASES)])
        session.execute(sa.insert(Change), [gone | {"release_number": 3, "kind": ChangeKind.ADDED}])
        session.execute(sa.insert(Change), [gone | {"release_number": 4, "kind": ChangeKind.WITHDRAWN}])
        session.execute(sa.insert(Change), [new])
        renew_histories(session)
    return engine


def test_what_a_page_reads_is_bounded_by_the_rows_that_there_are(engine: sa.Engine) -> None:
    with reading(engine) as session:
        kept = session.scalars(sa.select(RowHistory.key)).all()
        assert (kept.count("kent-cdi/all"), kept.count("gone/1")) == (1, 0)
        found = histories(session)
        assert found.of("recording_rates", "kent-cdi", "all") == History(1, RELEASES - 1)
        assert found.of("findings", "new", 1) == History(5, 5)
        assert found.of("findings", "never", 1) == History(1, 1)
