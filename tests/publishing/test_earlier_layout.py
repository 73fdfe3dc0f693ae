"""A newer version of the site, with a column more, goes on from what an earlier version published."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from portal.application import create_app
from portal.database.archive import dataset_files
from portal.database.engine import open_engine, reading
from portal.dataset.description import DESCRIPTION_FILE
from portal.facts.support_checks import confirmed_on
from portal.publishing.checking import check
from portal.publishing.dataset_files import read_folder
from portal.publishing.earlier_layout import make_tables_ready
from portal.publishing.layout import in_todays_layout
from portal.publishing.problems import DatasetError
from portal.publishing.releasing import PreparedRelease, prepare, prepare_restoration
from portal.queries.support import all_services
from portal.settings import Settings
from tests.dataset.written import rows_of, written
from tests.house_rules import SITE, Client
from tests.releasing import publish_quietly
from tests.reliability.marked_dataset import small_dataset

SERVICES = "support_services.csv"
CHECKS = "support_checks.csv"
NEW = "audience_cy"


def without(files: dict[str, bytes], new: str) -> dict[str, bytes]:
    """The files as the version before a column of the services had them."""
    description = json.loads(files[DESCRIPTION_FILE])
    services = next(resource for resource in description["resources"] if resource["path"] == SERVICES)
    fields = services["schema"]["fields"]
    fields.remove(next(field for field in fields if field["name"] == new))
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, [field["name"] for field in fields], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(csv.DictReader(io.StringIO(files[SERVICES].decode(), newline="")))
    return files | {DESCRIPTION_FILE: json.dumps(description).encode(), SERVICES: written.getvalue().encode()}


@pytest.fixture
def earlier(tmp_path: Path) -> Iterator[sa.Engine]:
    """A database in which an earlier version published release 1."""
    engine = open_engine(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    prepared = prepare(engine, dict(small_dataset()))
    archived = replace(prepared.dataset, files=without(prepared.dataset.files, NEW))
    put(engine, replace(prepared, dataset=archived))
    with engine.begin() as connection:
        connection.execute(sa.text(f"ALTER TABLE support_services DROP COLUMN {NEW}"))
    yield engine
    engine.dispose()


def put(engine: sa.Engine, prepared: PreparedRelease) -> int:
    """Publish without a bar."""
    return publish_quietly(engine, prepared)


def archived_files(engine: sa.Engine, number: int) -> dict[str, bytes]:
    """The dataset of a release."""
    with reading(engine) as session:
        return dataset_files(session, number)


def test_its_pages_come_again_and_its_release_stays_as_it_was(earlier: sa.Engine) -> None:
    before = archived_files(earlier, 1)
    assert make_tables_ready(earlier)
    app = create_app(Settings.from_environment({"DATABASE_URL": str(earlier.url), "SITE_URL": SITE}))
    page = Client(app).get("/cy/support").text
    assert "Ar gyfer anyone affected by any crime" in page
    assert archived_files(earlier, 1) == before


def test_the_next_publish_and_a_restoration_work(earlier: sa.Engine) -> None:
    assert put(earlier, prepare(earlier, dict(small_dataset()))) == 2
    assert put(earlier, prepare_restoration(earlier, 1, "It was right.")) == 3
    restored = archived_files(earlier, 3)
    assert restored[DESCRIPTION_FILE] == small_dataset()[DESCRIPTION_FILE]
    rows = list(csv.DictReader(io.StringIO(restored[SERVICES].decode(), newline="")))
    assert rows
    assert {row.pop(NEW) for row in rows} == {""}
    old = csv.DictReader(io.StringIO(archived_files(earlier, 1)[SERVICES].decode(), newline=""))
    assert rows == list(old)


def test_a_column_that_may_not_be_empty_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"support_services\.csv, column audience") as caught:
        in_todays_layout(without(dict(small_dataset()), "audience"))
    assert len(caught.value.problems) == 1
    assert "export the release" in caught.value.problems[0].mend


def test_dates_that_stood_beside_the_services_become_checks_and_none_is_lost(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    prepared = prepare(engine, dict(small_dataset()))
    files = before_checks(prepared.dataset.files)
    put(engine, replace(prepared, dataset=replace(prepared.dataset, files=files)))
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE support_checks"))
        connection.execute(sa.text("ALTER TABLE support_services ADD COLUMN verified_on VARCHAR"))
    assert make_tables_ready(engine)
    with reading(engine) as session:
        found = {item.service_id: str(confirmed_on(item)) for item in all_services(session) if item.checks}
    assert found == {row["service_id"]: row["date"] for row in rows_of(small_dataset()[CHECKS])}
    assert archived_files(engine, 1) == files
    assert put(engine, prepare(engine, dict(small_dataset()))) == 2
    assert put(engine, prepare_restoration(engine, 1, "It was right.")) == 3
    assert rows_of(archived_files(engine, 3)[CHECKS]) == rows_of(small_dataset()[CHECKS])
    engine.dispose()


def before_checks(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files as they were when a service's own row said on which date it was verified."""
    dates = {row["service_id"]: row["date"] for row in rows_of(files[CHECKS])}
    services = [row | {"verified_on": dates.get(row["service_id"], "")} for row in rows_of(files[SERVICES])]
    described = json.loads(files[DESCRIPTION_FILE])
    described["version"] = "1.1.0"
    described["resources"] = [item for item in described["resources"] if item["path"] != CHECKS]
    fields = next(item for item in described["resources"] if item["path"] == SERVICES)["schema"]["fields"]
    fields.append(next(field for field in fields if field["name"] == "audience_cy") | {"name": "verified_on"})
    earlier = dict(files) | {
        DESCRIPTION_FILE: json.dumps(described).encode(),
        SERVICES: written(list(services[0]), services),
    }
    del earlier[CHECKS]
    return earlier


