"""The table of all forces: sorted and filtered by its address, with what is missing shown as missing."""

from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of
from tests.pages.shown_words import DASH
from tests.pages.tables import table

NEWEST, RATE, MARGIN = 1, 5, 6


def test_every_force_stands_in_the_table_with_its_newest_grade_first(client: Client) -> None:
    table = {row[0]: row for row in table_of(client.get("/forces"))}
    assert set(table) == {force["name"] for force in rows("forces")}
    assert table["Kent Police"][1:6] == ["Outstanding 2022", "Outstanding 2019", "Outstanding 2022", DASH, "96.6% 2018"]
    assert table["Kent Police"][MARGIN] == DASH
    assert table["Gloucestershire Constabulary"][NEWEST] == "Outstanding 2024"
    assert (table["Essex Police"][RATE].split()[0], table["Essex Police"][MARGIN]) == ("95.8%", "±1.53")
    assert table["British Transport Police"][1:5] == [DASH] * 4


def test_one_round_shows_its_own_grades_and_shares(client: Client) -> None:
    table = {row[0]: row for row in table_of(client.get("/forces?programme=cdi-2016-20"))}
    assert table["Gloucestershire Constabulary"][NEWEST] == "Inadequate 2019"
    assert table["Kent Police"][NEWEST] == "Outstanding 2019"


def test_it_sorts_on_every_column_both_ways_by_plain_links(client: Client) -> None:
    for column in ("force", "grade", "rate", "margin"):
        [link] = [found for found in client.get("/forces").links() if f"sort={column}&" in found]
        up = client.get(link)
        down = client.get(next(found for found in up.links() if f"sort={column}&" in found and "descending" in found))
        assert len(table_of(up)) == len(table_of(down)) == len(rows("forces"))
        if column == "rate":
            rising, falling = [numbers(table_of(found), RATE) for found in (up, down)]
            assert rising == sorted(rising)
            assert falling == sorted(falling, reverse=True)


def test_what_is_missing_comes_last_in_either_order(client: Client) -> None:
    for order in ("ascending", "descending"):
        margins = [row[MARGIN] for row in table_of(client.get(f"/forces?sort=margin&order={order}"))]
        first_missing = margins.index(DASH)
        assert set(margins[first_missing:]) == {DASH}


def test_it_filters_by_region_nation_grade_and_round(client: Client) -> None:
    welsh = [row[0] for row in table_of(client.get("/forces?nation=Wales"))]
    assert welsh == ["Dyfed-Powys Police", "Gwent Police", "North Wales Police", "South Wales Police"]
    region = [row[0] for row in table_of(client.get("/forces?region=East+Midlands"))]
    assert region == sorted(force["name"] for force in rows("forces") if force["region"] == "East Midlands")
    graded = {row[0]: row[NEWEST] for row in table_of(client.get("/forces?grade=outstanding"))}
    assert {"Kent Police", "Cheshire Constabulary"} <= set(graded)
    assert all(words.startswith("Outstanding") for words in graded.values())
    newer = table_of(client.get("/forces?programme=peel-2023-25&grade=adequate"))
    assert {row[NEWEST].split()[0] for row in newer} == {"Adequate"}
    without = table_of(client.get("/forces?programme=peel-2023-25&grade=missing"))
    assert {row[NEWEST] for row in without} == {DASH}


def test_the_file_holds_the_same_newest_grades(client: Client) -> None:
    held = {row["force_id"]: row for row in table(client, "/forces.csv")}
    assert (held["gloucestershire"]["grade"], held["gloucestershire"]["year"]) == ("outstanding", "2024")
    assert held["gloucestershire"]["grade_cdi-2016-20"] == "inadequate"
    assert (held["kent"]["rate"], held["kent"]["rate_year"]) == ("96.6", "2018")


def test_a_value_that_it_does_not_know_is_named_and_left_out(client: Client) -> None:
    page = client.get("/forces?region=Atlantis")
    assert "“Atlantis”" in page.text
    assert len(table_of(page)) == len(rows("forces"))


def table_of(page: Page) -> list[list[str]]:
    """The cells of the table's rows."""
    return [[text_of(cell) for cell in row] for row in page.find(".//table/tbody/tr")]


def numbers(table: list[list[str]], column: int) -> list[float]:
    """The figures of a column, without those that are missing."""
    words = [row[column].split("%")[0].split()[-1] for row in table if row[column] != DASH]
    return [float(word) for word in words]
