"""PostgreSQL hangs: it takes connections and answers nothing. No visitor waits for it, and the site recovers."""

import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse

import psycopg
import pytest

from tests.patience import patience
from tests.reliability.postgresql import PostgreSQL
from tests.reliability.store import Store
from tests.reliability.test_database_gone import RENDERED
from tests.server.serving import Served, served, wait_until

pytestmark = pytest.mark.xdist_group("postgresql")
NEVER_RENDERED = ("/about/corrections", "/cy/about/corrections", "/feeds/corrections.atom", "/api/v1/changes")
# More than a worker has threads.
CROWD = 20
SECONDS_UNTIL_IT_IS_NOTICED = 7.0
SECONDS_ONCE_IT_IS = 1.0
# The driver tries to cancel what it asked, and waits for the answer, for five seconds each.
SECONDS_TO_STOP = 60.0


@pytest.mark.parametrize("crowded", [False, True])
def test_the_site_outlives_a_database_that_hangs(
    postgresql: PostgreSQL, postgresql_store: Store, *, crowded: bool
) -> None:
    with (
        served(postgresql_store.url, postgresql_store.folder, WORKERS="1") as site,
        ThreadPoolExecutor(CROWD) as visitors,
    ):
        for path in RENDERED:
            assert site.get(path)[0].status == 200
        for _ in range(2):
            with postgresql.silent():
                # These come before anything can have noticed.
                paths = [f"/about/corrections?{number}" for number in range(CROWD)] if crowded else NEVER_RENDERED
                lost = [visitors.submit(timed, site, path) for path in paths]
                time.sleep(0.1)
                for path in RENDERED:
                    response, seconds = timed(site, path)
                    assert response.status == 200, path
                    assert seconds < patience(SECONDS_UNTIL_IT_IS_NOTICED if crowded else SECONDS_ONCE_IT_IS), path
                for answer in lost:
                    assert_told_to_come_back(*answer.result(), SECONDS_UNTIL_IT_IS_NOTICED)
                wait_until(lambda: site.get("/readyz")[0].status == 503, seconds=SECONDS_UNTIL_IT_IS_NOTICED)
                # From now on nobody waits, however many come.
                lost = [visitors.submit(timed, site, path) for path in paths]
                for path in ("/healthz", "/support/kent", *RENDERED):
                    response, seconds = timed(site, path)
                    assert response.status == 200, path
                    assert seconds < patience(SECONDS_ONCE_IT_IS), path
                for answer in lost:
                    assert_told_to_come_back(*answer.result(), SECONDS_ONCE_IT_IS)
            wait_until(lambda: site.get("/readyz")[0].status == 200, seconds=5)
            for path in ("/support/cheshire", *RENDERED):
                assert site.get(path)[0].status == 200, path
        for path in NEVER_RENDERED:
            assert site.get(path)[0].status == 200, path
        postgresql_store.publish(1)
        wait_until(lambda: b"(mark 1)" in site.get("/forces/kent")[1], seconds=5)


def test_a_site_that_starts_while_the_database_hangs_is_not_ready_until_it_answers(
    postgresql: PostgreSQL, postgresql_store: Store
) -> None:
    with served(postgresql_store.url, postgresql_store.folder, WORKERS="1") as site:
        with postgresql.silent():
            for path in ("/readyz", "/forces/kent", "/support/kent"):
                response, seconds = timed(site, path)
                assert response.status == 503, path
                assert seconds < patience(SECONDS_UNTIL_IT_IS_NOTICED), path
        wait_until(lambda: site.get("/readyz")[0].status == 200, seconds=5)
        assert site.get("/support/kent")[0].status == 200


def test_nobody_waits_for_ever_for_a_table_that_somebody_holds(postgresql_store: Store) -> None:
    held = psycopg.connect(postgresql_store.url.replace("+psycopg", ""))
    with served(postgresql_store.url, postgresql_store.folder, WORKERS="1") as site, held:
        assert site.get("/about")[0].status == 200
        held.execute("LOCK TABLE support_services IN ACCESS EXCLUSIVE MODE")
        response, seconds = timed(site, "/support/cheshire")
        assert_told_to_come_back(response, seconds, 8.0)
        # The server answers, only that table is not to be had; and without it no help can be shown.
        assert site.get("/inspections")[0].status == 200
        assert site.get("/readyz")[0].status == 503
        held.rollback()
        assert site.get("/support/cheshire")[0].status == 200
        assert site.get("/readyz")[0].status == 200


def test_a_publisher_who_waits_for_a_database_that_hangs_can_stop(
    postgresql: PostgreSQL, postgresql_store: Store
) -> None:
    folder = postgresql_store.marked_folder(1)
    with psycopg.connect(postgresql_store.url.replace("+psycopg", "")) as held:
        held.execute("LOCK TABLE releases IN ACCESS EXCLUSIVE MODE")
        publisher = postgresql_store.command("publish", folder)
        wait_until(lambda: held.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone() is not None)
        with postgresql.silent():
            assert not publisher.ended_within(2)
            publisher.interrupt()
            status, said = publisher.result(patience(SECONDS_TO_STOP))
    assert (status, said.splitlines()[-1]) == (1, "Aborted!")
    assert "Traceback" not in said
    assert postgresql_store.newest() == (1, 0)


def timed(site: Served, path: str) -> tuple[HTTPResponse, float]:
    """The answer, and the seconds until it was there."""
    began = time.monotonic()
    response, _ = site.get(path)
    return response, time.monotonic() - began


def assert_told_to_come_back(response: HTTPResponse, seconds: float, at_most: float) -> None:
    """Fails unless the answer came in time, is 503 and says when to ask again."""
    assert response.status == 503
    assert response.headers["Retry-After"] == "5"
    assert seconds < patience(at_most)
