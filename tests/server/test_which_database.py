"""Every command says which database it works on, and the one for systemd works on that of the service."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from portal.commands import database as chosen
from portal.commands.main import main
from tests.deploy.nginx import SHIPPED
from tests.reliability.marked_dataset import small_dataset
from tests.server.serving import ROOT, served

# These work on files alone.
_WITHOUT_A_DATABASE = {"check", "postcodes", "read", "sources", "watch"}
_ARGUMENTS = {
    "backup": ["new.sqlite"],
    "contacts": [],
    "doctor": [],
    "export": ["new-folder"],
    "freeze": ["new-site"],
    "prune": ["--keep", "5"],
    "publish": ["dataset"],
    "releases": [],
    "restore": ["7", "--reason", "To see."],
    "restore-backup": ["copy.sqlite"],
    "serve": [],
}
_OF_SERVICE = "/var/lib/on-the-record"


def test_every_command_that_uses_a_database_is_held_to_naming_it() -> None:
    assert set(main.list_commands(Context(main))) == _WITHOUT_A_DATABASE | _ARGUMENTS.keys()


@pytest.mark.parametrize("command", sorted(_ARGUMENTS.keys() - {"freeze", "serve", "restore-backup"}))
def test_a_command_names_the_database_and_the_release(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    own = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dataset").mkdir()
    (tmp_path / "dataset" / "forces.csv").touch()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{own}")
    monkeypatch.setenv("PORT", "1")
    said = CliRunner().invoke(main, [command, *_ARGUMENTS[command]])
    assert said.stderr.startswith(f"Database {own}, release 1.\n")


@pytest.mark.parametrize("command", ["backup", "contacts", "doctor", "export", "freeze", "prune", "releases"])
def test_what_only_reads_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    folder = tmp_path / "nowhere" / "instance"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INSTANCE_DIR", str(folder))
    said = CliRunner().invoke(main, [command, *_ARGUMENTS[command]])
    assert said.exit_code == 1
    assert said.stderr.splitlines() == [
        f"Database {folder}/portal.sqlite, nothing published yet.",
        "Error: Nothing is published yet: `portal publish` does that.",
    ]
    assert list(tmp_path.iterdir()) == []


def test_freezing_names_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSTANCE_DIR", str(tmp_path))
    said = CliRunner().invoke(main, ["freeze", str(tmp_path / "site")])
    assert said.stderr.splitlines() == [
        f"Database {tmp_path}/portal.sqlite, nothing published yet.",
        "Error: Nothing is published yet: `portal publish` does that.",
    ]


def test_serving_and_putting_a_backup_back_name_it_too(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(f"sqlite:///{database}", tmp_path, WORKERS="1") as site:
        assert f"Database {database}, release 1." in site.log.read_text().splitlines()
    monkeypatch.setenv("INSTANCE_DIR", str(tmp_path / "other"))
    said = CliRunner().invoke(main, ["restore-backup", str(database)])
    assert said.stderr == f"Database {tmp_path}/other/portal.sqlite, to be replaced by what {database} holds.\n"
    assert said.exit_code == 0


def test_a_command_beside_the_service_says_that_the_service_reads_another(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_service = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    monkeypatch.setattr(chosen, "_SERVICE_DATABASE", of_service)
    elsewhere = CliRunner().invoke(main, ["releases"], env={"DATABASE_URL": f"sqlite:///{database}"})
    assert f"The service reads another database, {of_service}" in elsewhere.stderr
    right = CliRunner().invoke(main, ["releases"], env={"DATABASE_URL": f"sqlite:///{of_service}"})
    assert right.stderr == f"Database {of_service}, release 1.\n"


def test_who_may_not_look_into_the_folder_of_the_service_is_told_so_and_goes_on(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed:
        def exists(self) -> bool:
            raise PermissionError(13, "Permission denied")

        def __str__(self) -> str:
            return "/var/lib/closed/portal.sqlite"

    monkeypatch.setattr(chosen, "_SERVICE_DATABASE", Closed())
    said = CliRunner().invoke(main, ["releases"], env={"DATABASE_URL": f"sqlite:///{database}"})
    assert said.exit_code == 0
    assert "The service reads another database, /var/lib/closed/portal.sqlite" in said.stderr


def test_the_command_for_systemd_reads_settings_as_systemd_does(tmp_path: Path) -> None:
    settings = tmp_path / "on-the-record.env"
    settings.write_text(
        "# SITE_URL=http://old.example\n"
        'SITE_URL="https://ontherecord.example"\n'
        "\n"
        "EXIT_URL=https://weather.example/?place=ME14&days=$5\n"
        "CONTACT_EMAIL=desk@ontherecord.example"
    )
    text = (SHIPPED / "portal-of-the-service").read_text()
    for shipped, own in (
        (_OF_SERVICE, tmp_path),
        ("/etc/on-the-record.env", settings),
        ("/opt/on-the-record/.venv/bin/portal", "env"),
    ):
        assert shipped in text
        text = text.replace(shipped, str(own))
    done = subprocess.run(["sh", "-c", text], check=True, capture_output=True, text=True)
    assert set(done.stdout.splitlines()) >= {
        f"INSTANCE_DIR={tmp_path}",
        "SITE_URL=https://ontherecord.example",
        "EXIT_URL=https://weather.example/?place=ME14&days=$5",
        "CONTACT_EMAIL=desk@ontherecord.example",
    }


@pytest.mark.skipif(os.geteuid() != 0, reason="the service has a user of its own, whom only root can be")
def test_the_command_for_systemd_publishes_into_the_database_of_the_service(tmp_path: Path) -> None:
    of_service, dataset, user = tmp_path / "of-service", tmp_path / "dataset", 12_345
    of_service.mkdir(mode=0o700)
    os.chown(of_service, user, user)
    dataset.mkdir()
    for path, content in small_dataset().items():
        (dataset / path).write_bytes(content)
    settings = tmp_path / "on-the-record.env"
    settings.write_text("SITE_URL=https://ontherecord.example\n")
    text = (SHIPPED / "portal-of-the-service").read_text()
    for shipped, own in (
        (_OF_SERVICE, of_service),
        ("/etc/on-the-record.env", settings),
        ("/opt/on-the-record", ROOT),
    ):
        assert shipped in text
        text = text.replace(shipped, str(own))
    command = tmp_path / "portal-of-the-service"
    command.write_text(text)
    for arguments in (["publish", "dataset"], ["backup", "backup.sqlite"], ["restore-backup", "backup.sqlite"]):
        done = subprocess.run(
            ["sh", str(command), *arguments], cwd=tmp_path, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert f"{of_service}/portal.sqlite" in done.stderr
        written = list(of_service.iterdir())
        assert of_service / "portal.sqlite" in written
        assert {(path.stat().st_uid, path.stat().st_gid) for path in written} == {(user, user)}
