"""The box that suggests forces: by keyboard, mouse and screen reader, and without a trace of what is typed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browser.running import free_port, wait_for
from tests.browser.walked import faults_of_access
from tests.browser.watching import follow, send
from tests.patience import patience


@pytest.fixture
def page(site: str, browser: Browser) -> Iterator[Page]:
    """The page with the box."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    opened = context.new_page()
    opened.goto(f"{site}/find")
    yield opened
    context.close()


@pytest.fixture
def same_page(site: str, shared_window: Page) -> Page:
    """The page with the box, in a window that the lookups share."""
    shared_window.goto(f"{site}/find")
    return shared_window


def test_what_happened_is_heard_while_it_is_typed_and_leads_to_help(site: str, page: Page) -> None:
    box = page.get_by_role("combobox")
    # Its line is open at every hour: of others, the first depends on when the tests run.
    box.press_sequentially("my ex hit me")
    expect(page.get_by_role("option")).to_have_text(["Domestic abuse Who to call"])
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(f"{site}/support")
    expect(page.locator(".answer h3").first).to_have_text("National Domestic Abuse Helpline")


def test_a_force_is_reached_by_keyboard(site: str, page: Page) -> None:
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("maidst")
    options = page.get_by_role("option")
    expect(options).to_have_text(["Maidstone Kent Police"])
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("Suggestions: 1. Use the up and down arrows.")
    assert box.get_attribute("aria-activedescendant") == ""
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Enter")
    page.wait_for_url(f"{site}/forces/kent")
    # The page says why it came, and keeps nothing of it.
    expect(page.get_by_text("Maidstone is policed by Kent Police.")).to_be_visible()
    assert page.evaluate("window.name + location.search + location.hash + sessionStorage.length") == "0"
    page.reload()
    expect(page.get_by_text("Maidstone is policed by Kent Police.")).to_have_count(0)


def test_the_arrows_go_round_and_escape_closes_then_clears(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("newport")
    options = page.get_by_role("option")
    expect(options).to_have_count(8)
    box.press("ArrowUp")
    expect(options.nth(7)).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("newport")
    box.press("Escape")
    expect(box).to_have_value("")
    box.press_sequentially("newport")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("me14 1xx", ["ME14 1XX Kent Police"]),
        ("AL38QE", ["AL3 8QE Bedfordshire Police"]),
        ("al3 8qa", ["AL3 8QA Hertfordshire Constabulary"]),
        ("M1 1", ["M1 1 Greater Manchester Police"]),
        ("EC1A", ["EC1A City of London Police", "EC1A Metropolitan Police Service"]),
        ("st. asaph", ["Saint Asaph, Denbighshire North Wales Police"]),
        ("llanelw", ["Llanelwy, Saint Asaph, Denbighshire North Wales Police"]),
        (
            "aldersho",
            [
                "Aldershot, Hampshire Hampshire and Isle of Wight Constabulary",
                "Aldershot, Hampshire Surrey Police, close by",
            ],
        ),
        ("king’s lynn", ["King's Lynn, Norfolk Norfolk Constabulary"]),
        ("Madestone", ["Maidstone Kent Police"]),
        ("Manchestr", ["Manchester Greater Manchester Police"]),
        ("Sheffeild", ["Sheffield South Yorkshire Police"]),
        ("lancs", ["Lancs, Lancashire Lancashire Constabulary"]),
        ("train", ["train British Transport Police"]),
        ("my husbend hits me", ["Domestic abuse Who to call"]),
        ("crime number", ["Was my crime recorded? A letter to ask the police Who to call"]),
        ("اردو", ["اردو Who to call"]),
    ],
)
def test_suggestions_are_those_of_the_lookup(same_page: Page, text: str, options: list[str]) -> None:
    same_page.get_by_role("combobox").press_sequentially(text)
    shown = same_page.get_by_role("option")
    expect(shown.first).to_have_text(options[0])
    assert [" ".join(found.split()) for found in shown.all_inner_texts()[: len(options)]] == options


@pytest.mark.parametrize("text", ["TD15", "CF99", "EH1", "qqqqq"])
def test_what_needs_explaining_is_left_to_the_server(site: str, same_page: Page, text: str) -> None:
    page = same_page
    box = page.get_by_role("combobox")
    box.press_sequentially(text)
    expect(page.get_by_role("status")).to_have_text("No suggestions. Press Enter to search.")
    expect(page.get_by_role("option")).to_have_count(0)
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Find your police force")
    assert page.url == f"{site}/find"


