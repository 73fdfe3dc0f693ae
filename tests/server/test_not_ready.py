"""`gunicorn app:app` on a database that it cannot serve: one plain message everywhere, and the way on."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from portal.database.engine import open_engine
from portal.publishing.earlier_layout import make_tables_ready
from tests.browser.running import free_port
from tests.reliability.test_disk import obey_permissions
from tests.server.serving import Served, started, wait_until

_PAGES = ("/", "/support/kent", "/cy/support", "/forces/kent", "/cy/forces", "/find?q=kent", "/api/v1/forces/kent")


def test_a_database_of_an_older_layout_is_named_until_it_is_built_anew(database: Path, tmp_path: Path) -> None:
    own = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    with closing(sqlite3.connect(own)) as connection, connection:
        connection.execute("ALTER TABLE support_services DROP COLUMN audience_cy")
    with _served_by_gunicorn(own) as site:
        ready, said = site.get("/readyz")
        assert ready.status == 503
        assert said.startswith(b"Not ready: another version of the site made the tables.")
        assert {site.get(path)[0].status for path in _PAGES} <= {200, 503}
        assert site.get("/support/kent")[0].status == 503
        assert b"999" in site.get("/support/kent")[1]
        engine = open_engine(f"sqlite:///{own}")
        assert make_tables_ready(engine)
        engine.dispose()
        wait_until(lambda: site.get("/readyz")[0].status == 200)
        assert {site.get(path)[0].status for path in _PAGES} == {200}
        assert "Traceback" not in site.log.read_text()


def test_a_database_that_may_not_be_written_is_told_on_every_page(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    own = Path(shutil.copy(database, folder / "portal.sqlite"))
    own.chmod(0o444)
    folder.chmod(0o555)
    with _served_by_gunicorn(own, obey_permissions) as site:
        ready, said = site.get("/readyz")
        assert (ready.status, said) == (503, b"Not ready: the database does not answer, or holds no release.\n")
        for path in _PAGES:
            response, page = site.get(path)
            assert response.status == 503, path
            assert b"Traceback" not in page
        assert b"999" in site.get("/support/kent")[1]
        folder.chmod(0o755)
        own.chmod(0o644)
        wait_until(lambda: site.get("/readyz")[0].status == 200)
        assert "Traceback" not in site.log.read_text()


@contextmanager
def _served_by_gunicorn(database: Path, before_start: Callable[[], None] | None = None) -> Iterator[Served]:
    port, log = free_port(), database.parent.parent / f"log-of-{database.parent.name}"
    arguments = ["-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "app:app"]
    with started(arguments, {"DATABASE_URL": f"sqlite:///{database}"}, port, log, before_start) as site:
        yield site
