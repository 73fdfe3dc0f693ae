"""The home page: the map with its table twin, the finder, and facts that are computed from the dataset."""

from __future__ import annotations

from tests.dataset.facts import rows
from tests.house_rules import Client, text_of

WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires-improvement": "Requires improvement",
    "inadequate": "Inadequate",
}


def grades_in_order(force_id: str) -> list[str]:
    """A force's grades for recording in the programme of the map, first inspection first."""
    inspections = [
        row for row in rows("inspections") if row["force_id"] == force_id and row["programme_id"] == "cdi-2016-20"
    ]
    inspections.sort(key=lambda row: row["kind"] == "re-inspection")
    grades = {row["inspection_id"]: row["grade"] for row in rows("judgments") if row["question_id"] == "cdi-overall"}
    return [grades[row["inspection_id"]] for row in inspections if row["inspection_id"] in grades]


def test_every_force_has_its_newest_grade_on_the_map_and_in_the_table(client: Client) -> None:
    page = client.get("/")
    table = {text_of(row.find("th")): text_of(row) for row in page.find(".//table/tbody/tr")}
    for force in rows("forces"):
        grades = grades_in_order(force["force_id"])
        expected = WORDS[grades[-1]] if grades else "not found in the sources that we have read"
        assert expected in table[force["name"]]
        tiles = [link for link in page.anchors() if link.get("href") == f"/forces/{force['force_id']}"]
        if force["tile_label"]:
            names = {(link.get("aria-label") or "").casefold() for link in tiles}
            assert any(expected.casefold() in name for name in names), force["name"]


def test_how_many_forces_the_programme_graded_is_said(client: Client) -> None:
    with_territory = [force["force_id"] for force in rows("forces") if force["region"]]
    assert all(grades_in_order(force_id) for force_id in with_territory)
    for path in ("/", "/cy/"):
        [note] = [each for each in client.get(path).find(".//p[@class='quiet']") if each.find("a") is not None]
        assert f"{len(with_territory)} " in text_of(note)


def test_the_facts_are_those_of_the_dataset(client: Client) -> None:
    text = client.get("/").section("facts")
    order = list(WORDS)
    graded = [grades_in_order(force["force_id"]) for force in rows("forces")]
    again = [grades for grades in graded if len(grades) > 1]
    better = [grades for grades in again if order.index(grades[-1]) < order.index(grades[0])]
    assert f"{len(better)} of {len(again)}" in text
    assert "96.6%" in text
    assert "Which of the two highest is truly the higher cannot be told from these figures." in text
    assert "Cheshire Constabulary follows with 96.4%" in text
    assert "Derbyshire Constabulary, 65.3%" in text
    newest = max(rows("national_rates"), key=lambda row: row["year"])
    assert f"{newest['rate']}%" in text


def test_the_finder_sends_what_is_typed_in_no_address(client: Client) -> None:
    [form] = client.get("/").find(".//form")
    assert form.get("method") == "post"
    assert form.get("action") == "/find"
