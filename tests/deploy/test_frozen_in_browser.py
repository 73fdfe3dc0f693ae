"""The frozen site in a real browser: what elsewhere a server answers comes from files, or is told without a script."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route, expect

from portal.application import create_app
from portal.static_site import pages as frozen_pages
from tests.browser.watching import Watched, watch
from tests.conftest import settings_for
from tests.deploy.conftest import Server
from tests.house_rules import SITE
from tests.patience import patience

pytestmark = pytest.mark.xdist_group("frozen")

RATES = "section[aria-labelledby=rates] table"
SENTENCES = ".lead, section[aria-labelledby=verdicts] h3, section[aria-labelledby=verdicts] .verdicts p"
# With differences that are clear among all of them, others that would be clear alone, and a force without a rate.
SEVEN = "bedfordshire,btp,cumbria,essex,hertfordshire,humberside,surrey,wiltshire"


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A page that must ask for nothing elsewhere, and must give the browser nothing to complain of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = watch(context.new_page())
    yield found
    stored = found.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    context.close()
    assert found.complaints == []
    assert len({urlsplit(address).netloc for address in found.asked}) == 1
    assert stored == [0, 0, ""]


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def files(database: Path) -> Flask:
    """The frozen site of the bundled dataset, before its pages are written out."""
    app = create_app(settings_for(database))
    frozen_pages.attach(app)
    return app


def address_of(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}"


def answer(route: Route, app: Flask, address: str) -> None:
    """Answer the browser with what the application answers at an address."""
    response = app.test_client().get(address.removeprefix(SITE), base_url=SITE)
    route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.data)


def serve_files(page: Page, app: Flask) -> None:
    """Answer the browser as a server of files does, which reads no query."""
    page.route("**/*", lambda route: answer(route, app, route.request.url.partition("?")[0]))


def test_the_finder_leads_to_a_force_and_what_was_typed_is_nowhere(server: Server, watched: Watched) -> None:
    page, address = watched.page, address_of(server)
    page.goto(f"{address}/")
    box = page.get_by_role("combobox")
    box.press_sequentially("maidst")
    expect(page.get_by_role("option")).to_have_text(["Maidstone Kent Police"])
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(f"{address}/forces/kent")
    page.get_by_role("combobox").fill("Warrington")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url(f"{address}/forces/cheshire")
    page.get_by_role("combobox").fill("Nowhere at all")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url(f"{address}/find")
    page.get_by_role("link", name="Gwent Police").click()
    page.wait_for_url(f"{address}/forces/gwent")
    # Who tells what happened instead is led to help, and no address says so.
    for told, heading, first in (
        ("he hit me", "Domestic abuse", "National Domestic Abuse Helpline"),
        ("kms", "Someone to", "Sam"),
        # What has a line of its own, a page of its own, or a slip in it, as the server hears it.
        ("my wife slaps me", "Domestic abuse", "Men's Advice Line"),
        ("my husbend hits me", "Domestic abuse", "National Domestic Abuse Helpline"),
    ):
        page.goto(f"{address}/forces/gwent")
        page.get_by_role("combobox").fill(told)
        page.get_by_role("combobox").press("Enter")
        page.wait_for_url(f"{address}/support")
        expect(page.locator(".answer h2")).to_contain_text(heading)
        expect(page.locator(".answer h3").first).to_contain_text(first)
        assert page.evaluate("window.name") == ""
    page.goto(f"{address}/forces/gwent")
    page.get_by_role("combobox").fill("police did nothing")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url(f"{address}/support")
    expect(page.locator(".answer .ask-first")).to_contain_text("A letter to ask the police")
    page.goto(f"{address}/forces/gwent")
    page.get_by_role("combobox").fill("pomocy")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url(f"{address}/support/in/pl")
    for word in ("maidst", "arrington", "owhere", "hit me", "kms", "slaps", "husbend", "nothing", "pomocy"):
        assert not [text for text in watched.asked + watched.sent if word in text.lower()]


def test_where_there_are_several_suggestions_the_reader_chooses(server: Server, watched: Watched) -> None:
    page, address = watched.page, address_of(server)
    page.goto(f"{address}/cy/")
    box = page.get_by_role("combobox")
    box.fill("ch")
    expect(page.get_by_role("option").nth(1)).to_be_visible()
    box.press("Enter")
    expect(page.get_by_role("option").nth(1)).to_be_visible()
    assert page.url == f"{address}/cy/"


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_two_forces_are_compared_as_the_site_compares_them(
    server: Server, live: Flask, watched: Watched, without_script: Page, prefix: str
) -> None:
    page = watched.page
    page.goto(f"{address_of(server)}{prefix}/compare")
    for force in ("cheshire", "kent"):
        page.locator(f"[name=forces][value={force}]").check()
    page.locator(".compare-form button").click()
    expect(page.locator(RATES)).to_be_visible()
    assert_same(page, without_script, live, f"{prefix}/compare?forces=cheshire,kent")
    page.locator(RATES).get_by_role("link", name="Kent").first.click()
    page.wait_for_url(f"{address_of(server)}{prefix}/forces/kent")


@pytest.mark.parametrize(
    "query",
    [
        f"forces={SEVEN}",
        "forces=cheshire,kent",
        "forces=btp,kent&offences=violence",
        "forces=essex,kent,surrey,sussex&programme=peel-2021-22",
        f"forces={SEVEN}&offences=sexual",
    ],
)
def test_every_sentence_of_a_comparison_is_that_of_the_site(
    files: Flask, app: Flask, watched: Watched, without_script: Page, query: str
) -> None:
    serve_files(watched.page, files)
    watched.page.goto(f"{SITE}/compare?{query}")
    expect(watched.page.locator(RATES)).to_be_visible()
    assert_same(watched.page, without_script, app, f"/compare?{query}")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("forces=kent", "Only one force is chosen: Kent."),
        (f"forces={SEVEN},kent", "You chose 9 forces. One comparison takes at most 8"),
    ],
)
def test_a_choice_that_cannot_be_compared_is_told_so(files: Flask, watched: Watched, query: str, words: str) -> None:
    serve_files(watched.page, files)
    watched.page.goto(f"{SITE}/compare?{query}")
    expect(watched.page.locator("main .notice")).to_contain_text(words)
    assert watched.page.locator("[value=kent]").is_checked()


def test_the_live_chart_is_filtered_in_the_browser(server: Server, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address_of(server)}/compare/cdi-2016-20")
    expect(page.locator("#filters")).to_have_count(0)
    page.get_by_role("link", name="Explore this chart").click()
    expect(page.locator("#live svg")).to_be_visible(timeout=1000 * patience(20))
    page.locator("#filter-region").select_option("Wales")
    expect(page.locator("#ranks-table tbody tr:visible")).to_have_count(1)


def test_a_choice_on_the_support_page_is_answered_and_leaves_no_trace(
    server: Server, live: Flask, watched: Watched
) -> None:
    page, address = watched.page, address_of(server)
    page.goto(f"{address}/support")
    before = page.evaluate("history.length")
    page.locator("#where").select_option("kent")
    page.locator("#choice button[value=stalking]").click()
    expect(page.locator(".answer")).to_contain_text("Kent Police")
    expect(page.locator(".answer h2")).to_have_text("Stalking and harassment")
    answer = page.locator("[data-answer]")
    expected = live.test_client().post("/support", data={"where": "kent", "what": "stalking"}).text
    own = expected[expected.index("data-answer") : expected.index('class="more"')]
    for number in {part.partition('"')[0] for part in own.split('href="tel:')[1:]}:
        expect(answer.locator(f"a[href='tel:{number}']").first).to_be_visible()
    assert page.url == f"{address}/support"
    assert page.evaluate("history.length") == before
    assert page.evaluate("document.activeElement.matches('[data-answer]')")


def test_without_a_script_no_form_is_dead(server: Server, without_script: Page) -> None:
    page, address = without_script, address_of(server)
    page.goto(f"{address}/compare")
    expect(page.locator(".compare-form")).to_be_hidden()
    expect(page.locator("main .notice")).to_contain_text("this copy of the site needs JavaScript")
    page.goto(f"{address}/support")
    expect(page.locator("#choice")).to_be_hidden()
    # Playwright reads no words inside <noscript>, but its elements are there.
    page.locator("noscript summary").click()
    page.locator("noscript a[href='/support/kent']").click()
    page.wait_for_url(f"{address}/support/kent")
    expect(page.locator(".answer")).to_contain_text("Kent Police")
    page.get_by_role("link", name="A small card to print").click()
    expect(page.locator(".wallet")).to_contain_text("0808 168 9276")
    page.goto(f"{address}/")
    page.get_by_label("Place, council or postcode").fill("Maidstone")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url(f"{address}/find")
    expect(page.locator("main")).to_contain_text("choose your force from the list")
    page.goto(f"{address}/forces")
    expect(page.locator("main form")).to_have_count(0)
    page.locator("main").get_by_role("link", name="2021–22").first.click()
    expect(page.locator("caption")).to_contain_text("2021–22")


def test_the_exit_leaves_at_once(server: Server, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address_of(server)}/support")
    exit_address = page.locator("a[data-exit]").first.get_attribute("href")
    page.route(f"{exit_address}**", lambda route: route.fulfill(body="elsewhere"))
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{exit_address}**")
    page.go_back()
    assert "/support" not in page.url
    context.close()


def assert_same(page: Page, other: Page, app: Flask, address: str) -> None:
    """Hold the comparison on the page against that of the running site, as it is read."""
    other.route("**/*", lambda route: answer(route, app, route.request.url))
    other.route("**/*.svg*", lambda route: route.abort())
    other.goto(f"{SITE}{address}")
    assert page.locator(RATES).inner_text() == other.locator(RATES).inner_text()
    told = other.locator(SENTENCES).all_inner_texts()
    assert told
    assert page.locator("#comparison").locator(SENTENCES).locator("visible=true").all_inner_texts() == told
