"""The index behind the lookup is built once for each release, however many ask at once."""

import threading
import time

import pytest
import sqlalchemy.orm as so

from portal.database.release_identity import ReleaseIdentity
from portal.places import CurrentIndex, Index
from tests.identity import made_identity


def test_the_index_is_built_once_for_each_release(session: so.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[ReleaseIdentity] = []
    build = Index.__init__

    def counted(self: Index, session: so.Session, release: ReleaseIdentity) -> None:
        built.append(release)
        time.sleep(0.05)
        build(self, session, release)

    monkeypatch.setattr(Index, "__init__", counted)
    kept, first, other = CurrentIndex(), made_identity(1), made_identity(1, "other")
    threads = [threading.Thread(target=kept.of, args=(session, first)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built == [first]
    # Another release of the same number, after the database was put back from a copy.
    assert kept.of(session, other).release == other
    assert built == [first, other]
