"""The open list of gaps: every blank with its reason, and a request for it."""

import csv
import io
import json

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client

LAW = "https://www.legislation.gov.uk/ukpga/2000/36/section/10"


def test_page_files_and_api_count_the_same_gaps(client: Client) -> None:
    table = list(csv.DictReader(io.StringIO(client.bare.get("/gaps.csv").text)))
    assert len(table) > 100
    assert f"{len(table)} figures are missing" in client.get("/gaps").text
    api = json.loads(client.bare.get("/api/v1/gaps").text)
    assert api["count"] == len(table) == len(api["gaps"])
    assert api["closed"] == [{"release": 1, "gaps": None}]
    kent = [row for row in table if row["force_id"] == "kent"]
    assert len(json.loads(client.bare.get("/api/v1/gaps?force_id=kent").text)["gaps"]) == len(kent)
    assert f"({len(kent)})" in client.get("/gaps").section("forces")
    assert {row["reason"] for row in table} == {"not-tested", "not-graded", "not-published", "not-found"}


def test_every_reason_on_record_is_a_gap_with_its_source(client: Client) -> None:
    table = list(csv.DictReader(io.StringIO(client.bare.get("/gaps.csv").text)))
    given = {(row["force_id"], row["programme_id"], row["reason"]) for row in table if row["source_id"]}
    assert given == {(row["force_id"], row["programme_id"], row["reason"]) for row in rows("missing_reasons")}


def test_what_is_known_of_a_gap_stands_beside_it_with_the_page_to_read(client: Client) -> None:
    addresses = {row["source_id"]: row["url"] for row in rows("sources")}
    known = [row for row in rows("missing_reasons") if row["force_id"] == "greater-manchester"]
    page = client.get("/gaps/greater-manchester")
    in_sight = {link.get("href") for link in page.find(".//main//ul[@class='gaps']/li/p//a")}
    assert len(known) > 1
    for row in known:
        assert f"not found. {row['text']} The inspection" in page.text
        assert addresses[row["source_id"]] in in_sight


@pytest.mark.parametrize(
    ("prefix", "act"), [("", "Freedom of Information Act 2000"), ("/cy", "Ddeddf Rhyddid Gwybodaeth 2000")]
)
def test_a_request_is_ready_to_copy(client: Client, prefix: str, act: str) -> None:
    page = client.get(f"{prefix}/gaps/kent")
    requests = page.find(".//main//ul[@class='gaps']//details")
    assert requests
    for request in requests:
        text = " ".join("".join(request.itertext()).split())
        assert "Kent Police" in text
        assert act in text
        assert "20" in text or "twentieth" in text
    assert {LAW, "https://www.kent.police.uk"} <= set(page.links())
    assert f"{prefix}/about/contact" in page.links()


def test_a_request_asks_for_what_is_missing_and_for_a_date_by_a_question(client: Client) -> None:
    kent = [row for row in csv.DictReader(io.StringIO(client.bare.get("/gaps/kent.csv").text)) if row["request_text"]]
    asked = {row["measure"]: row["request_text"] for row in kent}
    assert "please tell me on what date" in asked["published-on"]
    assert "published its report on Kent Police from this inspection: PEEL 2023–25." in asked["published-on"]
    assert "found for Kent Police in this inspection, PEEL 2023–25: the grade for recording crime." in asked["grade"]
    assert "The margin is the plus or minus figure of the confidence interval." in asked["margin"]
    assert "confidence interval" not in asked["grade"]


def test_only_what_the_force_could_give_is_asked_for(client: Client) -> None:
    for row in csv.DictReader(io.StringIO(client.bare.get("/gaps.csv").text)):
        assert bool(row["request_text"]) == (row["reason"] == "not-found")


def test_an_unknown_force_has_no_list(client: Client) -> None:
    client.get("/gaps/nowhere", status=404)
    assert client.bare.get("/gaps/nowhere.csv").status_code == 404


def test_the_page_of_a_force_leads_to_its_gaps(client: Client) -> None:
    count = sum(row["force_id"] == "kent" for row in csv.DictReader(io.StringIO(client.bare.get("/gaps.csv").text)))
    link = client.get("/forces/kent").find(".//main//a[@href='/gaps/kent']")[-1]
    assert link.text == f"What we could not find ({count})"


def test_where_nothing_is_missing_no_dot_is_left_over(client: Client) -> None:
    assert "/gaps/btp" not in client.get("/forces/btp").links()
    assert client.get("/forces/btp").section("take-away").count("every grade, share and source ·") == 0


def test_rounds_are_named_by_their_years(client: Client) -> None:
    assert "2021–22 inspections" in client.get("/gaps").section("reasons")
    assert "PEEL" not in client.get("/gaps").section("reasons")
    asked = client.get("/gaps/kent").find(".//ul[@class='gaps']/li/p")[0]
    assert "2023–25 inspections: not found" in " ".join("".join(asked.itertext()).split())
