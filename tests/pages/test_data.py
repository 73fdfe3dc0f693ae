"""Everything can be taken away, of this release and of every earlier one, and its checksum is true."""

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import csvw
import pytest

from portal.dataset.description import DATASET, description
from portal.publishing.dataset_files import read_folder
from tests.house_rules import Client
from tests.pages.conftest import NOTE

WHOLE = ("on-the-record.zip", "on-the-record.sqlite", "on-the-record.xlsx")


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_page_shows_every_file_with_its_checksum(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/data")
    for name in WHOLE:
        address = f"{prefix}/data/releases/1/{name}"
        assert address in page.links()
        assert hashlib.sha256(client.bare.get(address).data).hexdigest() in page.text
    for table in description():
        assert f"{prefix}/data/releases/1/{table.path}" in page.links()


def test_the_list_of_checksums_is_true(client: Client) -> None:
    lines = client.bare.get("/data/releases/1/SHA256SUMS").text.splitlines()
    listed = dict(reversed(line.split("  ")) for line in lines)
    assert set(listed) == {*WHOLE, *read_folder(DATASET)}
    for name, sha256 in listed.items():
        assert hashlib.sha256(client.bare.get(f"/data/releases/1/{name}").data).hexdigest() == sha256


def test_each_table_is_byte_for_byte_what_was_published(client: Client) -> None:
    for name, content in read_folder(DATASET).items():
        response = client.bare.get(f"/data/latest/{name}")
        assert response.data == content
        assert response.headers["Content-Location"] == f"/data/releases/1/{name}"


def test_a_file_of_a_release_is_checked_again_and_sent_once(client: Client) -> None:
    response = client.bare.get("/data/releases/1/on-the-record.zip")
    # Another release may have its number, where a database was put back from a copy.
    assert "immutable" not in response.headers["Cache-Control"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "attachment" in response.headers["Content-Disposition"]
    again = client.bare.get("/data/releases/1/on-the-record.zip", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert "immutable" not in client.bare.get("/data/latest/on-the-record.zip").headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/data/releases/2",
        "/data/releases/1/portal.sqlite",
        "/data/releases/1/charts",
        "/data/releases/1/nothing.csv-metadata.json",
        "/data/releases/999999999999999999999/on-the-record.zip",
        "/data/latest/..%2Fcharts%2Fen%2Fkent-timeline.json",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(client: Client, path: str) -> None:
    client.get(path, status=404)


@pytest.mark.parametrize("table", [table.name for table in description() if table.name != "corrections"])
def test_csvw_finds_each_table_and_its_description_valid(client: Client, table: str, tmp_path: Path) -> None:
    for name in (f"{table}.csv", f"{table}.csv-metadata.json"):
        (tmp_path / name).write_bytes(client.bare.get(f"/data/latest/{name}").data)
    read = csvw.CSVW(str(tmp_path / f"{table}.csv-metadata.json"), validate=True)
    assert read.is_valid, [str(warning.message) for warning in read.warnings]
    described = json.loads((tmp_path / f"{table}.csv-metadata.json").read_text(encoding="utf-8"))
    assert described["dc:issued"]["@value"]
    assert all(
        "nationalarchives" in item["@id"] or "creativecommons" in item["@id"] for item in described["dc:license"]
    )


def test_who_opens_files_in_excel_is_told_which_to_take(client: Client) -> None:
    assert "For Excel take .xlsx" in client.get("/data").section("other-forms")


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_dictionary_explains_every_column(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/data/dictionary")
    for table in description():
        section = page.section(table.name)
        for field in table.fields:
            assert field.name in section
            assert (field.description_cy if prefix else field.description) in section
    rates = page.section("recording_rates")
    assert re.search(r"(0 to 100|0 i 100)", rates)


def test_the_database_explains_every_column_to_whoever_has_nothing_else(client: Client) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.deserialize(client.bare.get("/data/latest/on-the-record.sqlite").data)
        found = connection.execute("SELECT table_name, column_name, description FROM about_the_columns").fetchall()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    assert found == [(table.name, item.name, item.description) for table in description() for item in table.fields]


def test_an_earlier_release_stays_as_it_was(client: Client, corrected: Client) -> None:
    for name in (*WHOLE, "recording_rates.csv", "SHA256SUMS"):
        path = f"/data/releases/1/{name}"
        assert corrected.bare.get(path).data == client.bare.get(path).data
    newest = corrected.bare.get("/data/latest/on-the-record.zip").data
    assert newest == corrected.bare.get("/data/releases/2/on-the-record.zip").data
    with zipfile.ZipFile(io.BytesIO(newest)) as archive:
        assert "kent-cdi,violence,79.3," in archive.read("recording_rates.csv").decode()
        assert "release 2 of the figures, 1 March 2027" in archive.read("README.md").decode()


def test_the_pages_name_every_release_and_what_it_changed(corrected: Client) -> None:
    page = corrected.get("/data")
    assert {"/data/releases/1", "/data/releases/2"} <= set(page.links())
    assert NOTE in page.text
    second = corrected.get("/data/releases/2")
    assert "Recording rates: 1 row changed, 1 row withdrawn" in second.section("changes")
    first = corrected.get("/data/releases/1")
    assert "It is not the newest" in first.text
    assert "/data/releases/1/on-the-record.zip" in first.links()


def test_each_release_leads_to_the_one_before_it(corrected: Client) -> None:
    def links(path: str) -> set[str]:
        return {link.get("href", "") for link in corrected.get(path).find(".//main//a")}

    assert "/data/releases/1" in links("/data/releases/2")
    assert "/cy/data/releases/1" in links("/cy/data/releases/2")
    assert not {"/data/releases/0", "/data/releases/1"} & links("/data/releases/1")
