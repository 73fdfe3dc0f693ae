"""A victim is in distress, perhaps with somebody looking over their shoulder, perhaps with no data allowance left.

They leave with the right number to call, in their language, within two interactions and without a script, and with no
trace that they did not choose to leave.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.support.essentials import all_essentials, words_of
from tests.browser.watching import follow, history

KENT = "0808 168 9276"
NATIONAL = "0808 168 9111"
TELLING = ("support", "victim", "crime", "police", "abuse", "kent")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small old telephone that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 568})
    yield context.new_page()
    context.close()


def test_help_is_on_the_first_screen_of_every_page_and_the_national_number_one_step_away(
    site: str, phone: Page
) -> None:
    for path in ("/", "/forces/kent", "/compare", "/data", "/about", "/cy/", "/nowhere"):
        phone.goto(f"{site}{path}")
        for link in phone.locator(".support-strip a").all():
            expect(link).to_be_in_viewport()
        assert phone.locator(".colophon a[href='tel:+448081689111']").count() == 1, path
    phone.goto(site)
    follow(phone.get_by_role("link", name="Get help"))
    expect(phone.locator("main a[href='tel:+448081689111']").first).to_be_visible()


def test_the_local_number_is_two_interactions_from_the_home_page(site: str, phone: Page) -> None:
    phone.goto(site)
    phone.locator("main").get_by_role("textbox").fill("ME14 1XX")
    phone.keyboard.press("Enter")  # the first interaction
    follow(phone.get_by_role("link", name="Affected by crime? Get help"))  # the second
    expect(phone.locator("main a[href='tel:+448081689276']").first).to_contain_text(KENT)


@pytest.mark.parametrize("code", ["cy", *(each.code for each in all_essentials())])
def test_in_their_language_within_two_interactions(site: str, phone: Page, code: str) -> None:
    phone.goto(site)
    if code == "cy":
        phone.get_by_role("link", name="Cymraeg").click()
        phone.get_by_role("link", name="Cael cymorth").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Help a gwybodaeth")
    else:
        phone.get_by_role("link", name="Get help").click()
        chosen = next(each for each in all_essentials() if each.code == code)
        phone.get_by_role("navigation", name="Other languages").get_by_text(chosen.name, exact=True).click()
        expect(phone.get_by_role("heading", level=1)).to_have_text(words_of(code)["title"])
        assert phone.locator("html").get_attribute("dir") == chosen.direction
    number = phone.locator("main a[href='tel:+448081689111']").first
    expect(number).to_contain_text(NATIONAL)
    assert_fits(phone)


def test_nothing_that_was_read_or_chosen_is_left_behind(site: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    kept: list[str] = []
    page.on("response", lambda response: kept.append(f"{response.url} {response.headers.get('cache-control')}"))
    page.goto(f"{site}/about/contact")
    kept.clear()
    page.goto(f"{site}/support")
    page.get_by_label("Where?").fill("Maidstone")
    page.get_by_role("button", name="Domestic abuse").click()
    expect(page.locator(".answer")).to_contain_text("Kent Police")
    assert not any(word in page.title().lower() for word in TELLING)
    pages = [line for line in kept if "/static/" not in line]
    assert len(pages) >= 2
    assert all(line == f"{site}/support no-store" for line in pages), pages
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert stored == [0, 0, ""]
    page.locator(".exit-bar a").click(no_wait_after=True)
    page.wait_for_url("**/static-exit")
    assert history(context, page) == [f"{site}/about/contact", f"{site}/blank", f"{site}/static-exit"]
    assert context.cookies() == []
    context.close()


def test_a_small_phone_without_scripts_on_a_slow_network(site: str, phone: Page) -> None:
    phone.context.new_cdp_session(phone).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000},
    )
    phone.goto(site)
    follow(phone.get_by_role("link", name="Get help"))  # the first interaction
    assert visible_in_window(phone, "999")
    phone.get_by_role("button", name="Rape, sexual violence or abuse").click()  # the second
    expect(phone.locator("#call")).to_have_text("Rape, sexual violence or abuse")
    assert visible_in_window(phone, "0808 500 2222")
    assert phone.url == f"{site}/support"
    phone.get_by_label("Where?").fill("ME14 1XX")
    phone.keyboard.press("Enter")
    expect(phone.locator(".answer a[href='tel:+448081689276']")).to_contain_text(KENT)
    assert visible_in_window(phone, "0808 500 2222")
    assert_fits(phone)


def test_a_deaf_person_a_child_and_a_reader_in_edinburgh(site: str, phone: Page) -> None:
    phone.goto(f"{site}/support")
    follow(phone.get_by_role("link", name="Deaf, or cannot use your voice"))
    expect(phone.locator("main a[href='https://www.999bsl.co.uk']").first).to_be_in_viewport()
    phone.goto(f"{site}/support")
    follow(phone.get_by_role("link", name="If you are a child or a young person"))
    expect(phone.locator("main a[href='tel:+448001111']")).to_be_in_viewport()
    phone.goto(f"{site}/support")
    phone.get_by_label("Where?").fill("Edinburgh")
    phone.keyboard.press("Enter")
    expect(phone.locator("main a[href='tel:+448001601985']")).to_be_in_viewport()
    assert_fits(phone)


def test_in_urdu_from_the_support_page(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site}/support")
    follow(page.get_by_role("link", name="اردو"))
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"
    numbers = page.locator("a.telephone")
    assert numbers.all_inner_texts() == ["999", NATIONAL]
    assert numbers.last.get_attribute("href") == "tel:+448081689111"
    right_edge = page.locator("h1").bounding_box()
    assert right_edge is not None
    assert page.locator(".exit").inner_text() == "یہ صفحہ چھوڑیں"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def visible_in_window(page: Page, text: str) -> bool:
    """Whether a telephone link with that number can be seen without scrolling."""
    box = page.locator(f"a.telephone:has-text('{text}')").first.bounding_box()
    size = page.viewport_size
    return bool(box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


def assert_fits(page: Page) -> None:
    """The page needs no scrolling sideways; without scripts the browser itself must tell."""
    metrics: dict[str, Any] = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
    assert metrics["cssContentSize"]["width"] <= 320
