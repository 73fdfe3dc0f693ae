"""The poster of an area: the numbers of the dataset, the surest first, and nothing kept of who looked at it."""

import re

import pytest

from portal.facts import telephone
from tests.dataset.facts import rows
from tests.house_rules import Client, text_of

FORCES = [row["force_id"] for row in rows("forces")]


def lines(client: Client, path: str) -> list[str]:
    """The lines of a poster, from top to bottom."""
    page = client.get(path)
    return [text_of(item) for item in page.find(".//section[@class='paper poster']//li")]


@pytest.mark.parametrize("force_id", FORCES)
def test_it_has_danger_first_the_national_line_and_only_numbers_of_the_dataset(client: Client, force_id: str) -> None:
    found = lines(client, f"/support/{force_id}/poster")
    assert found[0].startswith("999 In danger now.")
    assert sum(line.startswith("0808 168 9111 Victim Support Supportline 24 hours a day") for line in found) == 1
    names = {row["service_id"]: row["name"] for row in rows("support_services")}
    areas = {row["service_id"]: row["force_id"] for row in rows("support_services")}
    known = {
        (telephone.format_number(row["address"]), names[row["service_id"]])
        for row in rows("support_channels")
        if row["kind"] == "phone" and row["address"] and areas[row["service_id"]] in ("", force_id)
    }
    for line in found[1:]:
        assert any(line.startswith(f"{number} {name}") for number, name in known), line


def test_it_carries_only_numbers_that_were_checked(client: Client) -> None:
    seen = {row["name"] for row in rows("support_services") if row["verification"] == "seen"}
    for force_id in FORCES:
        for line in lines(client, f"/support/{force_id}/poster")[1:]:
            assert any(f" {name}" in line for name in seen), line
    assert "0808 168 9276" not in client.get("/support/kent/poster").text
    assert "0808 174 3080" in client.get("/support/merseyside/poster").text


def test_it_says_how_to_call_without_a_voice_and_where_the_numbers_were_read(client: Client) -> None:
    text = client.get("/support/kent/poster").text
    assert "Cannot speak? Call 999 from a mobile, then press 55 when prompted." in text
    assert "Victim Support Supportline: " in text
    assert "https://ontherecord.example/support/kent" in text
    assert re.search(r"Printed at .+; numbers may change\.", text)


def test_it_is_not_stored(client: Client) -> None:
    assert client.get("/support/kent/poster").response.headers["Cache-Control"] == "no-store"


def test_the_support_page_of_an_area_leads_to_it(client: Client) -> None:
    assert "/support/kent/poster" in client.get("/support/kent").links()
    assert not any("poster" in link for link in client.get("/support").links())
    # What was chosen in the body of a request must not come to stand in an address.
    assert "poster" not in client.bare.post("/support", data={"where": "kent"}).text


def test_an_unknown_area_has_none(client: Client) -> None:
    client.get("/support/atlantis/poster", status=404)
