"""The operator's command line: publish, restore, export; nothing is altered silently and nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.application import create_app
from portal.commands.main import main
from tests.conftest import settings_for
from tests.house_rules import Client
from tests.publishing.editing import replace
from tests.reliability.marked_dataset import marked


def test_help_teaches_every_command() -> None:
    overview = run("--help").output
    assert run("--version").output == f"On the Record {metadata.version('on-the-record')}\n"
    for command in ("check", "publish", "releases", "restore", "export", "serve"):
        assert command in overview
        assert "Example:" in run(command, "--help").output


def test_a_full_disk_behind_what_a_command_says_is_told_in_one_line() -> None:
    command = [sys.executable, "-c", "from portal.commands.main import main; main()", "--help"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
    said = "Error: What this command says cannot be written: No space left on device.\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_check_names_every_fault_and_fails(small_folder: Path) -> None:
    replace(small_folder / "recording_rates.csv", "kent-cdi,all,83.6", "kent-cdi,all,183.6")
    result = run("check", str(small_folder))
    assert result.exit_code == 1
    assert "recording_rates.csv, line" in result.output
    assert "column rate: '183.6'" in result.output
    assert "To mend it:" in result.output
    assert "1 problem. Nothing was published." in result.output
    replace(small_folder / "recording_rates.csv", "cdi,all,183.6", "cdi,all,-1")
    replace(small_folder / "inspections.csv", "2017-06-15", "2017-06-31")
    assert "2 problems. Nothing was published." in run("check", str(small_folder)).output


def test_what_only_holds_a_dataset_is_no_folder_of_one(small_folder: Path, tmp_path: Path) -> None:
    above, archive = tmp_path / "unpacked", tmp_path / "dataset.zip"
    shutil.copytree(small_folder, above / "on-the-record")
    shutil.make_archive(str(archive.with_suffix("")), "zip", small_folder)
    inside = small_folder / "forces.csv"
    for named, said in {
        "": "is empty: name a folder.",
        str(above): f"'{above}' holds no file of a dataset: did you mean {above / 'on-the-record'}?",
        str(archive): f"'{archive}' is an archive, not a folder: unpack it, and name the folder with datapackage.json.",
        str(inside): f"'{inside}' is a file, not a folder: name {small_folder}.",
        "n" * 300: "cannot be looked into: File name too long.",
    }.items():
        for command in ("check", "publish"):
            result = run(command, named)
            assert (result.exit_code, said in " ".join(result.stderr.split())) == (2, True)


def test_an_altered_figure_without_a_reason_is_refused(published: Path, small_folder: Path) -> None:
    replace(small_folder / "recording_rates.csv", "kent-cdi,all,83.6", "kent-cdi,all,83.7")
    before = figures(published)
    result = run("publish", str(small_folder))
    assert result.exit_code == 1
    line = (small_folder / "recording_rates.csv").read_text().splitlines().index(
        "kent-cdi,all,83.7,1.85,exact,s24e426e2"
    ) + 1
    assert f"recording_rates.csv, line {line}, column rate" in result.output
    assert "rate of kent-cdi/all was 83.6 and is now 83.7: no reason" in result.output
    assert "corrections.csv" in result.output
    assert figures(published) == before


def test_a_clock_behind_the_last_release_is_told_and_changes_nothing(published: Path, small_folder: Path) -> None:
    with closing(sqlite3.connect(published)) as connection, connection:
        connection.execute("UPDATE releases SET published_at = '2099-01-01T00:00:00+00:00'")
    replace(small_folder / "sources.csv", ",press,", ",government,")
    before = figures(published)
    result = run("publish", str(small_folder))
    assert result.exit_code == 1
    assert "which is before the last release (2099-01-01 00:00 UTC). Nothing was changed" in result.output
    assert figures(published) == before


def test_who_reads_only_the_first_lines_of_a_list_is_told_of_no_error(published: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", "from portal.commands.main import main; main()", "releases"]
    done = subprocess.run(command, check=False, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, f"Database {published}, release 1.\n")


def test_a_withdrawn_figure_without_a_reason_is_refused(published: Path, small_folder: Path) -> None:
    drop_line(small_folder / "recording_rates.csv", "kent-cdi,violence")
    result = run("publish", str(small_folder))
    assert result.exit_code == 1
    assert "kent-cdi/violence was withdrawn" in result.output


def test_an_explained_correction_is_published_and_shown(published: Path, small_folder: Path) -> None:
    replace(small_folder / "recording_rates.csv", "kent-cdi,all,83.6", "kent-cdi,all,83.7")
    append(
        small_folder / "corrections.csv",
        "recording_rates,kent-cdi/all,rate,83.6,83.7,correction,A slip of the pen.,,2026-11-23",
    )
    result = run("publish", str(small_folder), "--note", "Mends a slip.")
    assert result.exit_code == 0, result.output
    assert "recording_rates: 1 changed" in result.output
    assert "corrections: 1 added" in result.output
    client = Client(create_app(settings_for(published)))
    corrections = client.get("/about/corrections").text
    assert "83.6" in corrections
    assert "83.7" in corrections
    assert "A slip of the pen." in corrections
    assert "83.7%" in client.get("/forces/kent").text
    assert "Last changed in release 2" in client.get("/forces/kent/record").text


@pytest.mark.usefixtures("published")
def test_publishing_the_same_again_changes_nothing(small_folder: Path) -> None:
    result = run("publish", str(small_folder))
    assert result.exit_code == 0
    assert "Nothing to publish" in result.output
    assert len(listed_releases()) == 1


def test_after_an_update_of_the_program_the_same_files_can_be_drawn_again(published: Path, small_folder: Path) -> None:
    result = run("publish", str(small_folder), "--redraw", "--note", "New charts.")
    assert result.exit_code == 0
    assert "Release 2 is published" in result.output
    assert run("export", "--release", "2", str(published.with_name("again"))).exit_code == 0
    assert "\nNothing to publish" in run("publish", str(published.with_name("again"))).output


def test_a_folder_that_cannot_be_written_is_named(published: Path) -> None:
    result = run("export", str(published / "within-a-file"))
    assert result.exit_code == 1
    assert f"Error: {published / 'within-a-file'} cannot be written, or not in full: Not a directory." in result.output


def test_an_old_release_comes_back_as_a_new_one(published: Path, small_folder: Path, tmp_path: Path) -> None:
    replace(small_folder / "forces.csv", "kent,Kent Police", "kent,Kent Constabulary")
    assert run("publish", str(small_folder)).exit_code == 0
    result = run("restore", "1", "--reason", "The name was wrong.")
    assert result.exit_code == 0, result.output
    assert "Release 3 is published; it restores release 1." in result.output
    listed = listed_releases()
    assert len(listed) == 3
    assert "restores release 1" in listed[0]
    assert run("export", str(tmp_path / "two"), "--release", "2").exit_code == 0
    assert run("export", str(tmp_path / "three")).exit_code == 0
    assert contents(tmp_path / "two") == contents(small_folder)
    assert contents(tmp_path / "three") == marked(0)


@pytest.mark.usefixtures("published")
def test_export_writes_what_was_published_byte_for_byte(tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "out")).exit_code == 0
    assert contents(tmp_path / "out") == marked(0)


def test_export_overwrites_nothing(published: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    result = run("export", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "not empty" in result.output


def test_an_unknown_release_is_said_to_be_unknown(published: Path) -> None:
    assert "There is no release 9." in run("restore", "9", "--reason", "x").output


def test_a_damaged_database_is_named_with_the_way_to_rebuild_it(published: Path) -> None:
    content = bytearray(published.read_bytes())
    content[4096 * 3 : 4096 * 40] = b"\x5a" * (4096 * 37)
    published.write_bytes(content)
    result = run("releases")
    assert result.exit_code == 1
    assert "damaged" in result.output
    assert "portal restore-backup FILE" in result.output


@pytest.mark.parametrize("command", [["restore", "9" * 20, "--reason", "x"], ["export", "x", "--release", "9" * 20]])
def test_a_number_that_no_release_can_have_is_told(published: Path, command: list[str]) -> None:
    result = run(*command)
    assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
    assert "is not in the range" in result.output


def test_a_backup_into_no_folder_is_no_fault_of_the_database(published: Path, tmp_path: Path) -> None:
    result = run("backup", str(tmp_path / "nowhere" / "backup.sqlite"))
    assert result.exit_code == 1
    assert f"{tmp_path / 'nowhere'} is no folder." in result.output


def test_only_the_web_and_files_are_read() -> None:
    assert "not a web address" in run("read", "ftp://www.example.org/report.pdf").output


def listed_releases() -> list[str]:
    """The lines of `portal releases` below the one that names the database."""
    return run("releases").output.splitlines()[1:]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def figures(database: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        return connection.execute("select inspection_id, offence_group, rate from recording_rates").fetchall()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def append(path: Path, line: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def drop_line(path: Path, start: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")
