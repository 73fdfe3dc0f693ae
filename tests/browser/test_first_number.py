"""The first number of an answer lies on the first screen of a small phone, for every force and every kind of crime."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from portal.support.kinds import KindOfCrime
from tests.dataset.facts import rows

FORCES = [row["force_id"] for row in rows("forces")]
KINDS = [kind.value for kind in KindOfCrime if kind is not KindOfCrime.ANY]

# Each answer is laid out in place of the one before, as the server sent it: no script of the page has a part in it.
LAST_PIXEL_OF_FIRST_NUMBER = """async ([forces, kinds]) => {
  const low = [];
  for (const where of forces) for (const what of kinds) {
    const answer = await fetch(location.pathname, {method: "POST", body: new URLSearchParams({where, what})});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector(".on-screen").replaceWith(page.querySelector(".on-screen"));
    const number = document.querySelector("[data-answer] a[href^='tel:']").getBoundingClientRect();
    low.push([where, what, number.bottom + scrollY]);
  }
  return low;
}"""


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_for_every_force_and_kind_of_crime(site: str, browser: Browser, prefix: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{site}{prefix}/support")
    found = page.evaluate(LAST_PIXEL_OF_FIRST_NUMBER, [FORCES, KINDS])
    assert len(found) == 44 * 12
    assert [each for each in found if each[2] > 640] == []
    page.close()


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
