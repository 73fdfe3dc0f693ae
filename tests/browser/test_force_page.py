"""The page of a force in a real window: the first screen of a phone, the height of the page, and how it prints."""

import statistics
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.in_place import measured
from tests.browser.paper import A4, printed
from tests.browser.running import CHROMIUM, FLAGS, PICTURES_WHEN_SEEN
from tests.dataset.facts import rows

FORCES = [row["force_id"] for row in rows("forces")]
# Where name, grade and share end, in pixels from the top of the window, and how high the page is.
_LAYOUT = """() => ({
  ends: ["h1", ".headline .badge", ".headline-sentence"].map(
    each => document.querySelector(each).getBoundingClientRect().bottom),
  height: document.documentElement.scrollHeight,
})"""
HIGHEST_MEDIAN = {360: 6000, 1280: 2900}
# The longest page of all on a small telephone; Welsh takes more words.
HIGHEST_ON_A_PHONE = {"": 6000, "/cy": 6300}
MOST_SHEETS = 3
# Between the margins of A4, and a chart of which the smallest letters can be read there: in pixels.
PAPER, LEGIBLE = 672, 300


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A small telephone."""
    chromium = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, PICTURES_WHEN_SEEN])
    yield chromium.new_page(viewport={"width": 360, "height": 640})
    chromium.close()


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_first_screen_shows_name_grade_and_share_and_the_page_is_short(site: str, phone: Page, prefix: str) -> None:
    for width, most in HIGHEST_MEDIAN.items():
        pages = layouts(phone, f"{site}{prefix}", width)
        heights = [page["height"] for page in pages.values()]
        assert statistics.median(heights) <= most, sorted(heights)
        if width == 360:
            assert below_the_first_screen(pages) == {}
            assert max(heights) <= HIGHEST_ON_A_PHONE[prefix], sorted(heights)


def test_the_first_screen_of_the_home_page_shows_the_search_and_tiles(site: str, phone: Page) -> None:
    phone.set_viewport_size({"width": 360, "height": 640})
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
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.emulate_media(media="print")
    widths = page.locator(".chart img").evaluate_all("charts => charts.map(chart => chart.clientWidth)")
    page.close()
    assert len(paper.sizes) <= MOST_SHEETS
    assert set(paper.sizes) == {A4}
    assert min(widths) >= LEGIBLE


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


def layouts(page: Page, site: str, width: int) -> dict[str, dict[str, Any]]:
    """How the page of every force is laid out in a window of that width: where its first words end, and its height."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{site}/forces/kent", wait_until="domcontentloaded")
    found = measured(page, [f"{site}/forces/{force}" for force in FORCES], _LAYOUT)
    assert len(found) == len(FORCES)
    return found


def below_the_first_screen(pages: dict[str, dict[str, Any]]) -> dict[str, list[float]]:
    """The pages on which name, grade or share ends below a telephone's window, and where."""
    return {address: page["ends"] for address, page in pages.items() if max(page["ends"]) > 640}
