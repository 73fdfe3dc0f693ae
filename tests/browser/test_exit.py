"""The top of every page: small, folded without a script, and with one way out that no shortcut of a keyboard takes."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.running import CHROMIUM, FLAGS

PAGES = ("/", "/forces/kent", "/about", "/support", "/support/rights", "/nowhere")
# At the first moment at which the browser draws after the click: is everything covered?
COVERED_IN_THE_NEXT_FRAME = """() => new Promise(resolve => {
  document.querySelector("a[data-exit]").click();
  requestAnimationFrame(() => {
    const points = [[5, 5], [innerWidth / 2, innerHeight / 2], [innerWidth - 5, innerHeight - 5]];
    resolve(points.every(point => document.elementFromPoint(...point).matches(".exit-cover")));
  });
})"""
DOTS_FILLED = """() => [...document.querySelectorAll(".exit-count i")]
    .map(dot => getComputedStyle(dot).backgroundColor !== "rgba(0, 0, 0, 0)")"""


@pytest.fixture(scope="module")
def remembering_browser(browser: Browser) -> Iterator[Browser]:
    """Chromium that keeps left pages in memory, as people's own does (playwright switches that off)."""
    chromium = browser.browser_type.launch(
        executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield chromium
    chromium.close()


@pytest.fixture
def kent(site: str, shared_window: Page) -> Iterator[Page]:
    """The support page of Kent in a window; another website that sends nothing is where its exit leads."""
    page = shared_window
    page.set_viewport_size({"width": 1280, "height": 720})
    page.route("**/static-exit", lambda route: route.fulfill(status=204))
    page.goto(f"{site}/support/kent")
    yield page
    page.unroute("**/static-exit")


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_top_of_a_phone_is_small_and_unfolds_without_a_script(site: str, browser: Browser, prefix: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{site}{prefix}{path}")
        box = page.locator("main").bounding_box()
        assert box is not None
        assert box["y"] <= 120, path
        rows = {round(part["y"] + part["height"] / 2) for part in boxes(page, ".masthead > :is(a, details)")}
        assert max(rows) - min(rows) <= 4, path
    page.goto(f"{site}{prefix}/about")
    page.locator(".menu > summary").click()
    expect(page.locator(".site-navigation a").first).to_be_visible()
    page.locator(".search > summary").click()
    page.get_by_role("search").get_by_role("textbox").fill("ME14 1XX")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{prefix}/find")
    expect(page.locator(f"main a[href='{prefix}/forces/kent']").first).to_be_visible()
    context.close()


def test_a_wide_window_shows_the_folded_parts_in_one_row(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    for prefix in ("", "/cy"):
        page.goto(f"{site}{prefix}/forces")
        parts = boxes(page, ".masthead :is(.brand, .site-navigation a, .finder, .language)")
        middles = [part["y"] + part["height"] / 2 for part in parts]
        assert len(parts) >= 9
        assert max(middles) - min(middles) < 8
        assert parts[-1]["x"] + parts[-1]["width"] <= 1280
        label, field, button = boxes(page, ".masthead .finder :is(label, input, button)")
        assert label["x"] + label["width"] <= field["x"] + field["width"] < button["x"]
        assert field["width"] >= 110
    page.close()


@pytest.mark.parametrize("size", [(1280, 800), (360, 640), (320, 256)])
@pytest.mark.parametrize("path", PAGES)
def test_one_way_out_follows_the_reader(site: str, shared_window: Page, path: str, size: tuple[int, int]) -> None:
    page = shared_window
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site}{path}")
    assert page.locator("a[data-exit]").count() == 1
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    (bar,) = boxes(page, ".exit")
    assert (bar["y"], round(bar["height"])) == (0, 44)
    assert size[0] > 1000 or bar["width"] == size[0]


def three_times(*keys: str) -> Callable[[Page], None]:
    """Press keys together and let go of them, three times."""
    return lambda page: [page.keyboard.press("+".join(keys)) for _ in range(3)] and None


def while_held(key: str) -> Callable[[Page], None]:
    """Hold a key and press Shift three times."""

    def act(page: Page) -> None:
        page.keyboard.down(key)
        three_times("Shift")(page)
        page.keyboard.up(key)

    return act


def with_shift(do: Callable[[Page], None]) -> Callable[[Page], None]:
    """Do something with the pointer while Shift is down, three times."""

    def act(page: Page) -> None:
        page.mouse.move(400, 300)
        for _ in range(3):
            page.keyboard.down("Shift")
            do(page)
            page.keyboard.up("Shift")

    return act


@pytest.mark.parametrize(
    "act",
    [
        while_held("Alt"),
        while_held("Control"),
        while_held("Meta"),
        three_times("Alt", "Shift"),
        three_times("Shift", "Alt"),
        three_times("Control", "Shift"),
        three_times("Shift", "K"),
        three_times("Shift", "Tab"),
        with_shift(lambda page: page.mouse.wheel(0, 10)),
        with_shift(lambda page: page.mouse.click(400, 300)),
    ],
    ids=[
        "Alt held", "Control held", "Meta held", "Alt+Shift", "Shift+Alt", "Control+Shift", "capitals", "tabs back",
        "wheel", "selection",
    ],
)  # fmt: skip
def test_a_shortcut_a_capital_or_a_selection_never_leaves_and_says_nothing(
    kent: Page, act: Callable[[Page], None]
) -> None:
    act(kent)
    expect(kent.locator(".exit-cover")).to_have_count(0)
    assert kent.locator("[data-exit-status]").inner_text() == ""
    assert kent.evaluate(DOTS_FILLED) == [False, False, False]
    # And what was pressed is not counted later.
    kent.keyboard.press("Shift")
    expect(kent.locator("[data-exit-status]")).to_have_text("Exit: press Shift two more times")


def test_both_shift_keys_together_are_one_press(kent: Page) -> None:
    for key in ("ShiftLeft", "ShiftRight"):
        kent.keyboard.down(key)
    for key in ("ShiftLeft", "ShiftRight"):
        kent.keyboard.up(key)
    assert kent.evaluate(DOTS_FILLED) in ([False, False, False], [True, False, False])


def test_each_press_is_seen_and_announced_and_the_third_covers_the_page(kent: Page) -> None:
    for filled, words in (
        ([True, False, False], "Exit: press Shift two more times"),
        ([True, True, False], "Exit: press Shift one more time"),
    ):
        kent.keyboard.press("Shift")
        assert kent.locator("[data-exit-status]").inner_text() == words
        assert kent.evaluate(DOTS_FILLED) == filled
        expect(kent.locator(".exit-count")).to_be_visible()
    kent.keyboard.press("Shift")
    kent.locator(".exit-cover").wait_for()
    assert not kent.locator("main").is_visible()
    assert kent.locator("[data-exit-status]").inner_text() == "Leaving this page"


def test_the_page_is_covered_within_one_frame(kent: Page) -> None:
    assert kent.evaluate(COVERED_IN_THE_NEXT_FRAME)


@pytest.mark.parametrize("way", ["button", "shift"])
def test_back_shows_neither_the_page_nor_the_one_before(site: str, remembering_browser: Browser, way: str) -> None:
    context = remembering_browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/forces/kent")
    page.goto(f"{site}/support/kent")
    if way == "button":
        page.locator("a[data-exit]").click(no_wait_after=True)
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("**/static-exit")
    for _ in range(2):
        shown: list[str] = []
        page.on("framenavigated", lambda frame, shown=shown: shown.append(frame.url))
        with page.expect_event("framenavigated", lambda frame: frame.url.endswith("/static-exit")):
            page.evaluate("setTimeout(() => history.back())")
        assert not [url for url in shown if "kent" in url]
    context.close()


def test_who_comes_to_the_blank_page_otherwise_is_led_away(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/blank", wait_until="commit")
    page.wait_for_url("**/static-exit")
    page.close()


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Where each of these elements is seen."""
    found = [each.bounding_box() for each in page.locator(selector).all() if each.is_visible()]
    return [dict(box) for box in found if box]