def test_a_folder_that_an_earlier_version_exported_is_read_and_says_so(tmp_path: Path) -> None:
    dataset = check(read_folder(folder_of(tmp_path, before_checks(small_dataset()))))
    assert rows_of(dataset.files[CHECKS]) == rows_of(small_dataset()[CHECKS])
    assert dataset.files[DESCRIPTION_FILE] == small_dataset()[DESCRIPTION_FILE]
    assert "an earlier version" in dataset.passed_over[DESCRIPTION_FILE][0]
    assert dataset.content_hash == check(dict(small_dataset())).content_hash


def test_what_was_put_into_such_a_folder_since_is_not_lost(tmp_path: Path) -> None:
    earlier = before_checks(small_dataset()) | {CHECKS: small_dataset()[CHECKS], SERVICES: small_dataset()[SERVICES]}
    added = earlier[CHECKS] + rows_of(earlier[SERVICES])[0]["service_id"].encode() + b",all,2026-10-01,call,confirmed\n"
    dataset = check(read_folder(folder_of(tmp_path, earlier | {CHECKS: added})))
    assert dataset.files[CHECKS] == added
    assert dataset.files[SERVICES] == small_dataset()[SERVICES]


def test_a_fault_in_such_a_folder_is_named_where_it_stands(tmp_path: Path) -> None:
    files = before_checks(small_dataset())
    lines = files[SERVICES].split(b"\n")
    broken = b"\n".join([lines[0], b"", *lines[1:]])
    with pytest.raises(DatasetError, match=r"support_services\.csv, line 2.*\n.*The line is empty"):
        check(read_folder(folder_of(tmp_path, files | {SERVICES: broken})))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda described: described["resources"][0]["schema"]["fields"][0].update(name="own_column"),
        lambda described: described["resources"][0].update(name="own_table"),
        lambda described: described.update(name="somebody-elses"),
        lambda described: described.pop("resources"),
        lambda described: described.pop("version"),
        lambda described: described.update(version="2.one"),
        lambda described: described.update(version="99.0.0"),
    ],
)
def test_a_description_that_no_earlier_version_wrote_is_refused(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], object]
) -> None:
    described = json.loads(small_dataset()[DESCRIPTION_FILE])
    described["version"] = "1.1.0"
    spoil(described)
    files = dict(small_dataset()) | {DESCRIPTION_FILE: json.dumps(described).encode()}
    with pytest.raises(DatasetError, match="The description differs"):
        check(read_folder(folder_of(tmp_path, files)))


def folder_of(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    for path, content in files.items():
        (folder / path).write_bytes(content)
    return folder


def test_tables_of_today_are_left_alone(database: Path) -> None:
    engine = open_engine(f"sqlite:///{database}")
    before = database.stat().st_mtime_ns
    assert not make_tables_ready(engine)
    engine.dispose()
    assert database.stat().st_mtime_ns == before
