"""Errors are real pages with a way on and the line for victims."""

import shutil
from pathlib import Path

import pytest

from portal.application import create_app
from portal.web.bad_request import refusal
from tests.conftest import settings_for
from tests.house_rules import Client, Page


def test_a_page_that_is_not_there(client: Client) -> None:
    assert has_a_way_on(client.get("/no/such/page", status=404))


def test_a_page_that_is_not_there_in_welsh(client: Client) -> None:
    page = client.get("/cy/no/such/page", status=404)
    assert "/cy/forces" in page.links()


def test_a_request_of_the_wrong_kind(client: Client) -> None:
    page = client.post("/forces/kent", {}, status=405)
    assert has_a_way_on(page)
    assert "GET" in page.response.headers["Allow"]


def test_a_fault_of_ours_is_said_to_be_ours_and_kept_out_of_the_page(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("portal.pages.home.home_facts", fail)
    page = Client(create_app(settings_for(database))).get("/", status=500)
    assert has_a_way_on(page)
    assert "The fault is ours." in page.text
    assert "a secret detail" not in page.response.text


def test_a_database_without_a_release(tmp_path: Path) -> None:
    page = Client(create_app(settings_for(tmp_path / "empty.sqlite"))).get("/", status=503)
    assert has_a_way_on(page)


def test_a_database_that_is_damaged(database: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite"
    shutil.copy(database, damaged)
    damaged.write_bytes(b"this is no database" * 1000)
    assert has_a_way_on(Client(create_app(settings_for(damaged))).get("/forces/kent", status=503))


@pytest.mark.parametrize(
    ("status", "english", "welsh"),
    [
        (400, "what was sent is not right", "yr hyn a anfonwyd yn anghywir"),
        (408, "Only a part of it reached this site", "Dim ond rhan ohono"),
        (416, "The file ends before the part", "ffeil yn gorffen cyn y rhan"),
        (431, "what was sent is not right", "yr hyn a anfonwyd yn anghywir"),
    ],
)
def test_an_address_is_not_blamed_for_what_else_was_wrong(status: int, english: str, welsh: str) -> None:
    said = refusal(status).decode()
    assert english in said
    assert welsh in said
    assert "in the address" not in said


def has_a_way_on(page: Page) -> bool:
    """Whether an error page leads to the forces and to support, and is not kept by a cache."""
    assert page.response.headers["Cache-Control"] == "no-store"
    return {"/", "/forces", "/support", "/about"} <= set(page.links()) and "0808 168 9111" in page.text


@pytest.mark.parametrize(
    "path", ["/data/releases/1/on-the-record.sqlite%00", "/forces/kent%00", "/sources/%00", "/api/v1/forces/kent%00"]
)
def test_a_name_that_no_database_can_hold_is_not_found(client: Client, path: str) -> None:
    assert client.bare.get(path).status_code == 404
