"""An operator, at a charity, a newsroom or a council, has one small machine and a figure to correct.

They leave with a site that two commands started, a checked way to publish the figure with its correction, and a way
back: readers see each step at once, without a restart, and nothing of the history is lost.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules import parsed, text_of
from tests.patience import patience
from tests.reliability.conftest import sqlite_file, sqlite_store  # noqa: F401
from tests.reliability.store import Store
from tests.server.serving import ROOT, Served, served

PORTAL = Path(sys.executable).with_name("portal")
WAS, NOW = "83.6", "83.7"
REASON = "A slip of the pen."


class Desk:
    """Where the operator works: the command line, a copy of the dataset, and the site that readers see."""

    def __init__(self, site: Served, database_url: str, dataset: Path) -> None:
        self.site = site
        self.dataset = dataset
        self._environment = os.environ | {"DATABASE_URL": database_url}

    def portal(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Type a command and read what it says."""
        return subprocess.run(
            [str(PORTAL), *arguments],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=patience(120),
            check=False,
        )

    def change(self, name: str, old: str, new: str) -> None:
        """Change a file of the dataset in an editor."""
        path = self.dataset / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def explain(self, line: str) -> None:
        """Add a line to the corrections."""
        with (self.dataset / "corrections.csv").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def seen(self, path: str) -> str:
        """What a reader sees at an address."""
        response, body = self.site.get(path)
        assert response.status == 200
        return text_of(parsed(body.decode(), path).find("body"))

    def seen_soon(self, path: str, words: str) -> str:
        """The same, once the words are there: the site asks once a second whether there is a new release."""
        end = time.monotonic() + patience(15)
        while words not in (text := self.seen(path)):
            assert time.monotonic() < end, f"{path} does not show {words!r}"
            time.sleep(0.2)
        return text


@pytest.fixture
def desk(sqlite_store: Store) -> Iterator[Desk]:  # noqa: F811
    """A running site of a few forces with a database of its own, and a folder with its dataset to work on."""
    with served(sqlite_store.url, sqlite_store.folder, WORKERS="1") as site:
        yield Desk(site, sqlite_store.url, Path(sqlite_store.marked_folder(0)))


def test_a_figure_is_corrected_in_public_and_brought_back(desk: Desk) -> None:
    assert f"{WAS}%" in desk.seen("/forces/kent")

    # A slip of the hand is caught before anybody sees it, and the fault is named with its place and its cure.
    desk.change("recording_rates.csv", f"kent-cdi,all,{WAS}", "kent-cdi,all,183.6")
    checked = desk.portal("check", str(desk.dataset))
    assert checked.returncode == 1
    assert "recording_rates.csv, line" in checked.stderr
    assert "To mend it:" in checked.stderr

    # A figure that changes without a reason is refused.
    desk.change("recording_rates.csv", "kent-cdi,all,183.6", f"kent-cdi,all,{NOW}")
    assert desk.portal("check", str(desk.dataset)).returncode == 0
    refused = desk.portal("publish", str(desk.dataset))
    assert refused.returncode == 1
    assert "corrections.csv" in refused.stderr
    assert f"{WAS}%" in desk.seen("/forces/kent")

    # With its reason it is published, and readers see both without a restart.
    desk.explain(f"recording_rates,kent-cdi/all,rate,{WAS},{NOW},correction,{REASON},,2026-11-23")
    published = desk.portal("publish", str(desk.dataset), "--note", "Mends a slip.")
    assert published.returncode == 0, published.stderr
    assert "Release 2 is published." in published.stdout
    assert "Last changed in release 2" in desk.seen_soon("/forces/kent/record", f"{NOW}%")
    assert f"{NOW}%" in desk.seen("/forces/kent")
    corrections = desk.seen("/about/corrections")
    assert REASON in corrections
    assert WAS in corrections

    # The way back is a release of its own; what was published in between stays readable.
    restored = desk.portal("restore", "1", "--reason", "The first figure was right after all.")
    assert restored.returncode == 0, restored.stderr
    assert "Release 3 is published; it restores release 1." in restored.stdout
    assert f"{NOW}%" not in desk.seen_soon("/forces/kent", "Release 3 of the figures")
    assert "The first figure was right after all." in desk.seen("/about/corrections")
    assert "Mends a slip." in desk.seen("/data/releases/2")
    told = [line.split()[0] for line in desk.portal("releases").stdout.splitlines()]
    assert told == ["3", "2", "1"]
