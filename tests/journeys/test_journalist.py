"""A journalist has a deadline and several forces.

They leave with a fair comparison and its uncertainty, a permanent link, the figures as CSV or a spreadsheet, a chart
as SVG or PNG, a citation, and the source behind every figure.
"""

import csv
import io
import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.drawing import draw_pictures
from tests.browser.watching import Watched, follow, send, watch
from tests.dataset.facts import rows

NEIGHBOURS = ("essex", "kent", "surrey", "sussex")


@pytest.fixture
def watched(site: str, browser: Browser) -> Iterator[Watched]:
    """A page of a desk's width, of a site that has drawn the comparison."""
    draw_pictures(site, f"/compare?forces={','.join(NEIGHBOURS)}")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield watch(context.new_page())
    context.close()


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_a_reporter_has_sentences_to_print_in_two_interactions(site: str, watched: Watched, prefix: str) -> None:
    page = watched.page
    for first in ("a name and Enter", "a tile of the map"):
        page.goto(f"{site}{prefix}/")
        if first == "a tile of the map":
            follow(page.locator(f"a.tile[href='{prefix}/forces/kent']"))
        else:
            box = page.locator("main [name=q]")
            box.fill("Kent")
            send(box)
        follow(page.locator(f"main a[href='{prefix}/forces/kent/newsroom']"))
        assert page.url == f"{site}{prefix}/forces/kent/newsroom"
        assert page.locator("blockquote").count() == 3


def test_a_reporter_has_a_story_in_six_interactions(site: str, watched: Watched, tmp_path: Path) -> None:
    """From the home page to four neighbouring forces compared, with their chart, their figures and a citation."""
    page = watched.page
    page.goto(site)
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Compare").click()
    near = page.get_by_role("list", name="A force and its neighbours")
    follow(near.get_by_role("link", name="Kent", exact=True))
    (kent,) = [row for row in rows("forces") if row["force_id"] == "kent"]
    neighbours = sorted(["kent", *kent["neighbours"].split(";")])
    assert len(neighbours) == 4
    query = f"forces={','.join(neighbours)}"
    assert page.url == f"{site}/compare?{query}"
    picture = page.locator("figure img")
    expect(picture).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert picture.evaluate("picture => picture.naturalWidth") == 720
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "comparison.csv")
    page.get_by_text("Harvard, BibTeX and CSL-JSON").click()
    cited = page.locator(".citation").inner_text()
    assert "release 1 of the figures" in cited
    assert f"{site}/compare?{query}" in cited
    on_the_page = {row[0]: row[1:4] for row in table(page)}
    follow(page.get_by_role("link", name="SVG", exact=True))
    assert page.url == f"{site}/compare.svg?{query}"
    assert page.evaluate("document.documentElement.tagName") == "svg"
    assert watched.complaints == []

    with (tmp_path / "comparison.csv").open(encoding="utf-8", newline="") as file:
        held = list(csv.DictReader(file))
    assert sorted(row["force_id"] for row in held) == neighbours
    assert any(row["interval_low"] for row in held)
    answer = json.loads(page.request.get(f"{site}/api/v1/compare?{query}").text())
    of_api = {item["force_id"]: item["rate"] for item in answer["forces"]}
    of_dataset = {(row["inspection_id"], row["offence_group"]): row for row in rows("recording_rates")}
    words = {"exact": "", "around": "around ", "more-than": "more than "}
    for row in held:
        fact = of_dataset[row["inspection_id"], "all"]
        assert (row["rate"], row["margin"], row["qualifier"]) == (fact["rate"], fact["margin"], fact["qualifier"])
        recorded, margin, interval = on_the_page[row["force"]]
        assert recorded == f"{words[row['qualifier']]}{row['rate']}%"
        assert margin == (f"±{row['margin']} points" if row["margin"] else "–")
        ends = [Decimal(row[name]) for name in ("interval_low", "interval_high") if row["margin"]]
        rounded = [end.quantize(Decimal("0.1"), ROUND_HALF_UP) for end in ends]
        assert interval == (" to ".join(f"{end}%" for end in rounded) or "–")
        api = of_api[row["force_id"]]
        assert list((api["interval"] or {}).values()) == [float(end) for end in ends]
        assert (api["rate"], api["qualifier"], api["published_on"] or "") == (
            float(row["rate"]),
            row["qualifier"],
            row["published_on"],
        )
        assert api["margin"] == (float(row["margin"]) if row["margin"] else None)


def test_the_comparison_says_no_more_than_the_margins_allow(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}/compare?forces={','.join(NEIGHBOURS)}")
    words = page.locator("main").inner_text()
    assert (
        "Essex Police recorded a higher share of the crimes reported to it than Surrey Police, by more than chance."
        in words
    )
    assert "5 pairs that we cannot tell apart" in words
    assert "Kent Police 96.6%, Essex Police 95.8%" in words
    assert "No margin was published that we could find for Kent Police and Sussex Police." in words


def test_the_source_of_every_figure_is_one_click_away(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}/compare?forces={','.join(NEIGHBOURS)}")
    addresses = {row["source_id"]: row["url"] for row in rows("sources")}
    inspections = {row["inspection_id"]: row for row in rows("inspections")}
    lines = page.locator("section[aria-labelledby=rates] tbody tr")
    expect(lines).to_have_count(len(NEIGHBOURS))
    for line in lines.all():
        line.get_by_text("Source", exact=True).first.click()
        link = line.locator("details[open] .source a").first
        expect(link).to_be_visible()
        shown = line.locator(".rate-value").inner_text().removeprefix("around ").removesuffix("%")
        sources = {
            addresses[row["source_id"]]
            for row in rows("recording_rates")
            if row["rate"] == shown and inspections[row["inspection_id"]]["force_id"] in NEIGHBOURS
        }
        assert link.get_attribute("href") in sources


def test_a_spreadsheet_and_a_picture_for_print(site: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site}/compare?forces={','.join(NEIGHBOURS)}")
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()), read_only=True)
    held = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    book.close()
    assert set(NEIGHBOURS) <= held
    picture = page.request.get(f"{site}/compare.png?forces={','.join(NEIGHBOURS)}").body()
    assert picture.startswith(b"\x89PNG")


def table(page: Page) -> list[list[str]]:
    """The rates of the comparison as the page shows them, without their folded sources."""
    return [
        [cell.split("\n")[0].strip() for cell in line.locator("th, td").all_inner_texts()]
        for line in page.locator("section[aria-labelledby=rates] tbody tr").all()
    ]
