"""Long lists on a telephone: a name, then what is known of it in as few lines as it takes."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A telephone that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "screens"),
    [
        ("/inspections", 20),
        ("/compare/cdi-2016-20", 19),
        ("/forces", 15),
        ("/about/sources", 8),
        ("/support/sources", 5),
        ("/data/dictionary", 60),
    ],
    ids=str,
)
@pytest.mark.parametrize("prefix", ["", "/cy"], ids=["en", "cy"])
def test_a_long_list_takes_few_screens(site: str, phone: Page, prefix: str, path: str, screens: int) -> None:
    phone.goto(f"{site}{prefix}{path}")
    assert phone.evaluate("document.documentElement.scrollHeight") < screens * 640
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_links_of_neighbouring_lines_are_as_far_apart_as_a_finger_needs(site: str, phone: Page) -> None:
    phone.goto(f"{site}/forces")
    lines = phone.locator("tbody tr", has_text="Avon and Somerset Police").locator("td:has(a)")
    tops = [box["y"] for box in (line.bounding_box() for line in lines.all()) if box]
    apart = [second - first for first, second in pairwise(tops) if second > first]
    assert len(apart) > 1
    assert min(apart) >= 24


def test_what_does_not_say_what_it_is_keeps_its_heading_and_a_source_opens_on_its_own_line(
    site: str, phone: Page
) -> None:
    phone.goto(f"{site}/compare/cdi-2016-20")
    row = phone.locator("tbody tr", has_text="Essex Police")
    headings = row.locator("td").evaluate_all("all => all.map(cell => getComputedStyle(cell, '::before').content)")
    assert headings == ['"Recorded: "', '"Margin: "', '"95% interval: "', '"Rank: "', "none", "none"]
    row.locator(".column-rate summary").click()
    box = row.locator(".column-rate").bounding_box()
    assert box is not None
    assert box["width"] > 300


def test_the_name_of_a_table_that_scrolls_sideways_is_seen_whole(site: str, phone: Page) -> None:
    phone.goto(f"{site}/charts/thames-valley-timeline")
    table, name = phone.locator(".table-scroll").first, phone.locator(".table-scroll caption").first
    for offset in (0, 200):
        table.evaluate("(table, left) => table.scrollLeft = left", offset)
        box = name.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize("path", ["/forces", "/compare?forces=kent,surrey"])
def test_a_line_between_columns_is_spoken_of_only_where_it_is_drawn(site: str, browser: Browser, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site}{path}")
    said = page.get_by_text("A striped line divides the rounds.")
    assert not said.is_visible()
    assert page.get_by_text("Grades of different rounds cannot be compared").is_visible()
    page.set_viewport_size({"width": 1280, "height": 740})
    assert said.is_visible()
    page.close()


def test_a_range_of_years_is_not_broken_after_its_dash(site: str, browser: Browser) -> None:
    narrow = browser.new_page(viewport={"width": 320, "height": 640})
    for path in ("/inspections/kent-cdi-reinspection", "/forces/kent/record", "/compare/cdi-2016-20"):
        narrow.goto(site + path)
        pieces = narrow.locator(".years").evaluate_all("all => all.map(range => range.getClientRects().length)")
        assert pieces
        assert max(pieces) == 1
    narrow.close()
