"""A full disk, a read-only disk and a damaged file: a clear word, and the old release as it was."""

import ctypes
import os
import resource
import subprocess
import sys
from functools import partial

import pytest

from tests.amount import Amount
from tests.patience import patience
from tests.reliability.store import Store
from tests.server.serving import ROOT, served

# Bytes that no file may grow beyond: somewhat less than a release needs.
ROOM = 500_000
_DROP_FROM_BOUNDING_SET = 24
_CAPABILITIES_AGAINST_PERMISSIONS = (1, 2, 3)


@pytest.mark.soak
def test_a_full_disk_refuses_the_release_and_keeps_the_old_one(sqlite_store: Store, amount: Amount) -> None:
    folder = sqlite_store.marked_folder(1)
    number, mark = 1, 0
    rooms = amount.of(3, 20)
    for turn in range(rooms):
        # From no room at all to nearly as much as it takes.
        room = ROOM * turn // rooms
        sqlite_store.close()
        status, said = sqlite_store.run("publish", folder, preexec_fn=partial(leave_room, room))
        amount.tell(f"room for {room:,} bytes: exit status {status}")
        assert status == 1, said
        assert f"The database {sqlite_store.folder / 'portal.sqlite'} cannot be used" in said
        assert "Nothing was changed." in said
        assert "Traceback" not in said
        assert sqlite_store.newest() == (number, mark)
    sqlite_store.publish(1)
    assert sqlite_store.newest() == (2, 1)


def test_a_full_disk_after_the_release_is_written_loses_nothing(sqlite_store: Store) -> None:
    # The database itself has no room to grow, but what is written ahead of it has: the release is kept there.
    room = (sqlite_store.folder / "portal.sqlite").stat().st_size + 4096
    status, said = sqlite_store.run("publish", sqlite_store.marked_folder(1), preexec_fn=partial(leave_room, room))
    assert status == 0, said
    assert sqlite_store.newest() == (2, 1)
    sqlite_store.publish(2)
    assert sqlite_store.newest() == (3, 2)


def test_an_export_to_a_full_or_read_only_disk_says_so(sqlite_store: Store) -> None:
    for name, before in (("full", partial(leave_room, 40_000)), ("closed", obey_permissions)):
        parent = sqlite_store.folder / name
        parent.mkdir(mode=0o755 if name == "full" else 0o555)
        status, said = sqlite_store.run("export", str(parent / "figures"), preexec_fn=before)
        assert status == 1
        assert "Traceback" not in said
        assert str(parent / "figures") in said


def test_a_read_only_disk_refuses_the_release_while_the_site_goes_on(sqlite_store: Store) -> None:
    folder = sqlite_store.marked_folder(1)
    file = sqlite_store.folder / "portal.sqlite"
    with served(sqlite_store.url, sqlite_store.folder, before_start=obey_permissions) as site:
        assert site.get("/forces/kent")[0].status == 200
        file.chmod(0o444)
        sqlite_store.folder.chmod(0o555)
        status, said = sqlite_store.run("publish", folder, preexec_fn=obey_permissions)
        assert status == 1
        assert "Traceback" not in said
        assert f"The database {sqlite_store.folder / 'portal.sqlite'} cannot be used" in said
        assert site.get("/forces/kent")[0].status == 200
        assert site.get("/forces/cheshire")[0].status == 200
        file.chmod(0o644)
        sqlite_store.folder.chmod(0o755)
        assert sqlite_store.newest() == (1, 0)
        sqlite_store.publish(1)
    assert sqlite_store.newest() == (2, 1)


@pytest.mark.parametrize("command", ["releases", "serve"])
def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(sqlite_store: Store, command: str) -> None:
    sqlite_store.close()
    sqlite_store.folder.chmod(0o555)
    status, said = sqlite_store.run(command, preexec_fn=obey_permissions)
    sqlite_store.folder.chmod(0o755)
    assert status == 1
    assert f"nothing can be written in {sqlite_store.folder}: use a copy of it" in said
    assert "Traceback" not in said


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
        timeout=patience(60),
    )
    assert started.returncode == 1
    assert str(file) in started.stderr
    assert "is damaged" in started.stderr
    assert (
        "Put a backup in its place: `portal restore-backup FILE`. Only where there is none, move that file away"
        in started.stderr
    )
    assert "Traceback" not in started.stderr


def leave_room(bytes_at_most: int) -> None:
    """Let the program that is started next write no file beyond that size."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_at_most, bytes_at_most))


def obey_permissions() -> None:
    """Let the program that is started next be stopped by a read-only folder, even where root starts it."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in _CAPABILITIES_AGAINST_PERMISSIONS:
            assert libc.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0) == 0
