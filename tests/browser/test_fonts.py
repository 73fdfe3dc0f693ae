"""Fonts are the reader's: what must fit a screen or a sheet fits in DejaVu and Liberation too, as it does in Noto.

Every other test of the layout sees Noto, which the stylesheet asks for first.
"""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.in_place import measured, show
from tests.browser.paper import A4, printed
from tests.browser.test_force_page import below_the_first_screen, layouts
from tests.browser.walked import SUPPORT
from tests.dataset.facts import rows

FORCES = [row["force_id"] for row in rows("forces")]
LANGUAGES = ("", "/cy")
SHEET: ViewportSize = {"width": 794, "height": 1123}
PRINTED = 6


def test_the_page_is_shown_in_this_family(site: str, other_phone: Page, family: str) -> None:
    other_phone.goto(f"{site}/forces/kent")
    session = other_phone.context.new_cdp_session(other_phone)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for selector in ("h1", ".headline-sentence", ".badge"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {font["familyName"].split()[0] for font in fonts} == {family}, selector


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_name_grade_and_share_stand_on_the_first_screen(site: str, other_phone: Page, prefix: str) -> None:
    assert below_the_first_screen(layouts(other_phone, f"{site}{prefix}", 360)) == {}


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_page_with_a_telephone_number_scrolls_one_way(site: str, other_phone: Page, prefix: str) -> None:
    wide = []
    other_phone.set_viewport_size({"width": 320, "height": 640})
    for path in (*SUPPORT, "/", "/forces/kent", "/forces/kent/sheet", "/compare?forces=cheshire,kent", "/national"):
        other_phone.goto(f"{site}{prefix}{path}", wait_until="domcontentloaded")
        if other_phone.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("path", ["/forces/{}/sheet", "/support/{}/poster"])
@pytest.mark.parametrize("prefix", LANGUAGES)
def test_it_prints_as_one_page_for_every_force(site: str, other_phone: Page, path: str, prefix: str) -> None:
    assert not_on_one_sheet(other_phone, [f"{site}{prefix}{path.format(force)}" for force in FORCES]) == []


def test_the_essentials_print_as_one_sheet_in_every_language(site: str, other_phone: Page) -> None:
    other_phone.goto(f"{site}/support")
    found = other_phone.locator("a[href^='/support/in/']").evaluate_all("all => all.map(each => each.href)")
    assert len(set(found)) >= 12
    assert not_on_one_sheet(other_phone, sorted(set(found))) == []


def not_on_one_sheet(page: Page, addresses: list[str]) -> list[str]:
    """Of the pages, the longest that do not print as one sheet of A4: if they do, a shorter one does."""
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    page.goto(addresses[0])
    heights = measured(page, addresses, "() => document.querySelector('main').scrollHeight")
    faults = []
    for address in sorted(heights, key=lambda each: heights[each])[-PRINTED:]:
        show(page, address)
        if printed(page).sizes != (A4,):
            faults.append(address)
    return faults
