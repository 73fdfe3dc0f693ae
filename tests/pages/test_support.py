"""The support pages: the right numbers in the right order, for every area and whatever happened."""

from __future__ import annotations

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client, text_of
from tests.pages.supporting import NATIONAL, card_of, monday_morning, names  # noqa: F401

pytestmark = pytest.mark.usefixtures("monday_morning")


def test_danger_comes_first_and_has_a_way_without_a_voice(client: Client) -> None:
    page = client.get("/support")
    assert text_of(next(page.tree.iter("h2"))) == "In danger now?"
    danger = page.section("danger")
    assert "999" in danger
    assert "Call 999 from a mobile, then press 55 when prompted." in danger
    assert "register first by texting" in danger.lower()
    assert "18000" in danger
    assert "999bsl.co.uk" in danger
    assert {"tel:999", "sms:999", "tel:18000", "https://www.999bsl.co.uk"} <= set(page.links())


def test_choosing_nothing_shows_the_line_for_every_crime(client: Client) -> None:
    page = client.get("/support")
    assert names(page, "call") == [NATIONAL]
    card = card_of(page, NATIONAL)
    assert "0808 168 9111" in card
    assert "Open now, day and night." in card
    assert "Free." in card


def test_a_local_line_that_awaits_a_check_comes_after_the_national_one_with_a_caution(client: Client) -> None:
    page = client.get("/support/kent")
    assert names(page, "call") == [NATIONAL, "Victim Support Kent"]
    card = card_of(page, "Victim Support Kent")
    assert "0808 168 9276" in card
    assert "Open now, until 8 pm." in card
    assert "Needs checking again" in card
    assert "domesticabuseservices.org.uk" in card


def test_a_local_line_as_sure_as_the_national_one_comes_first(client: Client) -> None:
    assert names(client.get("/support/merseyside"), "call")[0] == "Victim Care Merseyside hub"


def test_where_no_local_number_was_found_the_national_line_stands_first(client: Client) -> None:
    page = client.get("/support/hertfordshire")
    assert names(page, "call") == [NATIONAL, "Hertfordshire Beacon"]
    assert "No telephone number found in the sources that we have read." in card_of(page, "Hertfordshire Beacon")


@pytest.mark.parametrize("force", [row["force_id"] for row in rows("forces")])
def test_every_force_has_a_page_with_the_national_line_and_all_its_services(client: Client, force: str) -> None:
    page = client.get(f"/support/{force}")
    assert NATIONAL in names(page, "call")
    for row in rows("support_services"):
        if row["force_id"] == force:
            assert row["name"] in page.text


def test_the_moment_of_the_opening_times_is_told(client: Client) -> None:
    assert "Open or closed as of 10 am on Monday 23 November 2026." in client.get("/support").section("call")


def test_a_choice_is_answered_on_the_same_page(client: Client) -> None:
    page = client.post("/support", {"where": "kent", "what": "domestic-abuse"})
    assert names(page, "call") == [NATIONAL, "Victim Support Kent"]
    assert names(page, "special")[0] == "National Domestic Abuse Helpline"
    assert names(page, "kinds") == []
    chosen = [option.get("value") for option in page.tree.iter("option") if "selected" in option.attrib]
    assert chosen == ["kent", "domestic-abuse"]


def test_a_choice_of_crime_alone_keeps_the_national_line(client: Client) -> None:
    page = client.post("/support", {"where": "", "what": "fraud"})
    assert names(page, "call") == [NATIONAL]
    assert "Report Fraud" in names(page, "special")[0]


def test_in_wales_the_helpline_of_wales_is_shown_and_that_of_england_is_not(client: Client) -> None:
    page = client.post("/support", {"where": "gwent", "what": "domestic-abuse"})
    assert "Live Fear Free helpline" in names(page, "special")
    assert "National Domestic Abuse Helpline" not in names(page, "special")


@pytest.mark.parametrize("choice", [{"where": "nowhere"}, {"what": "nothing"}, {}, {"where": "<b>", "what": "'"}])
def test_a_choice_that_nobody_offered_shows_what_most_people_need(client: Client, choice: dict[str, str]) -> None:
    assert names(client.post("/support", choice), "call") == [NATIONAL]


def test_what_stands_in_an_address_chooses_nothing(client: Client) -> None:
    assert names(client.get("/support?where=kent&what=fraud"), "call") == [NATIONAL]


def test_the_form_offers_every_force_and_every_kind(client: Client) -> None:
    page = client.get("/support")
    offered = {option.get("value") for option in page.tree.iter("option")}
    assert {row["force_id"] for row in rows("forces")} <= offered
    assert {"any", "domestic-abuse", "sexual-violence", "stalking", "child-abuse", "honour-based-abuse",
            "modern-slavery", "hate-crime", "fraud", "bereaved", "road-crash", "burglary-and-theft",
            "antisocial-behaviour"} <= offered  # fmt: skip
    form = next(form for form in page.tree.iter("form") if "data-choice" in form.attrib)
    assert form.get("method") == "post"
    assert form.get("action") == "/support#services"
    assert form.get("autocomplete") == "off"


def test_a_place_or_a_postcode_finds_the_area_and_is_not_repeated(client: Client) -> None:
    for place in ("Maidstone", "me14 1xx"):
        page = client.post("/support", {"place": place, "where": "", "what": "any"})
        assert names(page, "call") == [NATIONAL, "Victim Support Kent"]
        assert place not in page.response.text
        chosen = [option.get("value") for option in page.tree.iter("option") if "selected" in option.attrib]
        assert chosen == ["kent", "any"]


def test_a_place_of_several_areas_asks_and_shows_the_national_line_meanwhile(client: Client) -> None:
    page = client.post("/support", {"place": "Newport", "where": "", "what": "fraud"})
    assert names(page, "call") == [NATIONAL]
    offered = [button.get("value") for button in page.tree.iter("button") if button.get("name") == "area"]
    assert {"gwent", "hampshire"} <= set(offered)
    page = client.post("/support", {"place": "Newport", "where": "", "what": "fraud", "area": "gwent"})
    assert "Gwent Police" in page.section("call")
    assert "Report Fraud" in names(page, "special")[0]


def test_a_place_that_nobody_knows_or_that_lies_elsewhere_says_so(client: Client) -> None:
    assert "Nothing found" in client.post("/support", {"place": "Qwertyuiop"}).text
    assert "Outside England and Wales" in client.post("/support", {"place": "Glasgow"}).text
