"""A member of the public has a postcode, or the name of a place or a council, and wants to know about their police.

They leave with their force's grade and recording rate in one plain sentence, how that changed, how it compares, and
who holds the force to account: on a telephone, with or without scripts, in English or Welsh, after one search.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.watching import follow
from tests.dataset.facts import rows

KENT = next(row for row in rows("forces") if row["force_id"] == "kent")


def rate_of(inspection_id: str) -> str:
    """The share of all crime that an inspection of the dataset found recorded."""
    found = [row for row in rows("recording_rates") if row["inspection_id"] == inspection_id]
    return next(row["rate"] for row in found if row["offence_group"] == "all")


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A small telephone."""
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def search(page: Page, address: str, text: str) -> None:
    """Type into the box of the home page, and press Enter."""
    page.goto(address)
    page.locator("main").get_by_role("search").get_by_role("textbox").or_(page.get_by_role("combobox")).fill(text)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("typed", ["ME14 1XX", "Maidstone", "Medway Council"])
def test_one_search_answers_everything_they_came_for(site: str, phone: Page, typed: str) -> None:
    search(phone, site, typed)
    phone.wait_for_url(re.compile("/(find|forces/kent)$"))
    if phone.url.endswith("/find"):
        expect(phone.locator("main .lead")).to_contain_text("is policed by Kent Police.")
        follow(phone.get_by_role("link", name="How Kent Police records crime"))
    phone.wait_for_url(f"{site}/forces/kent")

    sentence = phone.locator(".headline-sentence")
    rate = rate_of("kent-cdi-reinspection")
    expect(sentence).to_have_text(
        f"In 2018, Kent Police recorded {rate}% of the crimes reported to it, about 97 in every 100."
    )
    box = sentence.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 800, "the sentence is not on the first screen"
    expect(phone.locator(".headline .badge").first).to_have_text(re.compile(r"^\s*Outstanding\s+2022\s*$"))

    rounds = phone.get_by_role("list", name="Grades for recording crime, round by round").get_by_role("listitem")
    expect(rounds.first).to_have_text(re.compile(r"2016–20\s+Inadequate\s+2017\s+→\s+Outstanding\s+2019"))
    changed = phone.locator("section[aria-labelledby=how-it-changed]")
    expect(changed).to_contain_text("15 June 2017")
    expect(changed).to_contain_text(rate_of("kent-cdi"))

    expect(phone.locator("section[aria-labelledby=compared]")).to_contain_text("43 forces")
    answerable = phone.locator("section[aria-labelledby=accountable]").get_by_role("link").first
    expect(answerable).to_have_text(KENT["accountable_body"])
    expect(answerable).to_have_attribute("href", KENT["accountable_body_website"])

    follow(phone.get_by_role("link", name="Compare with its neighbours"))
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Kent")
    compared = phone.locator("section[aria-labelledby=rates] tbody tr th").all_inner_texts()
    assert {"Kent Police", "Surrey Police", "Sussex Police"} <= set(compared)


def test_a_name_of_several_places_asks_once(site: str, phone: Page) -> None:
    search(phone, site, "Newport")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Which one do you mean?")
    follow(phone.locator("main").get_by_role("link", name="Gwent Police").first)
    assert phone.url == f"{site}/forces/gwent"


def test_in_welsh_too(site: str, phone: Page) -> None:
    search(phone, f"{site}/cy/", "Casnewydd")
    phone.wait_for_url(re.compile("/(find|forces/gwent)$"))
    if phone.url.endswith("/find"):
        phone.locator("main").get_by_role("link", name="Heddlu Gwent").first.click()
    phone.wait_for_url(f"{site}/cy/forces/gwent")
    expect(phone.locator(".headline-sentence")).to_contain_text("cofnododd Heddlu Gwent")
    expect(phone.locator(".headline-sentence")).to_contain_text(f"{rate_of('gwent-cdi')}%")
