"""No row that passes the check breaks a page: the release is rehearsed, and stopped, before readers see it."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from jinja2 import UndefinedError
from sqlalchemy.exc import NoResultFound

from portal.commands.main import main
from portal.pages import home
from portal.queries import profiles
from tests.publishing.editing import replace


@pytest.fixture
def folder(small_folder: Path) -> Path:
    """The small dataset, in which Kent Police has another website."""
    replace(small_folder / "forces.csv", "https://www.kent.police.uk", "https://kent.example")
    return small_folder


def test_a_page_that_does_not_render_stops_the_publish_and_is_named_with_its_row(
    published: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = profiles.profile

    def broken(session: object, force_id: str) -> object:
        if force_id == "kent":
            raise UndefinedError("website is undefined")
        return shown(session, force_id)  # type: ignore[arg-type]

    monkeypatch.setattr(profiles, "profile", broken)
    result = CliRunner().invoke(main, ["publish", str(folder)])
    assert result.exit_code == 1
    assert "/forces/kent" in result.output
    assert "UndefinedError: website is undefined" in result.output
    assert "forces kent" in result.output
    assert "Nothing was changed" in result.output
    with sqlite3.connect(published) as connection:
        assert connection.execute("SELECT count(*) FROM releases").fetchone() == (1,)


def test_a_release_whose_pages_render_is_published(published: Path, folder: Path) -> None:
    result = CliRunner().invoke(main, ["publish", str(folder)])
    assert result.exit_code == 0, result.output
    assert "Release 2 is published." in result.output


def test_a_page_that_every_release_has_and_is_not_found_stops_the_publish(
    published: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_session: object) -> object:
        raise NoResultFound

    monkeypatch.setattr(home, "home_facts", missing)
    result = CliRunner().invoke(main, ["publish", str(folder)])
    assert result.exit_code == 1
    assert "The page / of this release cannot be shown (404 NOT FOUND)." in result.output
