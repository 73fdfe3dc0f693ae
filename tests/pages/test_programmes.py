"""A programme's page shows its questions, its scale and the newest result of every force that it inspected."""

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of

PROGRAMMES = {row["programme_id"]: row for row in rows("programmes")}
INSPECTIONS = {row["inspection_id"]: row for row in rows("inspections")}
NAMES = {row["force_id"]: row["name"] for row in rows("forces")}


def result_of(page: Page, force: str) -> str:
    """The row of a force in the table of results."""
    for row in page.find(".//section[@aria-labelledby='results']//tbody/tr"):
        if text_of(row.find("th")) == force:
            return text_of(row)
    raise AssertionError(f"no result of {force}")


@pytest.mark.parametrize("programme_id", PROGRAMMES)
def test_a_programme_lists_every_force_that_it_inspected(client: Client, programme_id: str) -> None:
    page = client.get(f"/programmes/{programme_id}")
    inspected = {row["force_id"] for row in INSPECTIONS.values() if row["programme_id"] == programme_id}
    found = [text_of(row.find("th")) for row in page.find(".//section[@aria-labelledby='results']//tbody/tr")]
    assert sorted(found) == sorted(NAMES[force_id] for force_id in inspected)
    for inspection_id, row in INSPECTIONS.items():
        assert (f"/inspections/{inspection_id}" in page.links()) == (row["programme_id"] == programme_id)


@pytest.mark.parametrize("programme_id", PROGRAMMES)
def test_how_many_forces_have_results_is_not_said_to_be_how_many_were_inspected(
    client: Client, programme_id: str
) -> None:
    shown = len({row["force_id"] for row in INSPECTIONS.values() if row["programme_id"] == programme_id})
    [kicker] = client.get(f"/programmes/{programme_id}").find(".//p[@class='kicker']")
    words = f"results of {shown} {'force' if shown == 1 else 'forces'} are shown here"
    assert text_of(kicker) == f"Officially: {PROGRAMMES[programme_id]['name']} · {words}"


@pytest.mark.parametrize("programme_id", PROGRAMMES)
def test_a_programme_explains_itself(client: Client, programme_id: str) -> None:
    page = client.get(f"/programmes/{programme_id}")
    assert PROGRAMMES[programme_id]["summary"] in page.text
    asked = page.section("asked")
    for question in rows("questions"):
        assert (question["name"] in asked) or question["programme_id"] != programme_id
    grades = [grade for grade in PROGRAMMES[programme_id]["scale"].split(";") if grade]
    assert len(page.find(".//section[@aria-labelledby='asked']//ol[@class='scale']/li")) == len(grades)
    assert "Not comparable" in page.section("not-comparable")


def test_the_newest_result_of_a_force_stands_for_it(client: Client) -> None:
    page = client.get("/programmes/cdi-2016-20")
    kent = result_of(page, "Kent Police")
    assert "Outstanding" in kent
    assert "96.6%" in kent
    assert "June 2017, January 2019 (second visit)" in kent
    assert "Inadequate" not in kent
    assert "83.6%" not in kent
    derbyshire = result_of(page, "Derbyshire Constabulary")
    for words in ("Inadequate", "65.3%", "±2.16"):
        assert words in derbyshire


def test_an_inspection_without_a_grade_is_said_to_have_none(client: Client) -> None:
    result = result_of(client.get("/programmes/peel-2023-25"), NAMES["metropolitan"])
    assert "Not graded" in result
    assert "not found" in result


def test_a_programme_without_grades_has_no_scale_and_no_grades(client: Client) -> None:
    page = client.get("/programmes/victim-service")
    assert "it has no grades here" in page.section("asked")
    assert "77.7%" in result_of(page, "Greater Manchester Police")
    headings = [text_of(cell) for cell in page.find(".//section[@aria-labelledby='results']//thead//th")]
    assert "Grade for recording" not in headings


def test_charts_stand_where_there_are_two_rates_or_more(client: Client) -> None:
    def charts(programme_id: str) -> set[str | None]:
        page = client.get(f"/programmes/{programme_id}")
        return {found.get("id") for found in page.find(".//div[@class='chart']")}

    assert charts("cdi-2016-20") == {"grades-cdi-2016-20"}
    assert charts("cdi-2014-15") == set()
    links = client.get("/programmes/cdi-2016-20").links()
    assert {"/compare/cdi-2016-20", "/compare/cdi-2016-20?offences=violence", "/compare/cdi-2016-20/changes"} <= set(
        links
    )


def test_a_round_says_how_often_each_grade_was_given(client: Client) -> None:
    counts = client.get("/programmes/cdi-2016-20").find(".//ul[@class='counts']/li")
    assert [text_of(item) for item in counts] == ["Outstanding 5", "Good 17", "Requires improvement 15", "Inadequate 6"]


def test_all_programmes_are_listed_newest_first_with_the_number_of_their_inspections(client: Client) -> None:
    page = client.get("/programmes")
    cards = page.find(".//li[@class='card']")
    assert len(cards) == len(PROGRAMMES)
    for card, (programme_id, programme) in zip(cards, reversed(PROGRAMMES.items()), strict=True):
        count = sum(row["programme_id"] == programme_id for row in INSPECTIONS.values())
        assert programme["period"].replace("/", "–") in text_of(card.find("h2"))
        assert programme["name"] in text_of(card)
        assert (f"· {count} inspection" in text_of(card)) == bool(count)


def test_programmes_have_welsh_pages(client: Client) -> None:
    page = client.get("/cy/programmes/cdi-2016-20")
    assert "Yn swyddogol: Cywirdeb data troseddau 2016–20" in page.text
    assert "/cy/forces/kent" in page.links()


def test_an_unknown_programme_is_not_found(client: Client) -> None:
    client.get("/programmes/cdi-1916-20", status=404)
