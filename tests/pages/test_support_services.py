"""What a support page says of a service: numbers that dial, hours and dates as sure as they are, nothing invented."""

import re
from dataclasses import replace

import phonenumbers
import pytest

from portal.facts.support_checks import in_doubt
from portal.facts.support_rows import SupportCheck
from portal.facts.vocabulary import CheckOutcome
from portal.pages.service_cards import Clock, service_card
from portal.support.advice import ServiceEntry
from portal.support.judge import freshness
from portal.words.language import language
from tests.dataset.facts import rows
from tests.house_rules import Client, text_of
from tests.pages.supporting import MONDAY_MORNING, NATIONAL, card_of, clock, monday_morning  # noqa: F401
from tests.support.made_services import check, service

REACHED = {row["service_id"] for row in rows("support_channels") if row["address"]}
# Help in danger has a place of its own, without cards.
UNSEEN = {row["service_id"] for row in rows("support_roles") if row["role"] == "emergency"}
pytestmark = pytest.mark.usefixtures("monday_morning")


def test_the_number_for_other_hours_says_when_it_is_the_one_to_call(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def card() -> str:
        page = client.post("/support", {"where": "lancashire", "what": "sexual-violence"})
        return card_of(page, "Lancashire SAFE Centre (SARC)")

    assert "Outside office hours:" in card()
    assert "call this number now" not in card()
    clock(monkeypatch, MONDAY_MORNING.replace(hour=22))
    assert "Closed now. Opens at 8am tomorrow." in card()
    assert "Outside office hours: call this number now:" in card()


@pytest.mark.parametrize("hour", [10, 22])
def test_the_line_for_every_crime_stands_once_among_the_first(
    client: Client, monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    clock(monkeypatch, MONDAY_MORNING.replace(hour=hour))
    page = client.get("/support/kent")
    assert page.section("call").count("0808 168 9111") == 1
    assert "Free." in card_of(page, "Victim Support Kent")


def test_every_number_of_the_dataset_is_shown_as_written_here_and_dialled_from_anywhere(client: Client) -> None:
    pages = [client.get("/support")] + [client.get(f"/support/{row['force_id']}") for row in rows("forces")]
    links = {link for page in pages for link in page.links()}
    text = " ".join(page.text for page in pages)
    for row in rows("support_channels"):
        if row["kind"] != "phone" or not row["address"]:
            continue
        digits = re.sub(r"\D", "", row["address"])
        if digits in ("999", "101", "159", "116123"):
            assert f"tel:{digits}" in links
            continue
        number = phonenumbers.parse(digits, "GB")
        assert f"tel:+44{number.national_number}" in links, row
        assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL) in text, row


def test_a_text_line_opens_a_message_and_a_relay_number_a_call(client: Client) -> None:
    links = client.get("/support").links()
    assert "sms:85258" in links
    assert "tel:1800108081689111" in links


def test_a_card_says_when_its_newest_confirming_check_was_and_of_which_number() -> None:
    made = service("Kent", phones=("01632 960001", "01632 960002"))

    def said(*checks: SupportCheck) -> str | None:
        checked = replace(made, checks=checks)
        entry = ServiceEntry(checked, freshness(checked, MONDAY_MORNING.date(), 365), in_doubt(checked))
        return service_card(entry, Clock(MONDAY_MORNING, language("en"))).checked

    whole, first = check("Kent", "2026-08-05"), check("Kent", "2026-11-02", channel="01632 960001")
    closed = check("Kent", "2026-11-20", CheckOutcome.CLOSED, "01632 960002")
    assert said() is None
    assert said(check("Kent", "2024-08-05")) is None
    assert said(whole, check("Kent", "2026-10-01", CheckOutcome.NO_ANSWER)) == "Checked August 2026"
    assert said(whole, first) == "Checked November 2026: 01632 960001"
    assert said(whole, first, closed) is None


def test_hours_that_no_source_gives_are_not_spoken_of(client: Client) -> None:
    card = card_of(client.get("/support"), "NSPCC Helpline")
    assert "ours" not in card
    assert "0808 800 5000" in card


def test_hours_that_no_rule_can_hold_are_given_as_read(client: Client) -> None:
    card = card_of(client.get("/support"), "Modern Slavery & Exploitation Helpline")
    assert "365 days a year." in card


def test_a_card_says_when_a_number_was_checked_where_that_still_holds(client: Client) -> None:
    page = client.get("/support")
    assert "Checked August 2026." in card_of(page, "National Domestic Abuse Helpline")
    for name in ("National Stalking Helpline", "Hourglass helpline", NATIONAL):
        assert "Checked" not in card_of(page, name)
    assert "Gwiriwyd Awst 2026." in card_of(client.get("/cy/support"), "Llinell gymorth cam-drin domestig genedlaethol")


def test_whether_a_call_shows_on_a_bill_is_said_only_where_the_dataset_says_it(client: Client) -> None:
    page = client.get("/support")
    for row in rows("support_services"):
        if not row["force_id"] and row["service_id"] in REACHED and row["service_id"] not in UNSEEN:
            assert ("On a phone bill" in card_of(page, row["name"])) == bool(row["shows_on_bill"]), row["service_id"]
    assert "On a phone billdoes not show" in card_of(page, "National Stalking Helpline")
    assert "Ar fil ffônnid yw'n ymddangos" in card_of(client.get("/cy/support"), "Llinell gymorth stelcio genedlaethol")
    assert "Where we know whether it does, the card of the service says so." in client.get("/support/safety").text


def test_interpreters_and_sign_language_are_shown(client: Client) -> None:
    card = card_of(client.get("/support"), "National Domestic Abuse Helpline")
    assert "Languagesinterpreters" in card
    assert "BSL interpreter" in card
    for path in ("/support", "/support/deaf", "/support/someone-else"):
        assert "derby.gov.uk" not in client.get(path).text, path


def test_a_service_that_cannot_be_reached_has_no_card(client: Client) -> None:
    assert "Victim Help Centre" not in client.get("/support/north-wales").text
    assert "SignHealth" not in client.get("/support").text


def test_a_website_is_not_said_to_be_open_and_a_text_line_is(client: Client) -> None:
    page = client.get("/support")
    assert "Open now" not in card_of(page, "Sexual assault referral centres (SARCs): NHS finder")
    assert "Open now" in card_of(page, "Shout 85258")


def test_in_welsh_whom_a_service_is_for_is_said_in_welsh(client: Client) -> None:
    assert "Ar gyfer plant a phobl ifanc dan 19 oed" in card_of(client.get("/cy/support"), "Childline")


def test_a_welsh_page_names_a_service_in_welsh_where_it_can_and_marks_a_brand_as_english(client: Client) -> None:
    page = client.get("/cy/support/south-wales")
    assert "0808 801 0800" in card_of(page, "Llinell gymorth Byw Heb Ofn")
    assert "Rhif yr heddlu pan nad yw'n argyfwng" in page.text
    assert "Live Fear Free" not in page.text
    assert '<span lang="en">Childline</span>' in page.response.text
    assert '<span lang="en">Rhif yr heddlu' not in page.response.text
    assert "Samariaid" not in client.get("/support").text


def test_who_runs_a_service_is_said_in_the_language_of_the_page(client: Client) -> None:
    assert "multi-agency hub" in card_of(client.get("/support/gwent"), "Connect Gwent")
    welsh = client.get("/cy/support/gwent")
    assert "multi-agency hub" not in welsh.text
    assert "Darparwr: hyb amlasiantaeth a gomisiynwyd gan" in card_of(welsh, "Connect Gwent")


def test_nothing_that_a_card_tells_of_a_service_is_left_in_english(client: Client) -> None:
    areas = [row["force_id"] for row in rows("forces")]
    english = re.compile(r'<(?:dd|span class="hours")><span lang="en">([^<]+)')
    pages = [client.get(f"/cy/support/{area}").response.text for area in areas]
    left = {text for page in pages for text in english.findall(page)}
    assert not left, "add the Welsh to portal/words/as_read.py"


def test_the_printed_sheet_names_who_answers_and_nobody_for_offenders(client: Client) -> None:
    sheet = text_of(client.get("/support/kent").find(".//*[@class='sheet']")[0])
    assert "0808 500 2222 24/7 Rape and Sexual Abuse Support Line" in sheet
    assert "020 7251 6577" not in sheet
    assert "0808 168 9276 Victim Support Kent" in sheet
    assert "Respect" not in sheet
