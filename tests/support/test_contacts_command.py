"""The operator's alarm: `portal contacts --stale`."""

import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.application import create_app
from portal.commands import contacts
from portal.commands.main import main
from portal.database.engine import open_engine
from portal.publishing.releasing import prepare
from portal.settings import Settings
from portal.support.open_now import now
from tests.house_rules import SITE, Client
from tests.pages.supporting import card_of
from tests.releasing import publish_quietly
from tests.reliability.marked_dataset import small_dataset


def run(*arguments: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def published(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled dataset as release 1."""
    monkeypatch.setenv("INSTANCE_DIR", str(tmp_path))
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


@pytest.mark.usefixtures("published")
def test_what_is_in_hand_raises_no_alarm_until_the_day_and_what_is_new_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFIED_WITHIN_DAYS", "36500")
    alarm = run("contacts", "--stale")
    assert (alarm.exit_code, "emergency-999" in alarm.output) == (1, False)
    today = now().date()
    last_day = today + datetime.timedelta(days=30)
    noted = run("contacts", "--acknowledge-until", str(last_day))
    assert noted.stdout.endswith(f"lines on what is stale or in doubt are acknowledged until {last_day}.\n")
    silent = run("contacts", "--stale")
    assert (silent.exit_code, silent.output) == (0, "")
    assert f"are acknowledged until {last_day}" in run("contacts").stdout
    # With a shorter limit, more are stale: only these are told.
    monkeypatch.setenv("VERIFIED_WITHIN_DAYS", "1")
    new = run("contacts", "--stale")
    assert (new.exit_code, "emergency-999: verified 2025-01-30, too long ago" in new.output) == (1, True)
    assert "kent-victim-support-kent" not in new.output
    monkeypatch.setenv("VERIFIED_WITHIN_DAYS", "36500")
    monkeypatch.setattr(
        contacts, "now", lambda: datetime.datetime.combine(last_day + datetime.timedelta(days=1), datetime.time())
    )
    assert run("contacts", "--stale").output == alarm.output


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("days", [-1, 400])
def test_nothing_is_acknowledged_for_good(days: int) -> None:
    refused = run("contacts", "--acknowledge-until", str(now().date() + datetime.timedelta(days=days)))
    assert (refused.exit_code, "nothing is silent for good" in refused.output) == (1, True)


@pytest.mark.usefixtures("published")
def test_a_note_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "acknowledged.json").write_text("[]")
    said = run("contacts", "--stale")
    assert said.exit_code == 1
    assert f"{tmp_path}/acknowledged.json cannot be read" in said.output


def test_checks_that_were_published_move_cards_the_poster_and_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'portal.sqlite'}"
    today = now().date()
    files = dict(small_dataset())
    files["support_checks.csv"] += (
        f"kent-victim-support-kent,0808 168 9276,{today},call,confirmed\n"
        f"gwent-connect-gwent,0300 123 2133,{today},page,closed\n"
    ).encode()
    source = files["sources.csv"].splitlines()[1].partition(b",")[0]
    files["support_watch.csv"] += b"rape-line,,0808 500 2222,not-shown,2026-11-01,It closed.,Caeodd.," + source + b"\n"
    engine = open_engine(url)
    publish_quietly(engine, prepare(engine, files))
    engine.dispose()
    monkeypatch.setenv("DATABASE_URL", url)
    listed = run("contacts").output
    assert f"kent-victim-support-kent: verified {today};" in listed
    assert f"in doubt: gwent-connect-gwent, 0300 123 2133: closed on {today} (page)\n" in listed
    client = Client(create_app(Settings.from_environment({"DATABASE_URL": url, "SITE_URL": SITE})))
    card = card_of(client.get("/support/kent"), "Victim Support Kent")
    assert f"Checked {today:%B %Y}: 0808 168 9276." in card
    assert "0808 168 9276" in client.get("/support/kent/poster").text
    assert "This number may have changed." in card_of(client.get("/support/gwent"), "Connect Gwent")
    assert "0300 123 2133" not in client.get("/support/gwent/poster").text
    assert "0808 500 2222" not in client.post("/support", {"where": "kent", "what": "sexual-violence"}).text
    assert "have rung some of them" in client.get("/support/sources").text


def test_without_a_release_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'portal.sqlite'}")
    result = run("contacts")
    assert result.exit_code == 1
    assert "portal publish" in result.output
    assert "Traceback" not in result.output
