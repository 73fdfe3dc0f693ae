"""Two servers share PostgreSQL: both see each release within five seconds, and no answer ever mixes two."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.database.engine import create_tables, open_engine, reading, writing
from tests.amount import Amount
from tests.house_rules import SITE
from tests.patience import patience
from tests.reliability.postgresql import PostgreSQL
from tests.reliability.store import Store
from tests.reliability.visitors import Visitors
from tests.server.serving import served, wait_until

pytestmark = pytest.mark.xdist_group("postgresql")
SECONDS_UNTIL_ALL_SEE = 5.0
SECONDS_TO_WATCH = 1.5
_WAITING = sa.text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@pytest.mark.soak
def test_every_server_sees_a_release_in_time_and_whole(postgresql_store: Store, amount: Amount) -> None:
    store, rounds = postgresql_store, amount.of(2, 18)
    marks, published = {1: 0}, []
    pause = 0.005 if amount.in_full else 0.1
    with (
        served(store.url, store.folder, SITE_URL=SITE) as one,
        served(store.url, store.folder, SITE_URL=SITE) as two,
        Visitors(one, 2, pause) as first,
        Visitors(two, 2, pause) as second,
    ):
        for number in range(2, rounds + 2):
            # Publish, restore, publish again …
            if number % 3 == 0:
                marks[number] = marks[number - 2]
                store.restore(number - 2)
            else:
                marks[number] = number
                store.publish_by_command(number)
            done = time.monotonic()
            # Five seconds are promised; a machine that is busy now is given as much more as it is slower.
            limit = max(SECONDS_UNTIL_ALL_SEE, patience(SECONDS_UNTIL_ALL_SEE) / 3)
            published.append((number, done + limit))
            while not (first.all_show(marks[number]) and second.all_show(marks[number])):
                assert time.monotonic() - done < limit, f"release {number} is not seen"
                time.sleep(0.1)
            amount.tell(f"release {number} seen by both after {time.monotonic() - done:.1f} s")
            time.sleep(max(0.0, done + limit + SECONDS_TO_WATCH - time.monotonic()))
    assert store.release_marks() == marks
    for visitors in (first, second):
        assert not visitors.faults, "\n".join(visitors.faults[:20])
        assert visitors.answers > 50 * rounds
        # Each page names its release; its figures must be those of that release and of no other.
        assert set(marks) - {1} <= set(visitors.marks_of_release)
        for number, shown in visitors.marks_of_release.items():
            assert shown == {marks[number]}, number
        # Not one worker of either server shows an older release once that time has passed.
        for number, since in published:
            assert visitors.stale(since, since + SECONDS_TO_WATCH, marks[number]) == 0, number


def test_both_make_the_tables_of_an_empty_database(postgresql: PostgreSQL) -> None:
    engine = open_engine(postgresql.create(f"empty-{uuid.uuid4().hex}"))
    with ThreadPoolExecutor(2) as machines, writing(engine):
        making = [machines.submit(create_tables, engine) for _ in range(2)]
        with reading(engine) as session:
            wait_until(lambda: session.scalar(_WAITING) == len(making))
    for each in making:
        each.result()
    engine.dispose()


@pytest.mark.soak(only=True)
def test_two_that_start_at_once_on_an_empty_database_both_serve_it(postgresql: PostgreSQL, tmp_path: Path) -> None:
    address = postgresql.create(f"empty-{uuid.uuid4().hex}")
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    with ExitStack() as stack, ThreadPoolExecutor(2) as starting:
        sites = list(starting.map(lambda folder: stack.enter_context(served(address, folder, SITE_URL=SITE)), folders))
        wait_until(lambda: [site.get("/readyz")[0].status for site in sites] == [200, 200])
        assert len({site.get("/forces/kent")[1] for site in sites}) == 1
        said = [site.log.read_text() for site in sites]
        assert sum("Release 1 is published." in words for words in said) == 1, said
        assert sum("Another machine has built it meanwhile." in words for words in said) == 1, said
