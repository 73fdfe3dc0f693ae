"""The history of a row is one row, however long it is; pages read those of the tables that they show, and no names."""

import datetime
import re

import pytest
import sqlalchemy as sa

from portal.database.engine import reading, writing
from portal.database.histories import renew_histories
from portal.database.tables import Change, Release, RowHistory
from portal.facts.vocabulary import ChangeKind
from portal.queries.histories import SHOWN, History, histories
from portal.settings import ROOT

RELEASES = 300
_ASKED = re.compile(r'histories\.of\("(\w+)"')


@pytest.fixture
def long_lived(engine: sa.Engine) -> sa.Engine:
    """The bundled dataset, after many releases that altered the same figure, and one that added and withdrew a row."""
    rate = {"position": 1, "table": "recording_rates", "key": "kent-cdi/all", "kind": ChangeKind.CHANGED}
    gone = {"position": 2, "table": "findings", "key": "gone/1"}
    new = {"release_number": 5, "position": 3, "table": "findings", "key": "new/1", "kind": ChangeKind.ADDED}
    name = new | {"position": 4, "table": "settlements", "key": "1"}
    with writing(engine) as session:
        moment = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        about = {"published_at": moment, "content_hash": "hash", "note": ""}
        session.execute(sa.insert(Release), [about | {"number": number} for number in range(2, RELEASES)])
        session.execute(sa.insert(Change), [rate | {"release_number": number} for number in range(2, RELEASES)])
        session.execute(sa.insert(Change), [gone | {"release_number": 3, "kind": ChangeKind.ADDED}])
        session.execute(sa.insert(Change), [gone | {"release_number": 4, "kind": ChangeKind.WITHDRAWN}])
        session.execute(sa.insert(Change), [new, name])
        renew_histories(session)
    return engine


def test_what_a_page_reads_is_bounded_by_the_rows_that_there_are(long_lived: sa.Engine) -> None:
    with reading(long_lived) as session:
        kept = session.scalars(sa.select(RowHistory.key).where(RowHistory.table.in_(SHOWN))).all()
        assert (kept.count("kent-cdi/all"), kept.count("gone/1")) == (1, 0)
        found = histories(session)
        assert found.of("recording_rates", "kent-cdi", "all") == History(1, RELEASES - 1)
        assert found.of("findings", "new", 1) == History(5, 5)
        assert found.of("findings", "never", 1) == History(1, 1)
        assert len(found) == len(kept)
        assert len(histories(session, "settlements")) == 1


def test_every_table_of_which_a_page_tells_the_history_is_read() -> None:
    templates = [path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")]
    assert {name for text in templates for name in _ASKED.findall(text)} == set(SHOWN)
