"""A backup is one whole file, and brings the database back, a damaged one too."""

from __future__ import annotations

import shutil
from pathlib import Path

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


def test_what_is_no_backup_changes_nothing(database: Path, tmp_path: Path) -> None:
    own, letter = Path(shutil.copy(database, tmp_path / "portal.sqlite")), tmp_path / "letter.txt"
    letter.write_text("Dear aunt, " * 1000)
    said = run(own, "restore-backup", str(letter))
    assert said.exit_code == 1
    assert said.stderr.endswith(f"\nError: {letter} is no whole backup. Nothing was changed.\n")
    assert run(own, "releases").exit_code == 0


def run(database: Path, *arguments: str) -> Result:
    """What a command says and does."""
    return CliRunner().invoke(main, list(arguments), env={"DATABASE_URL": f"sqlite:///{database}"})
