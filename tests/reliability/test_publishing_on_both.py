"""Publishing, refusing, restoring and exporting are the same on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest

from tests.reliability.marked_dataset import marked
from tests.reliability.store import Store

pytestmark = pytest.mark.xdist_group("published on both")


def test_releases_are_published_restored_and_exported_whole(store: Store, tmp_path: Path) -> None:
    assert store.newest()[1] == 0
    store.publish_by_command(1)
    assert store.newest()[1] == 1
    status, said = store.command("publish", store.marked_folder(1)).result()
    assert (status, "Nothing to publish" in said) == (0, True)
    status, said = store.command("restore", "1", "--reason", "The titles were wrong.").result()
    assert status == 0, said
    assert "Release 3 is published; it restores release 1." in said
    assert store.newest()[1] == 0
    assert store.release_marks() == {1: 0, 2: 1, 3: 0}
    assert store.command("export", str(tmp_path / "two"), "--release", "2").result()[0] == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()} == marked(1)


def test_a_refused_dataset_leaves_the_release_as_it_was(store: Store) -> None:
    folder = Path(store.marked_folder(1))
    rates = folder / "recording_rates.csv"
    rates.write_text(rates.read_text().replace("kent-cdi,all,83.6", "kent-cdi,all,83.7"))
    status, said = store.command("publish", str(folder)).result()
    assert status == 1
    assert "no reason" in said
    assert store.newest()[1] == 0
    assert store.release_marks() == {1: 0}


def test_of_two_publishers_one_publishes_and_the_other_is_told(store: Store) -> None:
    for mark in (1, 2):
        store.marked_folder(mark)
    publishers = [store.command("publish", store.marked_folder(mark)) for mark in (1, 2)]
    results = [publisher.result() for publisher in publishers]
    statuses, said = sorted(status for status, _ in results), [said for _, said in results]
    marks = store.release_marks()
    assert store.newest()[1] == marks[max(marks)]
    assert not any("Traceback" in text for text in said), said
    if statuses == [0, 0]:
        # The second began to prepare only after the first was done.
        assert set(marks) == {1, 2, 3}
    else:
        assert statuses == [0, 1]
        assert set(marks) == {1, 2}
        assert sum("Another release was published while this one was prepared" in text for text in said) == 1, said
    store.publish_by_command(3)
    assert store.newest()[1] == 3
