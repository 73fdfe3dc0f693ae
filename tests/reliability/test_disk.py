"""A full disk, a read-only disk and a damaged file: a clear word, and the old release as it was."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys

import pytest

from tests.delivery.serving import ROOT, served
from tests.reliability.store import Store

pytestmark = pytest.mark.timeout(300)
# No file may grow beyond this: far less than a release needs, far more than a first page of it.
ROOM = 100_000
_DROP_FROM_BOUNDING_SET = 24
_CAPABILITIES_AGAINST_PERMISSIONS = (1, 2, 3)


def test_a_full_disk_refuses_the_release_and_keeps_the_old_one(sqlite_store: Store) -> None:
    folder = sqlite_store.marked_folder(1)

    def fill_up() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    for _ in range(2):
        status, said = sqlite_store.run("publish", folder, preexec_fn=fill_up)
        assert status == 1
        assert "The database cannot be used" in said
        assert "Nothing was changed." in said
        assert "Traceback" not in said
        assert sqlite_store.shown_mark() == 0
    sqlite_store.publish(1)
    assert sqlite_store.shown_mark() == 1


def test_a_read_only_disk_refuses_the_release_while_the_site_goes_on(sqlite_store: Store) -> None:
    folder = sqlite_store.marked_folder(1)
    file = sqlite_store.folder / "portal.sqlite"
    with served(sqlite_store.url, sqlite_store.folder) as site:
        assert site.get("/forces/kent")[0].status == 200
        file.chmod(0o444)
        sqlite_store.folder.chmod(0o555)
        status, said = sqlite_store.run("publish", folder, preexec_fn=obey_permissions)
        assert status == 1
        assert "Traceback" not in said
        assert "The database cannot be used" in said
        assert site.get("/forces/kent")[0].status == 200
        assert site.get("/forces/cheshire")[0].status == 200
        file.chmod(0o644)
        sqlite_store.folder.chmod(0o755)
        assert sqlite_store.shown_mark() == 0
        sqlite_store.publish(1)
    assert sqlite_store.shown_mark() == 1


@pytest.mark.parametrize("damage", ["cut short", "overwritten", "no database at all"])
def test_a_damaged_file_is_named_at_the_start_with_the_way_to_rebuild_it(sqlite_store: Store, damage: str) -> None:
    file = sqlite_store.folder / "portal.sqlite"
    content = bytearray(file.read_bytes())
    if damage == "cut short":
        content = content[: len(content) // 2]
    elif damage == "overwritten":
        content[4096 * 3 : 4096 * 60] = b"\x5a" * (4096 * 57)
    else:
        content[:] = b"This is a letter to my aunt.\n" * 1000
    file.write_bytes(content)
    started = subprocess.run(
        [sys.executable, "app.py"],
        check=False,
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": sqlite_store.url, "INSTANCE_DIR": str(sqlite_store.folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode == 1
    assert str(file) in started.stderr
    assert "is damaged" in started.stderr
    assert "Move that file away and start again: it is then rebuilt from the dataset." in started.stderr
    assert "Traceback" not in started.stderr


def obey_permissions() -> None:
    """Let the program that is started next be stopped by a read-only folder, even where root starts it."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in _CAPABILITIES_AGAINST_PERMISSIONS:
            assert libc.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0) == 0
