"""A backup brings everything back into either kind of database."""

import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.database.engine import open_engine
from tests.reliability.postgresql import PostgreSQL
from tests.reliability.store import Store
from tests.server.serving import wait_until

pytestmark = pytest.mark.xdist_group("published on both")


def test_a_backup_is_put_back_and_published_upon(store: Store) -> None:
    backup = store.folder / "backup.sqlite"
    store.publish(1)
    assert said_by(store, "backup", str(backup)).endswith("holds everything up to release 2.\n")
    store.publish(2)
    assert store.newest() == (3, 2)
    said_by(store, "restore-backup", str(backup))
    # What the test itself holds open is the file that was replaced.
    store.close()
    assert store.newest() == (2, 1)
    assert store.release_marks() == {1: 0, 2: 1}
    store.publish(3)
    assert store.newest() == (3, 3)


def test_a_backup_of_the_embedded_database_moves_the_site_to_postgresql(
    sqlite_file: Path, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    store = Store(postgresql.create(f"empty-{uuid.uuid4().hex}"), tmp_path)
    said_by(store, "restore-backup", str(sqlite_file))
    assert store.newest() == (1, 0)
    store.close()


def test_a_backup_is_put_back_as_the_only_writer(postgresql_store: Store, sqlite_file: Path) -> None:
    engine = open_engine(postgresql_store.url)
    locks = "SELECT count(*) FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = :name) AND "
    named = {"name": engine.url.database}
    with engine.connect() as reader, engine.connect() as other:
        reader.execute(sa.text("LOCK TABLE releases IN SHARE MODE"))
        command = postgresql_store.command("restore-backup", str(sqlite_file))
        waits = sa.text(f"{locks} locktype = 'relation' AND NOT granted")
        wait_until(lambda: other.execute(waits, named).scalar_one() == 1)
        # While it replaces the rows, it holds what every publisher waits for.
        assert other.execute(sa.text(f"{locks} locktype = 'advisory' AND granted"), named).scalar_one() == 1
        reader.rollback()
    assert command.result()[0] == 0
    engine.dispose()
    assert postgresql_store.newest() == (1, 0)


def test_what_is_no_backup_changes_nothing(store: Store) -> None:
    letter = store.folder / "letter.txt"
    letter.write_text("Dear aunt, " * 1000)
    said = said_by(store, "restore-backup", str(letter), status=1)
    assert said.endswith(f"\nError: {letter} is no whole backup. Nothing was changed.\n")
    assert store.newest() == (1, 0)


def said_by(store: Store, *arguments: str, status: int = 0) -> str:
    """What a command says; fails where it does not end as expected, or in a traceback."""
    ended, said = store.command(*arguments).result()
    assert ended == status, said
    assert "Traceback" not in said
    return said
