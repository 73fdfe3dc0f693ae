"""Pruning takes the heavy files of old releases away and loses no figure, on SQLite and on PostgreSQL."""

import pytest
import sqlalchemy as sa

from portal.database.archive import dataset_files
from portal.database.engine import open_engine, reading
from portal.database.tables import ReleaseFile, StoredFile
from tests.reliability.store import Store

pytestmark = pytest.mark.xdist_group("published on both")


def test_pruning_takes_only_what_old_releases_alone_need(store: Store) -> None:
    store.publish(1)
    engine = open_engine(store.url)
    archived = sa.select(ReleaseFile.release_number, ReleaseFile.path, ReleaseFile.sha256, ReleaseFile.size)
    archived = archived.order_by(ReleaseFile.release_number, ReleaseFile.path)
    with reading(engine) as session:
        tables, files = dataset_files(session, 1), session.execute(archived).all()
    run(store, "prune", "--keep", "1")
    with reading(engine) as session:
        assert dataset_files(session, 1) == tables
        assert session.execute(archived).all() == files
        assert session.scalar(sa.select(sa.func.count()).where(StoredFile.compressed == b""))
        needed = sa.select(ReleaseFile.sha256).where(ReleaseFile.release_number == 2)
        assert not session.scalar(
            sa.select(sa.func.count()).where(StoredFile.compressed == b"", StoredFile.sha256.in_(needed))
        )
    engine.dispose()
    assert "Took 0 files away" in run(store, "prune", "--keep", "1")
    store.restore(1)
    assert store.newest() == (3, 0)


def run(store: Store, *arguments: str, status: int = 0) -> str:
    """What a command says; fails where it does not end as expected, or in a traceback."""
    ended, said = store.command(*arguments).result()
    assert ended == status, said
    assert "Traceback" not in said
    return said
