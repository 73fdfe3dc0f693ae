"""What a support page says of a service: numbers that dial, hours and dates as sure as they are, nothing invented."""

from __future__ import annotations

import re

import phonenumbers
import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client, text_of
from tests.pages.supporting import MONDAY_MORNING, NATIONAL, card_of, clock, monday_morning  # noqa: F401

pytestmark = pytest.mark.usefixtures("monday_morning")


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


def test_every_number_of_the_dataset_is_shown_as_written_here_and_dialled_from_anywhere(client: Client) -> None:
    pages = [client.get("/support")] + [client.get(f"/support/{row['force_id']}") for row in rows("forces")]
    links = {link for page in pages for link in page.links()}
    text = " ".join(page.text for page in pages)
    for row in rows("support_channels"):
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
    assert not any(row["shows_on_bill"] for row in rows("support_services"))
    assert "On the bill" not in client.get("/support").text


def test_interpreters_and_sign_language_are_shown(client: Client) -> None:
    card = card_of(client.get("/support"), "National Domestic Abuse Helpline")
    assert "Languagesinterpreters" in card
    assert "BSL interpreter" in card


def test_a_service_with_nothing_to_call_leads_to_the_line_for_all(client: Client) -> None:
    card = card_of(client.get("/support/north-wales"), "Victim Help Centre")
    assert "No number and no website found" in card
    assert "Call the line for all of England and Wales instead." in card


def test_a_website_is_not_said_to_be_open_and_a_text_line_lacks_no_telephone(client: Client) -> None:
    page = client.get("/support")
    assert "Open now" not in card_of(page, "Sexual assault referral centres (SARCs): NHS finder")
    assert "No telephone number found" not in card_of(page, "Shout 85258")
    assert "Open now" in card_of(page, "Shout 85258")


def test_in_welsh_whom_a_service_is_for_is_said_in_welsh(client: Client) -> None:
    assert "Ar gyfer plant a phobl ifanc dan 19 oed" in card_of(client.get("/cy/support"), "Childline")


def test_the_printed_sheet_names_who_answers_day_and_night_and_what_awaits_a_check(client: Client) -> None:
    sheet = text_of(client.get("/support/kent").find(".//*[@class='sheet']")[0])
    assert "247sexualabusesupport.org.uk" in sheet
    assert "nhs.uk/sarcs" in sheet
    assert "020 7251 6577" not in sheet
    assert re.search(r"0808 168 9276 Victim Support Kent [^0]*\(may have changed\)", sheet)
