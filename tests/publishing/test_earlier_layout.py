"""A newer version of the site, with a column more, goes on from what an earlier version published."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.application import create_app
from portal.database.archive import dataset_files
from portal.database.engine import open_engine, reading
from portal.dataset.description import DESCRIPTION_FILE
from portal.facts.support_checks import confirmed_on
from portal.publishing.earlier_layout import in_todays_layout, make_tables_ready
from portal.publishing.problems import DatasetError
from portal.publishing.releasing import Prepared, prepare, prepare_restoration
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


def put(engine: sa.Engine, prepared: Prepared) -> int:
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


def before_checks(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files as they were when a service's own row said on which date it was verified."""
    dates = {row["service_id"]: row["date"] for row in rows_of(files[CHECKS])}
    services = [row | {"verified_on": dates.get(row["service_id"], "")} for row in rows_of(files[SERVICES])]
    described = json.loads(files[DESCRIPTION_FILE])
    described["resources"] = [item for item in described["resources"] if item["path"] != CHECKS]
    fields = next(item for item in described["resources"] if item["path"] == SERVICES)["schema"]["fields"]
    fields.append(next(field for field in fields if field["name"] == "audience_cy") | {"name": "verified_on"})
    earlier = files | {DESCRIPTION_FILE: json.dumps(described).encode(), SERVICES: written(list(services[0]), services)}
    del earlier[CHECKS]
    return earlier


def test_tables_of_today_are_left_alone(database: Path) -> None:
    engine = open_engine(f"sqlite:///{database}")
    before = database.stat().st_mtime_ns
    assert not make_tables_ready(engine)
    engine.dispose()
    assert database.stat().st_mtime_ns == before
