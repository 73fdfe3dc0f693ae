"""The whole dataset as a package, a database and a spreadsheet: complete, the same each time, and read by others."""

import datetime
import hashlib
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas
import pytest
from frictionless import Package

from portal.database.archive import PACKAGE_FILE, SQLITE_FILE, WORKBOOK_FILE
from portal.database.engine import open_engine, reading
from portal.dataset.description import DATASET, DESCRIPTION_FILE, description, table_description
from portal.facts.rows import Release
from portal.publishing.checking import CheckedDataset, check
from portal.publishing.dataset_files import read_folder
from portal.publishing.downloads import downloads, package_bytes
from portal.queries.releases import current_release, files_of_release, release_file
from tests.dataset.facts import rows
from tests.patience import patience

RELEASE = Release(7, datetime.datetime(2026, 11, 23, 9, 30, tzinfo=datetime.UTC), "", "", None)
# In one process, which reads the dataset once.
pytestmark = pytest.mark.xdist_group("downloads")

TABLES = [table.name for table in description()]


@pytest.fixture(scope="module")
def dataset() -> CheckedDataset:
    """The bundled dataset."""
    return check(read_folder(DATASET))


@pytest.fixture(scope="module")
def files(database: Path) -> dict[str, bytes]:
    """The downloads of its first release by their names, as they are kept with it."""
    with reading(open_engine(f"sqlite:///{database}")) as session:
        kept = {file.path: release_file(session, 1, file.path) for file in files_of_release(session, 1, "downloads/")}
    return {path.removeprefix("downloads/"): content for path, content in kept.items()}


def test_the_same_release_gives_the_same_bytes(
    database: Path, dataset: CheckedDataset, files: dict[str, bytes]
) -> None:
    with reading(open_engine(f"sqlite:///{database}")) as session:
        release = current_release(session)
    assert release is not None
    again = {path.removeprefix("downloads/"): content for path, content in downloads(dataset, release).items()}
    assert {name: hashlib.sha256(content).hexdigest() for name, content in files.items()} == {
        name: hashlib.sha256(content).hexdigest() for name, content in again.items()
    }


def test_a_published_release_holds_them(database: Path, files: dict[str, bytes]) -> None:
    with reading(open_engine(f"sqlite:///{database}")) as session:
        about = {file.path: (file.size, file.sha256) for file in files_of_release(session, 1, "downloads/")}
    assert about == {
        f"downloads/{name}": (len(files[name]), hashlib.sha256(files[name]).hexdigest())
        for name in (PACKAGE_FILE, SQLITE_FILE, WORKBOOK_FILE)
    }


def test_the_package_holds_every_file_byte_for_byte(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files[PACKAGE_FILE])) as archive:
        inside = {name: archive.read(name) for name in archive.namelist() if name != "README.md"}
    assert inside == read_folder(DATASET)


def test_the_readme_says_source_licence_caveats_release_and_citation(dataset: CheckedDataset) -> None:
    with zipfile.ZipFile(io.BytesIO(package_bytes(dataset, RELEASE))) as archive:
        text = archive.read("README.md").decode()
    for said in (
        "release 7 of the figures, 23 November 2026",
        "23 Tachwedd 2026",
        "recording_rates.csv",
        "Open Government Licence",
        "Contains OS data",
        "It never means zero",
        "@misc{on-the-record-release-7,",
    ):
        assert said in text


def test_frictionless_finds_the_package_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(files[PACKAGE_FILE])) as archive:
        archive.extractall(tmp_path)
    report = Package(str(tmp_path / DESCRIPTION_FILE)).validate()
    assert report.valid, report.flatten(["title", "message"])
    # A table without a row has no count of rows.
    assert sum(task.stats.get("rows", 0) for task in report.tasks) == sum(len(rows(table)) for table in TABLES)


@pytest.fixture(scope="module")
def sqlite_file(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite file on the disk."""
    path = tmp_path_factory.mktemp("sqlite") / SQLITE_FILE
    path.write_bytes(files[SQLITE_FILE])
    return path


def test_the_database_holds_the_dataset_and_nothing_of_the_site(sqlite_file: Path) -> None:
    connection = sqlite3.connect(sqlite_file)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == {*TABLES, "about_this_file", "about_the_columns"}
    for table in TABLES:
        found = connection.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in found.description]
        expected = [tuple(row[column] for column in columns) for row in rows(table)]
        assert columns == [field.name for field in table_description(table).fields]
        assert sorted(map(_comparable, found)) == sorted(map(_comparable, expected))
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    said = connection.execute("SELECT text FROM about_this_file WHERE what = 'release'").fetchall()
    connection.close()
    assert said == [("1",)]


def test_datasette_opens_the_database(sqlite_file: Path) -> None:
    address = "/on-the-record/recording_rates.json?inspection_id=kent-cdi-reinspection&offence_group=all&_shape=array"
    arguments = [sys.executable, "-m", "datasette", str(sqlite_file), "--get", address]
    said = subprocess.run(arguments, capture_output=True, text=True, timeout=patience(100), check=True)
    (row,) = json.loads(said.stdout)
    assert row["rate"] == 96.6
    assert row["margin"] is None


def test_pandas_reads_every_sheet_of_the_spreadsheet(files: dict[str, bytes]) -> None:
    sheets = pandas.read_excel(io.BytesIO(files[WORKBOOK_FILE]), sheet_name=None, keep_default_na=False)
    assert list(sheets) == ["Cover", "Contents", "Notes", *TABLES]
    for table in TABLES:
        expected = [_comparable(tuple(row.values())) for row in rows(table)]
        assert [_comparable(row) for row in sheets[table].itertuples(index=False, name=None)] == expected
    columns = sum(len(table.fields) for table in description())
    assert len(sheets["Notes"]) == columns


def _comparable(row: tuple[object, ...]) -> tuple[str, ...]:
    """Cells as text, dates as in a CSV file, numbers without zeros that carry nothing."""
    return tuple(_plain(cell) for cell in row)


def _plain(cell: object) -> str:
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    text = "" if cell is None else str(cell)
    try:
        return repr(float(text))
    except ValueError:
        return text
