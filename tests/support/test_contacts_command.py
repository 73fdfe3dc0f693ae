"""The operator's alarm: `portal contacts --stale`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.commands.main import main


def run(*arguments: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def published(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled dataset as release 1."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{database}")


@pytest.mark.usefixtures("published")
def test_stale_lines_are_listed_and_the_command_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFIED_WITHIN_DAYS", "1")
    result = run("contacts", "--stale")
    assert result.exit_code == 1
    assert "kent-victim-support-kent: to be checked again" in result.output
    assert "victim-support-supportline: seen on an undated page" in result.output
    assert "emergency-999: verified 2025-01-30, too long ago" in result.output


@pytest.mark.usefixtures("published")
def test_the_full_list_names_verified_lines_too_and_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFIED_WITHIN_DAYS", "36500")
    result = run("contacts")
    assert result.exit_code == 0
    assert "national-domestic-abuse-helpline: verified 2026-08-05;" in result.output
    assert "kent-victim-support-kent" in result.output


@pytest.mark.usefixtures("published")
def test_the_limit_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFIED_WITHIN_DAYS", "36500")
    result = run("contacts", "--stale")
    assert "emergency-999" not in result.output
    assert "not verified in the last 36500 days" in result.output


def test_without_a_release_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'portal.sqlite'}")
    result = run("contacts")
    assert result.exit_code == 1
    assert "portal publish" in result.output
    assert "Traceback" not in result.output
