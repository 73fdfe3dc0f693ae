"""Comparing in a real browser: the live chart under the strict policy."""

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.drawing import draw_pictures
from tests.browser.walked import faults_of_access
from tests.browser.watching import Watched, follow, watch

ALL_RATES = "/compare/cdi-2016-20"
LIVE = f"{ALL_RATES}?explore=yes"


@pytest.fixture
def watched(site: str, browser: Browser) -> Iterator[Watched]:
    """A page of a desk's width, of a site whose script for live charts is made."""
    draw_pictures(site, LIVE)
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    yield watch(context.new_page())
    context.close()


def points(page: Page) -> int:
    """How many rates the live chart shows."""
    return page.locator("#live svg .mark-symbol.role-mark path").count()


def shown_rows(page: Page) -> int:
    """How many rows of the table are to be seen."""
    return page.locator("#ranks-table tbody tr:visible").count()


def test_the_live_chart_keeps_to_the_policy_and_to_the_site(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}{LIVE}")
    expect(page.locator("#live svg")).to_be_visible()
    assert points(page) == shown_rows(page) == 43
    assert watched.complaints == []
    assert {urlsplit(url).netloc for url in watched.asked} == {urlsplit(site).netloc}
    assert f"{site}/charts/rates-cdi-2016-20-all.json" in watched.asked


def test_the_script_of_the_live_chart_is_loaded_on_request_only(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}{ALL_RATES}")
    assert not [url for url in watched.asked if "vega" in url]
    follow(page.get_by_role("link", name="Explore this chart"))
    expect(page.locator("#live svg")).to_be_visible()
    assert [url for url in watched.asked if "vega" in url]


def test_filters_and_highlight_work_by_keyboard_on_chart_and_table(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}{LIVE}")
    expect(page.locator("#live svg")).to_be_visible()
    region = page.get_by_label("Region")
    region.focus()
    page.keyboard.type("Wales")
    expect(page.get_by_role("status").filter(has_text="Forces shown")).to_have_text("Forces shown: 4 of 43")
    expect(page.locator("#ranks-table tbody tr:visible")).to_have_count(4)
    assert points(page) == 4
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Highlight")).to_be_focused()
    page.keyboard.type("Gwent")
    expect(page.locator("tr.highlight")).to_have_attribute("data-force", "gwent")
    assert re.search(r"region=Wales.*force=gwent", page.url)
    page.reload()
    expect(page.locator("#live svg")).to_be_visible()
    assert points(page) == shown_rows(page) == 4


def test_a_tooltip_says_what_the_table_says(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}{LIVE}&region=Wales")
    expect(page.locator("#live svg")).to_be_visible()
    first = page.locator("#ranks-table tbody tr:visible").first
    page.locator("#live svg .mark-symbol.role-mark path").first.hover()
    tooltip = page.locator(".vg-tooltip")
    expect(tooltip).to_be_visible()
    words = tooltip.inner_text()
    name = re.search(r"Force\t(.+)", words)
    assert name is not None
    assert first.locator("th").inner_text().startswith(name[1])
    assert first.locator(".rate-value").inner_text() in words
    # The interval is told by its two ends.
    ends = re.findall(r"\d+\.\d", first.locator("td").nth(2).inner_text())
    assert all(end in words for end in ends)
    box = tooltip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1100
    assert watched.complaints == []


def test_without_javascript_there_are_the_picture_and_the_table(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{LIVE}&region=Wales")
    expect(page.locator("#still img")).to_be_visible()
    expect(page.locator("#live")).to_be_hidden()
    assert shown_rows(page) == 4
    page.get_by_label("Region").select_option("London")
    follow(page.get_by_role("button", name="Show"))
    assert shown_rows(page) == 2
    context.close()


def test_where_the_script_does_not_come_the_picture_stays(site: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/compare/vega-*", lambda route: route.fulfill(status=503))
    page.goto(f"{site}{LIVE}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#still img")).to_be_visible()
    expect(page.locator("#live")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_live_chart(site: str, browser: Browser, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site}{LIVE}&region=Wales")
    expect(page.locator("#live svg[aria-hidden]")).to_be_visible()
    assert not faults_of_access(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
