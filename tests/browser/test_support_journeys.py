"""Journeys of people in distress, in a real browser: few steps, no script, a slow network, keys alone, and away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal.support.essentials import all_essentials
from tests.browser.running import CHROMIUM, FLAGS
from tests.browser.walked import SUPPORT
from tests.browser.watching import follow, history

KENT = "0808 168 9276"
NATIONAL = "0808 168 9111"

# What stands in the way of what has the focus: nothing, or what covers its middle or a corner; null if nothing has it.
COVER_OF_FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const box = focused.getBoundingClientRect();
  const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 2, box.top + 2],
                  [box.right - 2, box.bottom - 2]];
  if (!points.some(([x, y]) => inside(x, y))) return "outside of the window";
  for (const [x, y] of points) {
    if (!inside(x, y)) continue;
    const top = document.elementFromPoint(x, y);
    if (top && top.closest(".top") && !focused.closest(".top")) return "covered by the exit";
  }
  return "";
}"""


@pytest.fixture(scope="module")
def remembering_browser(browser: Browser) -> Iterator[Browser]:
    """Chromium that keeps left pages in memory, as people's own does (playwright switches that off)."""
    chromium = browser.browser_type.launch(
        executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield chromium
    chromium.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not lead to {selector}")


def choose(page: Page, force: str) -> None:
    """Choose an area from the list that stands beside the box."""
    page.get_by_text("Or choose from a list").or_(page.get_by_text("Neu dewiswch o restr")).click()
    page.select_option("#where", force)


def test_the_page_of_a_force_leads_there_in_one_step(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    page.goto(f"{site}/forces/kent")
    follow(page.get_by_role("link", name="Get help").first)
    assert page.locator(f"article a:has-text('{KENT}')").first.is_visible()
    page.close()


def test_a_choice_leaves_one_entry_in_the_history_and_nothing_in_the_address(site: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/support")
    choose(page, "kent")
    page.get_by_role("button", name="Stalking and harassment").click()
    page.locator(f"article a:has-text('{KENT}')").first.wait_for()
    assert page.locator("#call").inner_text() == "Stalking and harassment"
    assert page.evaluate("document.activeElement.id") == "services"
    assert history(context, page) == [f"{site}/support"]
    context.close()


def test_by_keyboard_alone(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/support")
    tab_to(page, "#place")
    page.keyboard.type("Maidstone")
    tab_to(page, "form[data-choice] button")
    page.keyboard.press("Enter")
    page.locator(f"article a:has-text('{KENT}')").first.wait_for()
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert "tel:+448081689111" in reached
    assert "tel:+448081689276" in reached
    page.close()


@pytest.mark.parametrize("path", SUPPORT)
def test_what_has_the_focus_is_never_covered(site: str, shared_window: Page, path: str) -> None:
    page = shared_window
    # The last is 1280 × 1024 at 400%.
    for width, height in ((1280, 800), (360, 640), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{site}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("details").evaluate_all("all => all.slice(0, 3).forEach(each => each.open = true)")
        seen = 0
        for _ in range(60):
            page.keyboard.press("Tab")
            cover = page.evaluate(COVER_OF_FOCUS)
            if cover is None:
                break
            seen += 1
            assert cover == "", page.evaluate("document.activeElement.outerHTML")
        assert seen >= 8


def test_a_page_that_was_left_by_a_link_is_not_shown_from_memory(site: str, remembering_browser: Browser) -> None:
    context = remembering_browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.goto(f"{site}/support/kent")
    page.get_by_role("link", name="What stays on this device").click()
    page.wait_for_url("**/support/safety")
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("history.back()")
    page.locator(f"article a:has-text('{KENT}')").first.wait_for()
    assert f"{site}/support/kent" in asked
    context.close()


def test_a_browser_that_keeps_pages_in_memory_shows_a_cover_and_asks_anew(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/support/kent")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert not page.locator("main").is_visible()
    with page.expect_request("**/support/kent"):
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    page.locator("main").wait_for()
    page.close()


def test_a_place_that_is_several_is_settled_without_leaving_the_page(site: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/support")
    page.get_by_label("Where?").fill("Newport")
    page.get_by_role("button", name="Show who to call").click()
    page.get_by_role("button", name="Gwent").first.click()
    page.locator(".answer").get_by_text("Area: Gwent Police").wait_for()
    assert page.locator("#where").input_value() == "gwent"
    assert "Newport" not in page.content()
    assert history(context, page) == [f"{site}/support"]
    context.close()


def test_without_scripts_back_asks_before_it_shows_a_choice_again(site: str, remembering_browser: Browser) -> None:
    context = remembering_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/support")
    choose(page, "kent")
    page.get_by_role("button", name="Show who to call").click()
    page.locator(".answer").get_by_text("Area: Kent Police").wait_for()
    page.locator(".exit-bar a").click()
    page.wait_for_url("**/static-exit")
    with pytest.raises(Exception, match="ERR_CACHE_MISS"):
        page.go_back()
    context.close()


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize(
    ("where", "what"), [("", "any"), ("cleveland", "any"), ("west-mercia", "domestic-abuse"), ("kent", "hate-crime")]
)
def test_a_page_prints_as_one_sheet_with_large_numbers(
    site: str, browser: Browser, prefix: str, where: str, what: str
) -> None:
    page = browser.new_page()
    page.goto(f"{site}{prefix}/support")
    choose(page, where)
    button = f"[name=what][value={what}]" if what != "any" else ":not([name])"
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.locator(f"form[data-choice] button{button}").click()
    page.locator("[data-answer]:focus").wait_for()
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    assert not page.locator(".top, .masthead, .colophon, .on-screen").first.is_visible()
    size = page.locator(".sheet-first strong").nth(1).evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    assert size >= 32
    page.close()


@pytest.mark.parametrize("code", [each.code for each in all_essentials()])
def test_the_essentials_print_as_one_sheet(site: str, shared_window: Page, code: str) -> None:
    shared_window.goto(f"{site}/support/in/{code}")
    assert pages_of(shared_window.pdf(format="A4")) == 1


def test_the_card_prints_alone_as_large_as_two_bank_cards(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/support/card")
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    box = page.locator(".wallet").bounding_box()
    assert box is not None
    millimetres = (box["width"] * 25.4 / 96, box["height"] * 25.4 / 96)
    assert millimetres == pytest.approx((85.6, 107.8), abs=0.5)
    assert page.locator("body").inner_text().strip() == page.locator(".wallet").inner_text().strip()
    fits = page.locator(".wallet ul").evaluate_all("all => all.every(each => each.scrollHeight <= each.clientHeight)")
    assert fits
    page.close()


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has, by its page objects."""
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/")
