"""A backup brings everything back into either kind of database."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.database.engine import open_engine, writing
from tests.reliability.postgresql import PostgreSQL
from tests.reliability.store import Store
from tests.server.serving import wait_until

pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("postgresql")]


def test_a_backup_is_put_back_and_published_upon(store: Store) -> None:
    backup = store.folder / "backup.sqlite"
    store.publish(5)
    assert said_by(store, "backup", str(backup)).endswith("holds everything up to release 2.\n")
    store.publish(6)
    assert store.newest() == (3, 6)
    said_by(store, "restore-backup", str(backup))
    # What the test itself holds open is the file that was replaced.
    store.close()
    assert store.newest() == (2, 5)
    assert store.release_marks() == {1: 0, 2: 5}
    store.publish(7)
    assert store.newest() == (3, 7)


def test_a_backup_of_the_embedded_database_moves_the_site_to_postgresql(
    sqlite_file: Path, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    store = Store(postgresql.create(f"empty-{uuid.uuid4().hex}"), tmp_path)
    said_by(store, "restore-backup", str(sqlite_file))
    assert store.newest() == (1, 0)
    store.close()


def test_a_backup_is_put_back_only_when_nobody_publishes(postgresql_store: Store, sqlite_file: Path) -> None:
    engine = open_engine(postgresql_store.url)
    with writing(engine) as publisher:
        publisher.execute(sa.text("SELECT 1"))
        command = postgresql_store.command("restore-backup", str(sqlite_file))
        with engine.connect() as other:
            waits = sa.text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            wait_until(lambda: other.execute(waits).scalar_one() == 1)
        # Until a publisher is done, the tables are not even locked.
        publisher.execute(sa.text("UPDATE releases SET note = 'Published meanwhile.'"))
    assert command.result()[0] == 0
    engine.dispose()
    assert postgresql_store.newest() == (1, 0)


def test_what_is_no_backup_changes_nothing(store: Store) -> None:
    letter = store.folder / "letter.txt"
    letter.write_text("Dear aunt, " * 1000)
    said = said_by(store, "restore-backup", str(letter), status=1)
    assert said == f"Error: {letter} is no whole backup. Nothing was changed.\n"
    assert store.newest() == (1, 0)


def said_by(store: Store, *arguments: str, status: int = 0) -> str:
    """What a command says; fails where it does not end as expected, or in a traceback."""
    ended, said = store.command(*arguments).result()
    assert ended == status, said
    assert "Traceback" not in said
    return said
