"""A reason explains one alteration, once: it stays when it was published, and none is given for nothing."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.database.engine import open_engine
from portal.dataset.description import DATASET
from portal.publishing.checking import archived_tables, check
from portal.publishing.dataset_files import read_folder
from portal.publishing.problems import DatasetError
from portal.publishing.release_diff import differences, without_reason
from portal.publishing.releasing import prepare

THERE = "recording_rates,kent-cdi/all,rate,83.6,83.7,correction,A slip.,,2026-11-30"
BACK = "recording_rates,kent-cdi/all,rate,83.7,83.6,correction,It was right.,,2026-11-30"
NEVER = "recording_rates,kent-cdi/all,rate,11,83.6,correction,Never was.,,2026-11-30"


@pytest.fixture
def engine(database: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    """A database of its own with the bundled dataset."""
    opened = open_engine(f"sqlite:///{shutil.copy(database, tmp_path / 'portal.sqlite')}")
    yield opened
    opened.dispose()


def test_a_reason_for_what_never_changed_is_refused(engine: sa.Engine) -> None:
    with pytest.raises(DatasetError, match="The reason explains nothing: rate of kent-cdi/all was that in the release"):
        prepare(engine, dataset(NEVER))


def test_reasons_that_lead_there_and_back_are_taken(engine: sa.Engine) -> None:
    prepared = prepare(engine, dataset(THERE, BACK))
    assert {difference.table for difference in prepared.differences} == {"corrections"}


def test_a_published_reason_may_not_go(engine: sa.Engine) -> None:
    files = dict(dataset())
    first, *others = files["corrections.csv"].decode().splitlines(keepends=True)
    files["corrections.csv"] = "".join([first, *others[1:]]).encode()
    with pytest.raises(DatasetError, match="was published and is gone"):
        prepare(engine, files)


def test_a_published_reason_explains_no_second_alteration() -> None:
    before = archived_tables(dataset(THERE))
    after = dict(dataset(THERE))
    after["recording_rates.csv"] = after["recording_rates.csv"].replace(b"kent-cdi,all,83.6,", b"kent-cdi,all,83.7,")
    checked = check(after)
    (problem,) = without_reason(differences(before, checked), before, checked)
    assert problem.what == "rate of kent-cdi/all was 83.6 and is now 83.7: no reason."


def test_a_column_that_the_release_before_had_not_alters_no_figure() -> None:
    files = dict(dataset())
    header, *lines = files["national_rates.csv"].decode().splitlines()
    place = header.split(",").index("note_cy")
    cells = list(csv.reader([header, *lines]))
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(row[:place] + row[place + 1 :] for row in cells)
    files["national_rates.csv"] = file.getvalue().encode()
    description = json.loads(files["datapackage.json"])
    (table,) = (item for item in description["resources"] if item["name"] == "national_rates")
    table["schema"]["fields"] = [field for field in table["schema"]["fields"] if field["name"] != "note_cy"]
    files["datapackage.json"] = json.dumps(description).encode()
    before, checked = archived_tables(files), check(dict(dataset()))
    found = differences(before, checked)
    assert {(item.table, item.column) for item in found} == {("national_rates", "note_cy")}
    assert without_reason(found, before, checked) == []


@cache
def dataset(*reasons: str) -> dict[str, bytes]:
    """The bundled files with more lines in corrections.csv."""
    files = read_folder(DATASET)
    return files | {"corrections.csv": files["corrections.csv"] + "".join(f"{line}\n" for line in reasons).encode()}
