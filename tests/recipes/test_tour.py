"""The five minutes from nothing to a changed figure, to the letter."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.recipes.newcomer import Terminal, install, read, read_until
from tests.recipes.readme import section

TOUR = section("Five minutes to a changed figure")


@pytest.mark.xdist_group("tour")
def test_the_tour_ends_with_the_changed_figure_on_the_page(repository: Path, database: Path, tmp_path: Path) -> None:
    clone, make_run, *changes, restore = TOUR.blocks
    force, corrections = TOUR.paths_on_the_site
    terminal = Terminal(tmp_path, repository)
    terminal.follow(clone)
    install(terminal.folder)
    # The recipes are tried on a database that `make run` builds; this one is the same, built once for all tests.
    (terminal.folder / "instance").mkdir()
    shutil.copyfile(database, terminal.folder / "instance" / "portal.sqlite")
    with terminal.serving(make_run) as site:
        assert "96.6%" in read(site + force)
        for block in changes:
            terminal.follow(block)
        page = read_until(site + force, "96.5%")
        assert "96.5%" in page
        assert "96.6%" not in page
        # Each worker learns of a release for itself, within a second or so.
        told = read_until(site + corrections, "An exercise, not a fact.")
        assert "An exercise, not a fact." in told
        assert ">96.6%<" in told
        assert ">96.5%<" in told
        assert "Ymarfer, nid ffaith." in read_until(f"{site}/cy{corrections}", "Ymarfer, nid ffaith.")
        terminal.follow(restore)
        page = read_until(site + force, "96.6%")
        assert "96.6%" in page
        assert "96.5%" not in page
        back = "This release brought back release 1."
        assert back in read_until(site + corrections, back)
    # Nothing of the exercise is left where somebody could commit it.
    assert subprocess.check_output(["git", "status", "--porcelain"], cwd=terminal.folder) == b""
