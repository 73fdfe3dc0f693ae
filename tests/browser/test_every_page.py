"""Every kind of page in a real browser: accessible in light and dark, whole without JavaScript, and discreet."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.walked import RULES, SUPPORT

KINDS = (
    "/",
    "/forces",
    "/forces?programme=peel-2023-25&sort=grade&order=descending",
    "/forces/kent",
    "/forces/btp",
    "/forces/greater-manchester",
    "/forces/kent/sheet",
    "/programmes",
    "/programmes/cdi-2016-20",
    "/programmes/peel-2021-22",
    "/inspections",
    "/inspections/kent-cdi-reinspection",
    "/inspections/city-of-london-peel-2021-22",
    "/sources/s24e426e2",
    "/compare",
    "/compare?forces=essex,kent,surrey,sussex",
    "/compare/peel-2021-22",
    "/compare/cdi-2016-20/changes",
    *SUPPORT,
    "/compare?forces=cheshire,kent",
    "/data",
    "/charts/kent-timeline",
    "/api",
    "/find",
    "/data/dictionary",
    "/data/releases/1",
    "/charts/rates-cdi-2016-20-all",
    "/forces/kent/embed",
    "/embed/force/kent",
    "/embed/chart/kent-timeline?theme=dark",
    "/about",
    "/about/method",
    "/about/sources",
    "/about/corrections",
    "/about/accessibility",
    "/about/privacy",
    "/about/contact",
    "/nowhere",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(site: str, browser: Browser, path: str, prefix: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site}{prefix}{path}")
    results = Axe().run(page, options={"runOnly": RULES})
    context.close()
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", KINDS)
def test_no_page_scrolls_sideways(site: str, browser: Browser, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, widest(page, width)
    page.close()


@pytest.mark.parametrize("path", KINDS)
def test_a_page_is_the_same_without_javascript(site: str, browser: Browser, path: str) -> None:
    texts = []
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page = context.new_page()
        page.goto(f"{site}{path}")
        texts.append(page.locator("main").inner_text())
        context.close()
    assert texts[0] == texts[1]


@pytest.mark.parametrize("path", KINDS)
def test_no_request_leaves_the_site_and_nothing_is_stored(site: str, browser: Browser, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    response = page.goto(f"{site}{path}")
    page.wait_for_load_state("networkidle")
    assert response is not None
    expected = 404 if path == "/nowhere" else 200
    assert response.status == expected
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(site).netloc}
    assert context.cookies() == []
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert stored == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert [text for text in complaints if "404" not in text] == []
    context.close()


def widest(page: Page, width: int) -> str:
    """The elements that reach beyond the window, for the message of a failure."""
    script = """width => [...document.querySelectorAll('body *')]
        .filter(element => element.getBoundingClientRect().right > width + 1)
        .slice(0, 8).map(element => element.outerHTML.slice(0, 120)).join('\\n')"""
    return str(page.evaluate(script, width))
