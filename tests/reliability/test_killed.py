"""`kill -9` at any moment of publish or restore leaves the old or the new release, whole, and the next one works."""

import random
import time
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from tests.amount import Amount
from tests.reliability.store import Store

pytestmark = [pytest.mark.timeout(3600), pytest.mark.xdist_group("postgresql")]


@pytest.mark.soak
def test_a_killed_publisher_leaves_a_whole_release(sqlite_store: Store, amount: Amount) -> None:
    kill_often(sqlite_store, amount)


@pytest.mark.soak(only=True)
def test_a_killed_publisher_leaves_a_whole_release_in_postgresql(postgresql_store: Store, amount: Amount) -> None:
    kill_often(postgresql_store, amount)


def test_a_publisher_killed_while_it_draws_leaves_no_process_and_the_next_one_works(tmp_path: Path) -> None:
    nothing_drawn = {"CHART_STORE": str(tmp_path / "charts")}
    store = Store(f"sqlite:///{tmp_path / 'portal.sqlite'}", tmp_path, nothing_drawn)
    command = store.command("publish", store.marked_folder(1))
    end = time.monotonic() + 60
    while len(drawing := command.processes()) < 2:
        assert not command.ended_within(0.05), command.result()
        assert time.monotonic() < end
    command.kill()
    while any(runs(process) for process in drawing):
        assert time.monotonic() < end, "what it had started to draw with is still there"
        time.sleep(0.1)
    store.publish_by_command(2)
    assert store.newest() == (1, 2)
    store.close()


def kill_often(store: Store, amount: Amount) -> None:
    """Kill publishing and restoring at any moment, again and again; what is there is whole each time."""
    kills = amount.of(4, 40)
    chance = random.Random(20261123)
    store.publish_by_command(1)
    number, shown = store.newest()
    mark_of_release, seconds = {1: 0, 2: 1}, 0.0
    found: Counter[str] = Counter()
    for turn in count():
        if found.total() == kills:
            break
        # Every second command finds no site that holds the database open, as after a machine's fall.
        if turn % 2:
            store.close()
        if chance.random() < 0.5:
            what, expected = "publish", shown % 3 + 1
            command = store.command("publish", store.marked_folder(expected))
        else:
            what, earlier = "restore", next(old for old, mark in mark_of_release.items() if mark != shown)
            expected = mark_of_release[earlier]
            command = store.command("restore", str(earlier), "--reason", "To see what a fault leaves.")
        began = time.monotonic()
        # Every sixth may end, and tells how long one takes now; every third strikes late, when the release is written.
        ends = turn % 6 == 0
        struck = not command.ended_within(60 if ends else seconds * chance.uniform(0.6 if turn % 3 == 0 else 0.0, 1.1))
        if struck:
            command.kill()
        elif ends:
            seconds = time.monotonic() - began
        after = store.newest()
        assert after == (number + 1, expected) or (struck and after == (number, shown))
        if struck:
            found[f"{what}: {'old' if after[0] == number else 'new'}"] += 1
            if found.total() % 20 == 0:
                amount.tell(
                    f"{found.total()} of {kills} killed, release {after[0]}; found {dict(sorted(found.items()))}"
                )
        number, shown = after
        mark_of_release[number] = shown
    assert store.release_marks() == mark_of_release
    store.publish_by_command(shown % 3 + 1)
    assert store.newest() == (number + 1, shown % 3 + 1)


def runs(process: int) -> bool:
    """Whether there is such a process that has not ended; one that nobody has asked for its end has no command line."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except OSError:
        return False