def test_nothing_typed_leaves_the_browser(site: str, page: Page) -> None:
    asked: list[Request] = []

    def keep(request: Request) -> None:
        asked.append(request)

    page.on("request", keep)
    box = page.get_by_role("combobox")
    box.press_sequentially("Maidstone")
    expect(page.get_by_role("option").first).to_contain_text("Maidstone")
    box.fill("")
    box.press_sequentially("ME14 1XX")
    expect(page.get_by_role("option")).to_have_text(["ME14 1XX Kent Police"])
    box.press("Enter")
    page.wait_for_url(f"{site}/forces/kent")
    files = [request.url.rpartition("/find/")[2] for request in asked if request.resource_type == "fetch"]
    telling = [file for file in files if file.startswith("told/")]
    assert len(telling) == 1
    assert [file.partition("/")[2] for file in files if file not in telling] == ["names/m.json", "postcodes/ME.json"]
    assert all(file.startswith("1-") for file in files if file not in telling)
    for request in asked:
        assert request.method == "GET"
        assert not request.all_headers().get("referer")
        assert "maid" not in request.url.casefold()
        assert "me14" not in request.url.casefold()
    page.go_back()
    expect(page.get_by_role("combobox")).to_have_value("")


def test_suggestions_that_come_too_late_do_not_decide(site: str, page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("me14 1xx")
    expect(page.get_by_role("option")).to_have_text(["ME14 1XX Kent Police"])
    page.route("**/find/*/names/*", lambda route: None)
    box.fill("Gwent Police")
    box.press("Enter")
    page.wait_for_url(f"{site}/forces/gwent")


def test_a_list_that_was_closed_does_not_open_again(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/find/*/names/*", hold)
    box = page.get_by_role("combobox")
    box.press_sequentially("newport")
    box.press("Tab")
    with page.expect_response("**/find/*/names/*"):
        for route in held:
            route.continue_()
    # Whoever asks for the same again has it after the box.
    page.unroute("**/find/*/names/*")
    page.evaluate("async address => (await fetch(address)).json()", held[0].request.url)
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_suggestion_is_chosen_by_mouse(site: str, page: Page) -> None:
    page.get_by_role("combobox").press_sequentially("newport")
    page.get_by_role("option", name="Isle of Wight").click()
    page.wait_for_url(f"{site}/forces/hampshire")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Newport", "Which one do you mean?"),
        ("Newcastle", "Which one do you mean?"),
        ("Aldershot", "Which force covers you?"),
        ("EC1A", "Which force covers you?"),
        ("M25", "Which one do you mean?"),
    ],
)
def test_what_is_not_certain_still_asks_the_server(site: str, same_page: Page, text: str, heading: str) -> None:
    page = same_page
    box = page.get_by_role("combobox")
    box.press_sequentially(text)
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert page.url == f"{site}/find"


def test_names_are_in_the_language_of_the_page(site: str, page: Page) -> None:
    page.goto(f"{site}/cy/find")
    page.get_by_role("combobox").press_sequentially("casnew")
    expect(page.get_by_role("option").first).to_contain_text("Heddlu Gwent")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"{site}/cy/forces/gwent")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_list(site: str, browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site}/find")
    page.get_by_role("combobox").press_sequentially("new")
    expect(page.get_by_role("option")).to_have_count(8)
    page.get_by_role("combobox").press("ArrowDown")
    assert not faults_of_access(page)
    context.close()


def test_the_list_fits_a_small_screen(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{site}/find")
    page.get_by_role("combobox").press_sequentially("newport")
    expect(page.get_by_role("option")).to_have_count(8)
    frame = page.get_by_role("listbox").bounding_box()
    assert frame is not None
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_without_javascript_the_form_works(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/find")
    box = page.locator("main input[name=q]")
    box.fill("Newport")
    send(box)
    assert page.url == f"{site}/find"
    follow(page.get_by_role("link", name="Gwent Police").first)
    assert page.url == f"{site}/forces/gwent"
    page.goto(f"{site}/find")
    page.locator("main input[name=q]").fill("me14 1xx")
    send(page.locator("main input[name=q]"))
    expect(page.locator("main .lead")).to_have_text("ME14 1XX is policed by Kent Police.")
    follow(page.get_by_role("link", name="How Kent Police records crime"))
    assert page.url == f"{site}/forces/kent"
    context.close()


def test_no_log_holds_what_was_typed(database: Path, tmp_path: Path) -> None:
    port = free_port()
    address, log = f"http://127.0.0.1:{port}", tmp_path / "log"
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "PORT": str(port), "SITE_URL": address}
    with log.open("wb") as output:
        server = subprocess.Popen([sys.executable, "app.py"], env=environment, stdout=output, stderr=output)
    try:
        wait_for(address, server, log)
        for text in ("Zanzibarton", "ZZ99 9ZZ Zanzibarton", "Zanzibarton" * 20, "Zanzibarton" * 5000):
            for path in ("/find", f"/find?q={quote(text[:500])}", f"/find/1/names/{quote(text[:100])}.json"):
                for body in (None, urlencode({"q": text}).encode()):
                    try:
                        urlopen(address + path, data=body, timeout=patience(10)).close()
                    except HTTPError as error:
                        error.close()
    finally:
        server.terminate()
        server.wait(timeout=patience(20))
    written = log.read_text(encoding="utf-8")
    assert address in written
    assert "zanzibarton" not in written.casefold()
