"""The table of all forces on a telephone: cards that are read from top to bottom, and sorted without headings."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.watching import follow


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A telephone that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_a_card_says_place_grade_rounds_and_share_in_few_lines(site: str, phone: Page) -> None:
    phone.goto(f"{site}/forces")
    card = phone.locator("tbody tr", has_text="Bedfordshire Police")
    boxes = [cell.bounding_box() for cell in card.locator("th, td").all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)
    lines = [box["y"] for box in boxes if box]
    assert lines == sorted(lines)
    card_box = card.bounding_box()
    assert card_box is not None
    assert card_box["height"] < 245


def test_what_is_missing_names_what_it_would_be(site: str, phone: Page) -> None:
    phone.goto(f"{site}/forces")
    cells = phone.locator("tbody tr", has_text="British Transport Police").locator("td:has(.missing)")
    labels = cells.evaluate_all("all => all.map(cell => getComputedStyle(cell, '::before').content)")
    assert labels == ['"Newest grade: "', '"2016–20: "', '"2021–22: "', '"2023–25: "', '"Margin: "']


def test_it_is_sorted_where_there_are_no_headings(site: str, phone: Page) -> None:
    phone.goto(f"{site}/forces?nation=Wales")
    expect(phone.get_by_role("columnheader", name="Share recorded")).to_be_hidden()
    phone.get_by_label("Sort by").select_option("rate")
    phone.get_by_label("Order").select_option("descending")
    follow(phone.get_by_role("button", name="Show"))
    names = phone.locator("tbody th").all_inner_texts()
    assert sorted(names) == ["Dyfed-Powys Police", "Gwent Police", "North Wales Police", "South Wales Police"]
    shown = phone.locator("tbody .column-rate").all_inner_texts()
    rates = [float(re.findall(r"([\d.]+)%", text)[0]) for text in shown]
    assert rates == sorted(rates, reverse=True)
    expect(phone.get_by_label("Sort by")).to_have_value("rate")
    expect(phone.get_by_label("Order")).to_have_value("descending")


def test_a_wide_window_sorts_by_its_headings(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/forces")
    expect(page.get_by_label("Sort by")).to_be_hidden()
    follow(page.get_by_role("link", name="Share recorded"))
    assert "sort=rate" in page.url
    page.close()
