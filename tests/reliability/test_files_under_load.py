"""Under a site that is read all the time, backups are made, and its file is damaged and put back."""

import time

import pytest

from tests.amount import Amount
from tests.house_rules import SITE
from tests.reliability.marked_dataset import marks_in
from tests.reliability.store import Store
from tests.reliability.visitors import Visitors
from tests.server.serving import Served, served, wait_until

_PAGE = "/forces/kent"


@pytest.mark.soak(only=True)
def test_a_backup_under_load_is_whole_and_holds_what_was_published(sqlite_store: Store, amount: Amount) -> None:
    taken = []
    with served(sqlite_store.url, sqlite_store.folder, SITE_URL=SITE) as site, Visitors(site) as visitors:
        for turn in range(1, amount.of(1, 10) + 1):
            publishing = sqlite_store.command("publish", sqlite_store.marked_folder(turn % 3 + 1))
            file, began = sqlite_store.folder / f"backup-{turn}.sqlite", time.monotonic()
            status, said = sqlite_store.command("backup", str(file)).result()
            taken.append(time.monotonic() - began)
            assert status == 0, said
            assert publishing.result()[0] == 0
            # It was made while a release was published: it holds that one or the one before, and that whole.
            copy = Store(f"sqlite:///{file}", sqlite_store.folder)
            assert max(copy.release_marks()) in (turn, turn + 1)
            copy.close()
        assert not visitors.faults, visitors.faults[:20]
    amount.tell(
        f"{len(taken)} backups under load took {max(taken):.1f} s at most; {visitors.answers} answers meanwhile"
    )


@pytest.mark.soak(only=True)
def test_a_damaged_file_is_told_and_a_backup_in_its_place_is_served(sqlite_store: Store, amount: Amount) -> None:
    noticed, served_again = [], []
    file, backup = sqlite_store.folder / "portal.sqlite", sqlite_store.folder / "backup.sqlite"
    assert sqlite_store.command("backup", str(backup)).result()[0] == 0
    sqlite_store.publish_by_command(1)
    sqlite_store.close()
    with served(sqlite_store.url, sqlite_store.folder, SITE_URL=SITE) as site:
        wait_until(lambda: _mark(site) == {1})
        for _ in range(amount.of(1, 10)):
            content = bytearray(file.read_bytes())
            content[100:4000] = b"\xff" * 3900
            file.write_bytes(content)
            began = time.monotonic()
            wait_until(lambda: site.get("/readyz")[0].status == 503)
            noticed.append(time.monotonic() - began)
            status, said = sqlite_store.command("restore-backup", str(backup)).result()
            assert status == 0, said
            began = time.monotonic()
            wait_until(lambda: site.get("/readyz")[0].status == 200 and _mark(site) == set())
            served_again.append(time.monotonic() - began)
    amount.tell(f"damage was told after {max(noticed):.1f} s at most, a backup served after {max(served_again):.1f} s")


def _mark(site: Served) -> set[int]:
    return marks_in(site.get(_PAGE)[1].decode())
