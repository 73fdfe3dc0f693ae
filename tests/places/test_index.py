"""The index behind the lookup is built once for each release, however many ask at once."""

from __future__ import annotations

import threading
import time

import pytest
import sqlalchemy.orm as so

from portal.places import CurrentIndex, Index


def test_the_index_is_built_once_for_each_release(session: so.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[int] = []
    build = Index.__init__

    def counted(self: Index, session: so.Session, number: int) -> None:
        built.append(number)
        time.sleep(0.05)
        build(self, session, number)

    monkeypatch.setattr(Index, "__init__", counted)
    kept = CurrentIndex()
    threads = [threading.Thread(target=kept.of, args=(session, 1)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built == [1]
    assert kept.of(session, 2).release_number == 2
    assert built == [1, 2]
