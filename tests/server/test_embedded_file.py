"""A database that is replaced, taken away or damaged under the running site is noticed at the next look."""

import shutil
import zlib

import pytest
import sqlalchemy as sa
from werkzeug.test import Client

from portal.database.tables import StoredFile
from portal.server.health import Health
from tests.server.made_site import MadeSite


def test_a_file_put_in_its_place_is_served(site: MadeSite) -> None:
    copy = site.file.with_name("copy.sqlite")
    site.engine.dispose()
    shutil.copy(site.file, copy)
    site.publish(2)
    site.watch.ask()
    copy.replace(site.file)
    site.file.with_name(site.file.name + "-wal").unlink(missing_ok=True)
    site.watch.ask()
    assert site.watch.edition is not None
    assert site.watch.edition.release.number == 1


def test_a_file_that_is_gone_is_told_and_none_is_put_in_its_place(
    site: MadeSite, caplog: pytest.LogCaptureFixture
) -> None:
    watcher = Client(Health(site, site.watch))
    assert watcher.get("/readyz").status_code == 200
    moved = site.file.rename(site.file.with_name("moved.sqlite"))
    site.watch.ask()
    assert watcher.get("/readyz").status_code == 503
    assert not site.file.exists()
    assert "gives no answer" in caplog.text
    moved.rename(site.file)
    site.watch.ask()
    assert watcher.get("/readyz").status_code == 200


def test_damage_is_told(site: MadeSite) -> None:
    watcher = Client(Health(site, site.watch))
    assert watcher.get("/readyz").status_code == 200
    site.engine.dispose()
    content = bytearray(site.file.read_bytes())
    content[100:900] = b"\xff" * 800
    site.file.write_bytes(content)
    site.watch.ask()
    assert watcher.get("/readyz").status_code == 503


def test_damage_within_a_stored_file_is_told(site: MadeSite) -> None:
    watcher = Client(Health(site, site.watch))
    with site.engine.begin() as connection:
        connection.execute(sa.insert(StoredFile), {"sha256": "0" * 64, "compressed": zlib.compress(b"other")})
    site.watch.ask()
    assert watcher.get("/readyz").status_code == 503
