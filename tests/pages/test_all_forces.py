"""The table of all forces: sorted and filtered by its address, with what is missing shown as missing."""

from __future__ import annotations

from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of
from tests.pages.shown_words import MISSING


def test_every_force_stands_in_the_table_with_its_newest_rate(client: Client) -> None:
    table = {row[0]: row for row in table_of(client.get("/forces"))}
    assert set(table) == {force["name"] for force in rows("forces")}
    assert table["Kent Police"][3:6] == ["Outstanding", "15 January 2019", "96.6%"]
    assert table["Kent Police"][6] == MISSING
    assert table["Essex Police"][5:7] == ["95.8%", "± 1.53"]
    assert table["British Transport Police"][3:7] == [MISSING] * 4


def test_it_sorts_on_every_column_both_ways_by_plain_links(client: Client) -> None:
    page = client.get("/forces")
    for column in ("force", "region", "nation", "grade", "published", "rate", "margin"):
        [link] = [found for found in page.links() if f"sort={column}&" in found]
        up = client.get(link)
        down = client.get(next(found for found in up.links() if f"sort={column}&" in found and "descending" in found))
        assert len(table_of(up)) == len(table_of(down)) == len(rows("forces"))
        if column == "rate":
            rising, falling = [numbers(table_of(found), 5) for found in (up, down)]
            assert rising == sorted(rising)
            assert falling == sorted(falling, reverse=True)


def test_what_is_missing_comes_last_in_either_order(client: Client) -> None:
    for order in ("ascending", "descending"):
        margins = [row[6] for row in table_of(client.get(f"/forces?sort=margin&order={order}"))]
        first_missing = margins.index(MISSING)
        assert set(margins[first_missing:]) == {MISSING}


def test_it_filters_by_region_nation_grade_and_programme(client: Client) -> None:
    welsh = [row[0] for row in table_of(client.get("/forces?nation=Wales"))]
    assert welsh == ["Dyfed-Powys Police", "Gwent Police", "North Wales Police", "South Wales Police"]
    region = [row[0] for row in table_of(client.get("/forces?region=East+Midlands"))]
    assert region == sorted(force["name"] for force in rows("forces") if force["region"] == "East Midlands")
    graded = [row[0] for row in table_of(client.get("/forces?grade=outstanding"))]
    assert {"Kent Police", "Cheshire Constabulary"} <= set(graded)
    newer = table_of(client.get("/forces?programme=peel-2023-25&grade=adequate"))
    assert {row[3] for row in newer} == {"Adequate"}
    without = table_of(client.get("/forces?programme=peel-2023-25&grade=missing"))
    assert {row[3] for row in without} == {MISSING}


def test_a_value_that_it_does_not_know_is_named_and_left_out(client: Client) -> None:
    page = client.get("/forces?region=Atlantis")
    assert "“Atlantis”" in page.text
    assert len(table_of(page)) == len(rows("forces"))


def table_of(page: Page) -> list[list[str]]:
    """The cells of the table's rows."""
    return [[text_of(cell) for cell in row] for row in page.find(".//table/tbody/tr")]


def numbers(table: list[list[str]], column: int) -> list[float]:
    """The figures of a column, without those that are missing."""
    words = [row[column].split("%")[0].split()[-1] for row in table if row[column] != MISSING]
    return [float(word) for word in words]
