"""Every kind of page in a real browser: accessible in light and dark, whole without JavaScript, and discreet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.drawing import draw_pictures
from tests.browser.walked import SUPPORT, faults_of_access
from tests.browser.watching import Watched, watch
from tests.patience import patience

WINDOW: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 360, "height": 640}

_RUNS_ON = re.compile(r"[^\W_][”’)%]?[.!?;:,][A-ZŴŶ][^\W_]")

# Eight screens of a telephone.
LONG = 5120
# Pages that begin with whom to call, with nothing before it; and one that is made for paper.
WITHOUT_CONTENTS = {*SUPPORT, "/support/in/ar", "/support/in/en-simple", "/forces/kent/sheet"} - {"/support/sources"}

KINDS = (
    "/",
    "/forces",
    "/forces?programme=peel-2023-25&sort=grade&order=descending",
    "/forces/kent",
    "/forces/btp",
    "/forces/greater-manchester",
    "/forces/kent/record",
    "/forces/kent/newsroom",
    "/forces/kent/sheet",
    "/national",
    "/gaps",
    "/gaps/kent",
    "/programmes",
    "/programmes/cdi-2016-20",
    "/programmes/peel-2021-22",
    "/programmes/victim-service",
    "/inspections",
    "/inspections/kent-cdi-reinspection",
    "/inspections/city-of-london-peel-2021-22",
    "/sources/s24e426e2",
    "/compare",
    "/compare?forces=essex,kent,surrey,sussex",
    "/compare/peel-2021-22",
    "/compare/cdi-2016-20/changes",
    *SUPPORT,
    "/support/in/ar",
    "/support/in/en-simple",
    "/compare?forces=cheshire,kent",
    "/data",
    "/charts/kent-timeline",
    "/charts/newest-grades-map",
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


@dataclass(frozen=True)
class Opened:
    """A page that was opened: what it answered, and its text as it then stood."""

    path: str
    status: int
    text: str
    watched: Watched

    @property
    def page(self) -> Page:
        """The page."""
        return self.watched.page


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Watched]:
    """The one window of all these pages, watched: what any of them stored, the next ones would find."""
    context = browser.new_context(viewport=WINDOW)
    context.set_default_timeout(1000 * patience(30))
    yield watch(context.new_page())
    context.close()


# Opened once for all tests of the page, in one process.
@pytest.fixture(
    scope="module",
    params=[
        pytest.param(prefix + path, marks=pytest.mark.xdist_group(prefix + path))
        for path in KINDS
        for prefix in ("", "/cy")
    ],
)
def opened(site: str, window: Watched, request: pytest.FixtureRequest) -> Opened:
    """Each kind of page in both languages."""
    draw_pictures(site, request.param)
    window.asked.clear()
    window.complaints.clear()
    window.page.set_viewport_size(WINDOW)
    window.page.emulate_media(color_scheme="light")
    response = window.page.goto(f"{site}{request.param}")
    assert response is not None
    return Opened(request.param, response.status, text_of_main(window.page), window)


@pytest.fixture(scope="module")
def without_script(browser: Browser) -> Iterator[Page]:
    """A window of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport=WINDOW)
    context.set_default_timeout(1000 * patience(30))
    yield context.new_page()
    context.close()


def test_no_request_leaves_the_site_and_nothing_is_stored(site: str, opened: Opened) -> None:
    assert opened.status == (404 if opened.path.endswith("/nowhere") else 200)
    assert {urlsplit(address).netloc for address in opened.watched.asked} == {urlsplit(site).netloc}
    assert opened.page.context.cookies() == []
    stored = opened.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert stored == [0, 0, ""]
    assert opened.page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert [text for text in opened.watched.complaints if "404" not in text] == []


def test_a_page_is_the_same_without_javascript(site: str, opened: Opened, without_script: Page) -> None:
    without_script.goto(f"{site}{opened.path}")
    text = opened.text
    for _ in range(3):
        if text_of_main(without_script) == text:
            break
        # A support page tells the minute, which may have turned since: both once more, at the same time.
        opened.page.reload()
        without_script.reload()
        text = text_of_main(opened.page)
    assert text_of_main(without_script) == text


def test_axe_finds_nothing(opened: Opened) -> None:
    """English in light colours, Welsh in dark ones: the two differ in their words alone."""
    opened.page.emulate_media(color_scheme="dark" if opened.path.startswith("/cy") else "light")
    # The colours of links and buttons fade from one scheme to the other.
    opened.page.evaluate("Promise.all(document.getAnimations().map(fading => fading.finished))")
    for window in (WINDOW, TELEPHONE):
        opened.page.set_viewport_size(window)
        assert not faults_of_access(opened.page)


def test_no_page_scrolls_sideways(opened: Opened) -> None:
    for width in (1280, 1024, 320):
        opened.page.set_viewport_size({"width": width, "height": 800})
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width, widest(opened.page, width)


def test_no_sentence_runs_into_the_next(opened: Opened) -> None:
    words = [word for word in opened.text.replace("GOV.UK", "").split() if "/" not in word and "(" not in word]
    assert [word for word in words if _RUNS_ON.search(word)] == []


def test_a_long_page_begins_with_its_contents(opened: Opened) -> None:
    opened.page.set_viewport_size(TELEPHONE)
    height = opened.page.evaluate("document.documentElement.scrollHeight")
    sections = _fragments(opened.page, "main h2[id]", "id")
    if height < LONG or len(sections) < 3 or opened.path.removeprefix("/cy") in WITHOUT_CONTENTS:
        return
    listed = [link for link in _fragments(opened.page, "main .contents a", "hash") if link]
    # A comparison has its first table above the list.
    assert len(listed) >= 3
    assert listed == [f"#{section}" for section in sections][-len(listed) :]
    assert len(sections) - len(listed) <= 1


def _fragments(page: Page, selector: str, name: str) -> list[str]:
    script = "([selector, name]) => [...document.querySelectorAll(selector)].map(element => element[name])"
    return list(page.evaluate(script, [selector, name]))


def text_of_main(page: Page) -> str:
    """What a reader sees between the top and the foot of the page."""
    return page.locator("main").inner_text()


def widest(page: Page, width: int) -> str:
    """The elements that reach beyond the window, for the message of a failure."""
    script = """width => [...document.querySelectorAll('body *')]
        .filter(element => element.getBoundingClientRect().right > width + 1)
        .slice(0, 8).map(element => element.outerHTML.slice(0, 120)).join('\\n')"""
    return str(page.evaluate(script, width))
