"""The first number of an answer lies on the first screen of a small phone, for every force and every kind of crime."""

from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from portal.support.kinds import KindOfCrime
from tests.dataset.facts import rows
from tests.patience import patience

# All of them share what was laid out once.
pytestmark = pytest.mark.xdist_group("first number")

FORCES = [row["force_id"] for row in rows("forces")]
KINDS = [kind.value for kind in KindOfCrime if kind is not KindOfCrime.ANY]
LANGUAGES = ("", "/cy")
FORM = "application/x-www-form-urlencoded"
# A force and a kind of crime.
Answer = tuple[str, str]
# Of the 528 answers, so many are laid out in each other font, too.
LOWEST = 90

# Each answer is laid out in place of the one before, as the server sent it: no script of the page has a part in it.
# What follows the card of the first number lies below it and cannot move it.
LAST_PIXEL_OF_FIRST_NUMBER = """pages => pages.map(html => {
  const page = new DOMParser().parseFromString(html, "text/html").querySelector(".on-screen");
  const number = page.querySelector("[data-answer] a[href^='tel:']");
  const afterwards = document.createRange();
  afterwards.setStartAfter(number.closest("article"));
  afterwards.setEndAfter(page.lastChild);
  afterwards.deleteContents();
  document.querySelector(".on-screen").replaceWith(page);
  return number.getBoundingClientRect().bottom + scrollY;
})"""


@pytest.fixture(scope="module")
def answers(site: str) -> dict[str, dict[Answer, str]]:
    """By language, what the site sends for every force and every kind of crime."""
    connection = HTTPConnection(urlsplit(site).netloc, timeout=patience(30))

    def sent(path: str, where: str, what: str) -> str:
        connection.request("POST", path, urlencode({"where": where, "what": what}), {"Content-Type": FORM})
        return connection.getresponse().read().decode()

    found = {
        prefix: {(where, what): sent(f"{prefix}/support", where, what) for where in FORCES for what in KINDS}
        for prefix in LANGUAGES
    }
    connection.close()
    return found


@pytest.fixture(scope="module")
def ends(site: str, browser: Browser, answers: dict[str, dict[Answer, str]]) -> dict[str, dict[Answer, float]]:
    """By language, where the first number of each answer ends in the font that the stylesheet asks for first.

    In pixels from the top.
    """
    page = browser.new_page(viewport={"width": 360, "height": 640})
    found = {prefix: _ends(page, f"{site}{prefix}/support", answers[prefix]) for prefix in LANGUAGES}
    page.close()
    return found


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_for_every_force_and_kind_of_crime(ends: dict[str, dict[Answer, float]], prefix: str) -> None:
    assert len(ends[prefix]) == 44 * 12
    assert {answer: end for answer, end in ends[prefix].items() if end > 640} == {}


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_in_other_fonts_where_it_stands_lowest(
    site: str,
    other_phone: Page,
    answers: dict[str, dict[Answer, str]],
    ends: dict[str, dict[Answer, float]],
    prefix: str,
) -> None:
    lowest = sorted(ends[prefix], key=lambda answer: ends[prefix][answer])[-LOWEST:]
    found = _ends(other_phone, f"{site}{prefix}/support", {each: answers[prefix][each] for each in lowest})
    assert len(found) == LOWEST
    assert {answer: end for answer, end in found.items() if end > 640} == {}


def test_without_a_script_one_tap_brings_it_there(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{site}/support")
    for kind in KINDS:
        page.locator(f"button[name=what][value={kind}]").click()
        page.locator(f"button[name=what][value={kind}][aria-current]").wait_for()
        box = page.locator("[data-answer] a[href^='tel:']").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 640, kind
    assert page.url == f"{site}/support"
    context.close()


def _ends(page: Page, address: str, answers: dict[Answer, str]) -> dict[Answer, float]:
    page.goto(address)
    return dict(zip(answers, page.evaluate(LAST_PIXEL_OF_FIRST_NUMBER, list(answers.values())), strict=True))
