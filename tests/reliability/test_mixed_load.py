"""Everything is asked for at once while releases are published: no error, no mixed page, and memory stays flat."""

import re
import statistics
import time
from pathlib import Path

import pytest

from tests.amount import Amount
from tests.house_rules import SITE
from tests.reliability.store import Store
from tests.reliability.visitors import Visitors
from tests.server.serving import served, wait_until

MEGABYTE = 1024 * 1024


@pytest.mark.soak
def test_releases_under_mixed_load_break_no_page_and_leak_nothing(sqlite_store: Store, amount: Amount) -> None:
    seconds, every = amount.of(18, 360), amount.of(6, 20)
    store, marks, resident, files, logs = sqlite_store, {1: 0}, [], [], []
    pause = 0.0 if amount.in_full else 0.03
    turns = seconds // every

    def publish(turn: int) -> None:
        mark = turn % 3 + 1
        if turn % 4 == 0:
            earlier = next(number for number, old in marks.items() if old != marks[turn])
            store.restore(earlier)
            mark = marks[earlier]
        else:
            store.publish_by_command(mark)
        marks[turn + 1] = mark
        resident.append(sum(resident_bytes(worker) for worker in site.worker_ids()) / MEGABYTE)
        files.append(sum(open_files(worker) for worker in site.worker_ids()))
        logs.append(log_bytes(store) / MEGABYTE)

    with served(store.url, store.folder, SITE_URL=SITE) as site:
        with Visitors(site, pause=pause) as visitors:
            began = time.monotonic()
            for turn in range(1, turns):
                time.sleep(max(0.0, began + turn * every - time.monotonic()))
                publish(turn)
                amount.tell(
                    f"{time.monotonic() - began:.0f} s: release {turn + 1}, {visitors.answers} answers, "
                    f"{len(visitors.faults)} faults, workers {resident[-1]:.0f} MB, {files[-1]} open files, "
                    f"log {logs[-1]:.1f} MB"
                )
            wait_until(lambda: turns in visitors.marks_of_release)
        publish(turns)
    assert not visitors.faults, "\n".join(visitors.faults[:20])
    assert visitors.answers > 20 * seconds
    for number, shown in visitors.marks_of_release.items():
        assert shown == {marks[number]}, number
    assert len(visitors.marks_of_release) >= len(marks) - 2
    assert store.release_marks() == marks
    # What SQLite writes ahead is taken over by a writer whom nobody's reading holds up, and mostly in spite of it.
    assert logs[-1] < 1, logs
    if amount.in_full:
        assert statistics.median(logs) < 1, logs
        assert_flat(resident, files)


def assert_flat(resident: list[float], files: list[int]) -> None:
    """Fails where memory or open files grow from one third of the time to the next, so far as many samples tell."""
    third = len(resident) // 3
    middle, last = slice(third, 2 * third), slice(-third, None)
    # Flat but for what history adds: each release alters some two hundred cells here, and some pages list them all.
    assert statistics.median(resident[last]) < statistics.median(resident[middle]) + 5, resident
    assert statistics.median(files[last]) < statistics.median(files[middle]) + 10, files


def resident_bytes(process: int) -> int:
    """The memory that a process holds."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    assert found is not None
    return int(found[1]) * 1024


def open_files(process: int) -> int:
    """How many files and connections a process has open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def log_bytes(store: Store) -> int:
    """The size of what SQLite has written ahead."""
    return (store.folder / "portal.sqlite-wal").stat().st_size
