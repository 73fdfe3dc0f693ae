"""The page of a force in a real window: the first screen of a phone, the height of the page, and how it prints."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.in_place import show
from tests.browser.paper import A4, printed
from tests.dataset.facts import rows

FORCES = [row["force_id"] for row in rows("forces")]
# Where name, grade and share end, in pixels from the top of the window.
_ENDS = """() => ["h1", ".headline .badge", ".headline-sentence"].map(
  each => document.querySelector(each).getBoundingClientRect().bottom)"""
HIGHEST_MEDIAN = {360: 6000, 1280: 3500}
# The longest page of all on a small telephone; Welsh takes more words.
HIGHEST_ON_A_PHONE = {"": 6000, "/cy": 6300}
MOST_SHEETS = 4


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small telephone."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    yield page
    page.close()


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_first_screen_shows_name_grade_and_share_and_the_page_is_short(site: str, phone: Page, prefix: str) -> None:
    heights: dict[int, list[int]] = {width: [] for width in HIGHEST_MEDIAN}

    def measure() -> None:
        for width, found in heights.items():
            phone.set_viewport_size({"width": width, "height": 640})
            found.append(phone.evaluate("document.documentElement.scrollHeight"))

    assert below_the_first_screen(phone, f"{site}{prefix}", measure) == {}
    for width, most in HIGHEST_MEDIAN.items():
        assert statistics.median(heights[width]) <= most, sorted(heights[width])
    assert max(heights[360]) <= HIGHEST_ON_A_PHONE[prefix], sorted(heights[360])


def test_the_first_screen_of_the_home_page_shows_the_search_and_tiles(site: str, phone: Page) -> None:
    for prefix in ("", "/cy"):
        phone.goto(f"{site}{prefix}/", wait_until="domcontentloaded")
        for part in (phone.get_by_role("combobox").or_(phone.locator("main [name=q]")), phone.locator(".tile").first):
            box = part.first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 640


@pytest.mark.parametrize("force", ["kent", "leicestershire", "btp"])
def test_it_prints_on_few_sheets_and_none_begins_empty(site: str, browser: Browser, force: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/forces/{force}")
    paper = printed(page)
    page.close()
    assert len(paper.sizes) <= MOST_SHEETS
    assert set(paper.sizes) == {A4}


def test_every_tile_of_the_map_stays_in_its_place(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/")
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        widths = page.locator(".tile").evaluate_all("tiles => tiles.map(tile => tile.getBoundingClientRect().width)")
        assert max(widths) - min(widths) < 0.5, width
        beyond = page.locator(".tile > :not(.visually-hidden)").evaluate_all(
            "parts => parts.filter(part => part.getBoundingClientRect().right "
            "> part.parentElement.getBoundingClientRect().right - 1).map(part => part.textContent)"
        )
        assert beyond == [], width
    page.close()


def below_the_first_screen(phone: Page, site: str, then: Callable[[], None] = lambda: None) -> dict[str, list[float]]:
    """The forces whose name, grade or share ends below a telephone's window, and where; on each page comes `then`."""
    faults = {}
    phone.goto(f"{site}/forces/kent", wait_until="domcontentloaded")
    for force in FORCES:
        phone.set_viewport_size({"width": 360, "height": 640})
        show(phone, f"{site}/forces/{force}")
        ends = phone.evaluate(_ENDS)
        if max(ends) > 640:
            faults[force] = ends
        then()
    return faults
