"""The support pages: the right numbers in the right order, as sure as they are, and nothing that tells on a reader."""

from __future__ import annotations

import csv
import datetime
import re

import phonenumbers
import pytest

from portal.publishing.description import DATASET
from portal.support.essentials import all_essentials, words_of
from portal.support.open_now import LONDON
from tests.house_rules import Client, Page, text_of

NATIONAL = "Victim Support Supportline"
PAGES = (
    "/support",
    "/support/kent",
    "/support/kent/poster",
    "/support/card",
    "/support/rights",
    "/support/safety",
    "/support/in/ur",
)
MONDAY_MORNING = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def monday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page is asked for on a Monday at ten."""
    clock(monkeypatch, MONDAY_MORNING)


def clock(monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime) -> None:
    """Let the pages believe that it is this moment."""
    monkeypatch.setattr("portal.pages.support.now", lambda: moment)
    monkeypatch.setattr("portal.pages.support_numbers.now", lambda: moment)


def dataset(name: str) -> list[dict[str, str]]:
    """The rows of a file of the dataset."""
    with (DATASET / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(page: Page, heading_id: str) -> list[str]:
    """The names of the services in a section, in their order."""
    for section in page.tree.iter("section"):
        if section.get("aria-labelledby") == heading_id:
            return [text_of(article[0]) for article in section.iter("article")]
    return []


def card_of(page: Page, name: str) -> str:
    """The text of the first card with that heading."""
    return next(text_of(article) for article in page.tree.iter("article") if text_of(article[0]) == name)


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


@pytest.mark.parametrize("force", [row["force_id"] for row in dataset("forces.csv")])
def test_every_force_has_a_page_with_the_national_line_and_all_its_services(client: Client, force: str) -> None:
    page = client.get(f"/support/{force}")
    assert NATIONAL in names(page, "call")
    for row in dataset("support_services.csv"):
        if row["force_id"] == force:
            assert row["name"] in page.text


def test_the_number_for_other_hours_says_when_it_is_the_one_to_call(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(client.get("/support/kent"), "Victim Support Kent")
    assert "Outside these hours:" in card
    assert "call this number now" not in card
    assert "Hours: not found" not in card
    clock(monkeypatch, MONDAY_MORNING.replace(hour=22))
    card = card_of(client.get("/support/kent"), "Victim Support Kent")
    assert "Closed now. Opens at 8 am tomorrow." in card
    assert "Outside these hours: call this number now:" in card


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
    assert {row["force_id"] for row in dataset("forces.csv")} <= offered
    assert {"any", "domestic-abuse", "sexual-violence", "stalking", "child-abuse", "honour-based-abuse",
            "modern-slavery", "hate-crime", "fraud", "bereaved", "road-crash", "burglary-and-theft",
            "antisocial-behaviour"} <= offered  # fmt: skip
    form = next(form for form in page.tree.iter("form") if "data-choice" in form.attrib)
    assert form.get("method") == "post"
    assert form.get("action") == "/support#services"
    assert form.get("autocomplete") == "off"


def test_every_number_of_the_dataset_is_shown_as_written_here_and_dialled_from_anywhere(client: Client) -> None:
    pages = [client.get("/support")] + [client.get(f"/support/{row['force_id']}") for row in dataset("forces.csv")]
    links = {link for page in pages for link in page.links()}
    text = " ".join(page.text for page in pages)
    for row in dataset("support_channels.csv"):
        if row["kind"] != "phone" or not row["address"]:
            continue
        digits = re.sub(r"\D", "", row["address"])
        if digits in ("999", "101", "116123"):
            assert f"tel:{digits}" in links
            continue
        number = phonenumbers.parse(digits, "GB")
        assert f"tel:+44{number.national_number}" in links, row
        assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL) in text, row


def test_a_text_line_opens_a_message_and_a_relay_number_a_call(client: Client) -> None:
    links = client.get("/support").links()
    assert "sms:85258" in links
    assert "tel:1800108081689111" in links


def test_hours_that_no_source_gives_are_missing_in_words(client: Client) -> None:
    assert "Hours: not found in the sources that we have read." in card_of(client.get("/support"), "Childline")


def test_hours_that_no_rule_can_hold_are_given_as_read(client: Client) -> None:
    card = card_of(client.get("/support"), "Modern Slavery & Exploitation Helpline")
    assert "Hours as our source gives them: 365 days a year." in card


def test_a_service_says_when_and_where_it_was_verified(client: Client) -> None:
    page = client.get("/support")
    dated = card_of(page, "National Domestic Abuse Helpline")
    assert "Verified: 5 August 2026, in" in dated
    assert "may have changed" not in dated
    old = card_of(page, "National Stalking Helpline")
    assert "Not verified in the last 365 days, so this may have changed." in old
    assert "Verified: 22 February 2024, in" in old
    undated = card_of(page, NATIONAL)
    assert "We cannot date our source" in undated
    assert "Read on 22 November 2026 on a page that gives no date of its own: victimsupport.org.uk" in undated


def test_whether_a_call_shows_on_a_bill_is_said_only_where_the_dataset_says_it(client: Client) -> None:
    assert not any(row["shows_on_bill"] for row in dataset("support_services.csv"))
    assert "On the bill" not in client.get("/support").text


def test_interpreters_and_sign_language_are_shown(client: Client) -> None:
    card = card_of(client.get("/support"), "National Domestic Abuse Helpline")
    assert "Languagesinterpreters" in card
    assert "BSL interpreter" in card


@pytest.mark.parametrize("path", PAGES)
def test_a_support_page_is_not_stored_and_names_nothing_in_the_history(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.response.headers["Cache-Control"] == "no-store"
    title = text_of(next(page.tree.iter("title"))).lower()
    telling = ("victim", "crime", "abuse", "support", "police", "record", "kent")
    assert not any(word in title for word in telling)
    relations = {link.get("rel") for link in page.tree.iter("link")}
    assert not relations & {"canonical", "alternate"}
    icon = next(link.get("href", "") for link in page.tree.iter("link") if link.get("rel") == "icon")
    assert icon.startswith("/static/blank.")


@pytest.mark.parametrize("path", PAGES)
def test_the_way_out_is_second_in_the_tab_order_and_stays_in_reach(client: Client, path: str) -> None:
    page = client.get(path)
    links = list(page.tree.iter("a"))
    exits = [place for place, link in enumerate(links) if "data-exit" in link.attrib]
    assert exits[0] <= 1
    assert len(exits) == 3
    assert {links[place].get("href") for place in exits} == {"https://www.bbc.co.uk/weather"}


@pytest.mark.parametrize("path", ["/support", "/support/kent"])
def test_every_language_is_reached_by_its_own_name(client: Client, path: str) -> None:
    page = client.get(path)
    links = {link.get("href"): link for link in page.tree.iter("a")}
    for each in all_essentials():
        link = links[f"/support/in/{each.code}"]
        assert (text_of(link), link.get("lang"), link.get("dir")) == (each.name, each.tag, each.direction)


@pytest.mark.parametrize("code", [each.code for each in all_essentials()])
def test_a_language_has_its_page_with_the_numbers_of_the_dataset(client: Client, code: str) -> None:
    page = client.get(f"/support/in/{code}")
    chosen = next(each for each in all_essentials() if each.code == code)
    assert (page.tree.get("lang"), page.tree.get("dir")) == (chosen.tag, chosen.direction)
    assert text_of(next(page.tree.iter("h1"))) == words_of(code)["title"]
    assert {"tel:999", "tel:+448081689111", "tel:+448082000247", "tel:+448088010800"} <= set(page.links())
    for name in ("line_always", "line_free", "line_confidential", "no_report", "status_machine"):
        assert words_of(code)[name] in page.text
    assert "55" in page.section("danger")
    assert "not yet reviewed" in page.text


def test_an_unknown_force_or_language_is_not_found(client: Client) -> None:
    client.get("/support/nowhere", status=404)
    assert client.bare.get("/support/in/xx").status_code == 404


def test_every_claim_on_rights_and_privacy_has_its_source(client: Client) -> None:
    for path in ("/support/rights", "/support/safety"):
        page = client.get(path)
        assert "source not in this release" not in page.text
    rights = client.get("/support/rights")
    claims = [item for item in rights.tree.iter("li") if text_of(item) and item.find("./small") is not None]
    lists = [item for section in rights.find(".//main/section") for item in section.iter("li")]
    assert claims == lists
    assert len(claims) >= 25


def test_the_page_on_privacy_says_what_remains(client: Client) -> None:
    page = client.get("/support/safety")
    assert "It does not delete the history." in page.section("exit")
    assert "https://ontherecord.example" in page.section("remove")
    assert "nothing on this page helps" in page.section("watched")


def test_the_card_has_the_numbers_and_no_name(client: Client) -> None:
    card = next(
        section
        for section in client.post("/support/card", {"where": "kent"}).tree.iter("section")
        if section.get("class") == "wallet"
    )
    text = text_of(card)
    assert "0808 168 9276" in text
    assert "0808 168 9111" in text
    assert not re.search(r"victim|support|crime|police|kent", text, re.IGNORECASE)


def test_the_welsh_page_says_the_same_in_its_frame(client: Client) -> None:
    page = client.get("/cy/support/kent")
    assert page.tree.get("lang") == "cy"
    assert names(page, "call") == [NATIONAL, "Victim Support Kent"]
    english = [span for span in page.tree.iter("span") if text_of(span) == NATIONAL]
    assert english
    assert all(span.get("lang") == "en" for span in english)


def test_the_strip_of_a_force_never_puts_a_line_to_be_checked_before_the_national_one(client: Client) -> None:
    strips = {
        force: text_of(next(s for s in client.get(f"/forces/{force}").tree.iter("section")
                            if "support-strip" in s.get("class", "")))
        for force in ("kent", "merseyside", "gloucestershire")
    }  # fmt: skip
    assert strips["kent"].index("0808 168 9111") < strips["kent"].index("0808 168 9276")
    assert "(may have changed)" in strips["kent"]
    assert strips["merseyside"].index("0808 174 3080") < strips["merseyside"].index("0808 168 9111")
    assert "may have changed" not in strips["merseyside"]
    assert strips["gloucestershire"].count("0808 168 9111") == 1


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
