"""The fact sheet of every force and its poster, as they come out of a printer: one page of A4 with all of its words."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.in_place import show
from tests.browser.paper import A4, printed
from tests.dataset.facts import rows
from tests.server.serving import served

FORCES = [row["force_id"] for row in rows("forces")]
NATIONAL = "0808 168 9111"

# The texts of the paper that reach beyond it, or beyond an element that clips what it holds.
CUT_OFF = """() => {
  const paper = document.querySelector(".paper");
  const texts = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
  const faults = [];
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || holder.closest(".visually-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const text = range.getBoundingClientRect();
    for (let around = holder; paper.contains(around); around = around.parentElement) {
      const box = around.getBoundingClientRect();
      const clips = around === paper || getComputedStyle(around).overflowX !== "visible";
      const inside = text.left >= box.left - 1 && text.right <= box.right + 1 && text.bottom <= box.bottom + 1;
      if (clips && !inside) faults.push(`${texts.currentNode.data.trim().slice(0, 60)} in ${around.className}`);
    }
  }
  return faults;
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window as wide as a sheet of A4."""
    opened = browser.new_page(viewport={"width": 794, "height": 1123})
    yield opened
    opened.close()


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("path", ["/forces/{}/sheet", "/support/{}/poster"])
def test_it_prints_as_one_page_for_every_force(site: str, page: Page, path: str, prefix: str) -> None:
    faults = []
    page.goto(f"{site}{prefix}{path.format('kent')}")
    page.emulate_media(media="print")
    for force in FORCES:
        show(page, f"{site}{prefix}{path.format(force)}")
        paper = printed(page)
        if paper.sizes != (A4,):
            faults.append(f"{force}: pages of {paper.sizes}")
        faults += [f"{force}: cut off: {element}" for element in page.evaluate(CUT_OFF)]
        missing = [word for word in words_of(page) if word not in paper.text]
        if missing or NATIONAL not in paper.text:
            faults.append(f"{force}: not on paper: {missing}")
    assert faults == []


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_a_force_without_figures_has_its_sheet(bare_site: str, page: Page, prefix: str) -> None:
    page.goto(f"{bare_site}{prefix}/forces/btp/sheet")
    paper = printed(page)
    assert paper.sizes == (A4,)
    assert ("Nid ydym wedi dod o hyd i radd" if prefix else "We have found no grade") in paper.text
    assert NATIONAL in paper.text


def test_the_numbers_of_a_poster_can_be_read_across_a_room(site: str, page: Page) -> None:
    page.goto(f"{site}/support/kent/poster")
    page.emulate_media(media="print")
    sizes = page.locator(".poster strong").evaluate_all("all => all.map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert len(sizes) >= 2
    assert min(sizes) * 72 / 96 >= 48
    assert not page.locator(".top, .masthead, .colophon, .beside-paper").locator("visible=true").count()


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_what_is_folded_away_and_said_elsewhere_takes_no_paper(site: str, page: Page, prefix: str) -> None:
    page.goto(f"{site}{prefix}/")
    home = printed(page)
    assert home.sizes == (A4,)
    assert "Avon and Somerset Police" not in home.text
    assert "CHE" in home.text
    for path in ("/forces", "/forces/kent"):
        page.goto(f"{site}{prefix}{path}")
        paper = printed(page)
        assert "@misc" not in paper.text
        assert f"{site}{prefix}{path}" in paper.text
        assert ("rhifyn 1" if prefix else "release 1") in paper.text


@pytest.fixture(scope="module")
def bare_site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site after everything that inspectors found of one force was taken out."""
    folder = tmp_path_factory.mktemp("bare")
    path = Path(shutil.copy(database, folder / "portal.sqlite"))
    connection = sqlite3.connect(path)
    for table in ("judgments", "recording_rates", "estimates", "case_audits", "findings"):
        connection.execute(f"DELETE FROM {table} WHERE inspection_id LIKE 'btp-%'")
    connection.execute("DELETE FROM inspections WHERE force_id = 'btp'")
    connection.commit()
    connection.close()
    with served(f"sqlite:///{path}", folder, WORKERS="1") as site:
        yield site.address


def words_of(page: Page) -> set[str]:
    """Every word and figure that the paper should show; what a hyphen or an apostrophe joins is read as parts."""
    page.evaluate("document.querySelectorAll('.paper .visually-hidden').forEach(each => each.remove())")
    return {word for word in re.findall(r"[^\W_]{3,}", page.locator(".paper").inner_text()) if word.isascii()}
