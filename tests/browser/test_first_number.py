"""The first number of an answer lies on the first screen of a small phone, for every force and every kind of crime."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from portal.support.kinds import KindOfCrime
from tests.dataset.facts import rows

# All of them share what was laid out once.
pytestmark = pytest.mark.xdist_group("first number")

FORCES = [row["force_id"] for row in rows("forces")]
KINDS = [kind.value for kind in KindOfCrime if kind is not KindOfCrime.ANY]
LANGUAGES = ("", "/cy")
# A force and a kind of crime.
Answer = tuple[str, str]
# Of the 528 answers, so many are laid out in each other font, too.
LOWEST = 90

# Each answer is laid out in place of the one before, as the server sent it: no script of the page has a part in it.
LAST_PIXEL_OF_FIRST_NUMBER = """async answers => {
  const low = [];
  for (const [where, what] of answers) {
    const answer = await fetch(location.pathname, {method: "POST", body: new URLSearchParams({where, what})});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector(".on-screen").replaceWith(page.querySelector(".on-screen"));
    const number = document.querySelector("[data-answer] a[href^='tel:']").getBoundingClientRect();
    low.push([where, what, number.bottom + scrollY]);
  }
  return low;
}"""


@pytest.fixture(scope="module")
def ends(site: str, browser: Browser) -> dict[str, dict[Answer, float]]:
    """By language, where the first number of each answer ends in the font that the stylesheet asks for first.

    In pixels from the top.
    """
    page = browser.new_page(viewport={"width": 360, "height": 640})
    every = [(force, kind) for force in FORCES for kind in KINDS]
    found = {prefix: _ends(page, f"{site}{prefix}/support", every) for prefix in LANGUAGES}
    page.close()
    return found


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_for_every_force_and_kind_of_crime(ends: dict[str, dict[Answer, float]], prefix: str) -> None:
    assert len(ends[prefix]) == 44 * 12
    assert {answer: end for answer, end in ends[prefix].items() if end > 640} == {}


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_in_other_fonts_where_it_stands_lowest(
    site: str, other_phone: Page, ends: dict[str, dict[Answer, float]], prefix: str
) -> None:
    lowest = sorted(ends[prefix], key=lambda answer: ends[prefix][answer])[-LOWEST:]
    found = _ends(other_phone, f"{site}{prefix}/support", lowest)
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


def _ends(page: Page, address: str, answers: list[Answer]) -> dict[Answer, float]:
    page.goto(address)
    return {(where, what): end for where, what, end in page.evaluate(LAST_PIXEL_OF_FIRST_NUMBER, answers)}
