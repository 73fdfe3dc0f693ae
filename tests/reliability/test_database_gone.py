"""PostgreSQL stops and comes back under load: rendered pages and every number for victims go on, and it recovers."""

import threading
import time
from http.client import HTTPException
from urllib.request import urlopen

import pytest

from tests.patience import patience
from tests.reliability.postgresql import PostgreSQL
from tests.reliability.store import Store
from tests.server.serving import Served, served, wait_until

pytestmark = pytest.mark.xdist_group("postgresql")
RENDERED = ("/forces/kent", "/", "/cy/forces/kent", "/about", "/charts/kent-timeline.svg", "/api/v1/forces/kent")

# None of them was asked for before: who was shown one number can be shown every other.
SUPPORT = {"/support": b"0808 168 9111", "/cy/support/kent": b"0808 168 9276", "/support/cheshire": b"0808 168 9111"}


def test_the_site_outlives_its_database(postgresql: PostgreSQL, postgresql_store: Store) -> None:
    with served(postgresql_store.url, postgresql_store.folder, WORKERS="1") as site:
        for path in RENDERED:
            assert site.get(path)[0].status == 200
        wait_until(lambda: site.get("/readyz")[0].status == 200)
        faults: list[str] = []
        stopped = threading.Event()
        visitors = [threading.Thread(target=visit, args=(site, stopped, faults)) for _ in range(4)]
        for visitor in visitors:
            visitor.start()
        try:
            for _ in range(2):
                postgresql.stop()
                wait_until(lambda: site.get("/readyz")[0].status == 503)
                assert site.get("/healthz")[0].status == 200
                for path in RENDERED:
                    assert site.get(path)[0].status == 200, path
                for path, number in SUPPORT.items():
                    response, body = site.get(path)
                    assert response.status == 200, path
                    assert number in body, path
                with urlopen(f"{site.address}/support", b"where=kent&what=any", timeout=patience(30)) as answer:
                    assert b"0808 168 9276" in answer.read()
                response, body = site.get("/about/corrections")
                assert response.status == 503
                assert b"0808 168 9111" in body
                assert b"999" in body
                postgresql.start()
                wait_until(lambda: site.get("/readyz")[0].status == 200, seconds=5)
                for path in ("/support/kent", "/programmes", *RENDERED):
                    assert site.get(path)[0].status == 200, path
        finally:
            stopped.set()
            for visitor in visitors:
                visitor.join()
        assert faults == []
        postgresql_store.publish(1)
        wait_until(lambda: b"(mark 1)" in site.get("/forces/kent")[1], seconds=5)


def visit(site: Served, stopped: threading.Event, faults: list[str]) -> None:
    """Ask for rendered pages over and over."""
    while not stopped.is_set():
        for path in RENDERED:
            try:
                response, _ = site.get(path)
            except (OSError, HTTPException) as error:
                faults.append(f"{path}: {error!r}")
            else:
                if response.status != 200:
                    faults.append(f"{path}: {response.status}")
            time.sleep(0.02)
