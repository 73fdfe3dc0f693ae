"""A backup is one whole file, and brings the database back, a damaged one too."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.commands.main import main


def test_a_damaged_database_is_brought_back_from_its_backup(database: Path, tmp_path: Path) -> None:
    own, file = Path(shutil.copy(database, tmp_path / "portal.sqlite")), tmp_path / "backup.sqlite"
    before = run(own, "releases").stdout
    assert run(own, "backup", str(file)).stdout == f"{file} holds everything up to release 1.\n"
    assert run(own, "backup", str(file)).exit_code == 1
    own.write_bytes(own.read_bytes()[:50_000])
    damaged = run(own, "releases")
    assert damaged.exit_code == 1
    assert "portal restore-backup" in damaged.stderr
    assert run(own, "restore-backup", str(file)).exit_code == 0
    assert run(own, "releases").stdout == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".sqlite") == [file.name, own.name]


def test_a_backup_stays_as_it_is_and_may_lie_where_nothing_can_be_written(database: Path, tmp_path: Path) -> None:
    own, kept = Path(shutil.copy(database, tmp_path / "portal.sqlite")), tmp_path / "kept 100%?"
    kept.mkdir()
    file = kept / "backup #1.sqlite"
    assert run(own, "backup", str(file)).exit_code == 0
    before = file.read_bytes()
    file.chmod(0o400)
    kept.chmod(0o500)
    # Root may write there all the same: that nothing was written is seen by what is there.
    assert run(own, "restore-backup", str(file)).exit_code == 0
    assert file.read_bytes() == before
    assert list(kept.iterdir()) == [file]
    kept.chmod(0o700)


def test_what_is_no_backup_changes_nothing(database: Path, tmp_path: Path) -> None:
    own, letter = Path(shutil.copy(database, tmp_path / "portal.sqlite")), tmp_path / "letter.txt"
    letter.write_text("Dear aunt, " * 1000)
    said = run(own, "restore-backup", str(letter))
    assert said.exit_code == 1
    assert said.stderr.endswith(f"\nError: {letter} is no whole backup. Nothing was changed.\n")
    assert run(own, "releases").exit_code == 0


def test_what_is_no_database_of_the_site_is_never_lost(database: Path, tmp_path: Path) -> None:
    backup, letter, diary = (tmp_path / name for name in ("backup.sqlite", "letter.txt", "diary.sqlite"))
    assert run(Path(shutil.copy(database, tmp_path / "portal.sqlite")), "backup", str(backup)).exit_code == 0
    letter.write_text("Dear aunt, " * 1000)
    said = run(letter, "restore-backup", str(backup))
    assert f"It is kept: {letter}.replaced\n" in said.stdout
    assert letter.with_name("letter.txt.replaced").read_text().startswith("Dear aunt, ")
    assert run(letter, "releases").exit_code == 0
    with closing(sqlite3.connect(diary)) as connection, connection:
        connection.executescript(
            "CREATE TABLE days (entry); CREATE TABLE places (name); CREATE TABLE releases (number)"
        )
    before = diary.read_bytes()
    for command in (["restore-backup", str(backup)], ["releases"], ["publish"], ["serve"]):
        said = run(diary, *command)
        assert (said.exit_code, said.stderr.count("one of another program: it holds the table 'days'")) == (1, 1)
    assert [path.name for path in tmp_path.iterdir() if "diary" in path.name] == [diary.name]
    assert diary.read_bytes() == before


def test_damage_within_a_stored_file_is_no_backup(database: Path, tmp_path: Path) -> None:
    own, file = Path(shutil.copy(database, tmp_path / "portal.sqlite")), tmp_path / "backup.sqlite"
    with closing(sqlite3.connect(own)) as connection, connection:
        connection.execute("UPDATE stored_files SET compressed = x'00' WHERE rowid = 1")
    said = run(own, "backup", str(file))
    assert said.exit_code == 1
    assert f"The database {own} is damaged (a stored file is not what it was: " in said.stderr
    assert not file.exists()
    assert f"{own} is no whole backup." in run(Path(shutil.copy(database, file)), "restore-backup", str(own)).stderr


def test_a_row_that_was_altered_in_a_backup_is_noticed(database: Path, tmp_path: Path) -> None:
    own, file = Path(shutil.copy(database, tmp_path / "portal.sqlite")), tmp_path / "backup.sqlite"
    assert run(own, "backup", str(file)).exit_code == 0
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE recording_rates SET rate = 50 WHERE rowid = 3")
    said = run(own, "restore-backup", str(file))
    assert said.exit_code == 1
    assert "its table recording_rates was altered after it was made. Nothing was changed." in said.stderr


def test_a_backup_in_the_place_of_a_database_is_one_to_be_written_to(database: Path, tmp_path: Path) -> None:
    own, file = Path(shutil.copy(database, tmp_path / "portal.sqlite")), tmp_path / "backup.sqlite"
    assert run(own, "backup", str(file)).exit_code == 0
    assert run(file, "prune", "--keep", "1").exit_code == 0
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE releases SET note = 'As the database of a site, it changes.'")
    assert run(own, "restore-backup", str(file)).exit_code == 0


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        ("backup", "", "is empty: name a file."),
        ("backup", "-", "is a dash alone"),
        ("backup", "not-mounted/", "names a folder: name a file in it."),
        ("backup", "portal.sqlite-wal", "for a part of"),
        ("backup", "/proc/backup.sqlite", "/proc/.backup.sqlite.unfinished cannot be used: "),
        ("export", "", "is empty: name a folder."),
        ("freeze", " ", "is empty: name a folder."),
        ("freeze", "-", "is a dash alone"),
    ],
)
def test_what_names_nothing_to_write_is_refused(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str, said: str
) -> None:
    own = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    monkeypatch.chdir(tmp_path)
    result = run(own, command, name)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {own.name, f"{own.name}-shm", f"{own.name}-wal"}


def test_what_an_earlier_version_made_can_be_kept_and_put_back(database: Path, tmp_path: Path) -> None:
    old, new = Path(shutil.copy(database, tmp_path / "old.sqlite")), tmp_path / "new.sqlite"
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("ALTER TABLE support_services DROP COLUMN audience_cy")
        connection.execute("DROP TABLE row_histories")
    assert "Another version of the site made the tables" in run(old, "contacts", "--stale").stderr
    before = old.read_bytes()
    assert run(new, "restore-backup", str(old)).exit_code == 0
    assert old.read_bytes() == before
    assert run(new, "contacts").exit_code == 0
    assert run(old, "backup", str(tmp_path / "backup.sqlite")).exit_code == 0
    assert run(old, "contacts").stdout == run(new, "contacts").stdout


def run(database: Path, *arguments: str) -> Result:
    """What a command says and does."""
    return CliRunner().invoke(main, list(arguments), env={"DATABASE_URL": f"sqlite:///{database}"})
