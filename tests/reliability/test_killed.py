"""`kill -9` at any moment of publish or restore leaves the old or the new release, whole, and the next one works."""

from __future__ import annotations

import os
import random
import subprocess
import time

import pytest

from tests.reliability.store import Store

# `make soak` asks for 200.
KILLS = int(os.environ.get("PORTAL_KILLS", "4"))
SECONDS_FOR_ONE = 40

pytestmark = [pytest.mark.timeout(400 + KILLS * SECONDS_FOR_ONE), pytest.mark.xdist_group("postgresql")]


def test_a_killed_publisher_leaves_a_whole_release(store: Store) -> None:
    chance = random.Random(20261123)
    began = time.monotonic()
    store.publish(1)
    seconds = time.monotonic() - began
    killed = 0
    while killed < KILLS:
        before = store.release_marks()
        shown, newest = store.shown_mark(), max(before)
        if chance.random() < 0.5:
            expected = shown % 3 + 1
            publisher = store.start("publish", store.marked_folder(expected))
        else:
            number = next(number for number, mark in sorted(before.items()) if mark != shown)
            expected = before[number]
            publisher = store.start("restore", str(number), "--reason", "To see what a fault leaves.")
        # Every third strikes late, when the release is being written.
        earliest = 0.75 if killed % 3 == 0 else 0.0
        try:
            publisher.communicate(timeout=seconds * chance.uniform(earliest, 1.05))
        except subprocess.TimeoutExpired:
            publisher.kill()
            publisher.communicate()
            killed += 1
        after = store.release_marks()
        assert after in (before, before | {newest + 1: expected})
        assert store.shown_mark() == after[max(after)]
    store.publish(9)
    assert store.shown_mark() == 9
