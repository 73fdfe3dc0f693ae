"""The home page: the finder, the map of newest grades in the order of the keyboard, and a few short facts."""

import re

from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of

WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "adequate": "Adequate",
    "requires-improvement": "Requires improvement",
    "inadequate": "Inadequate",
}
MOST_WORDS = 15


def grades_in_order(force_id: str, programme_id: str) -> list[str]:
    """A force's grades for recording in a programme, first inspection first."""
    [question] = [row["recording_question_id"] for row in rows("programmes") if row["programme_id"] == programme_id]
    inspections = [
        row for row in rows("inspections") if row["force_id"] == force_id and row["programme_id"] == programme_id
    ]
    inspections.sort(key=lambda row: row["kind"] == "re-inspection")
    grades = {row["inspection_id"]: row["grade"] for row in rows("judgments") if row["question_id"] == question}
    found = [grades[row["inspection_id"]] for row in inspections if row["inspection_id"] in grades]
    return [grade for grade in found if grade != "ungraded"]


def tiles_of(page: Page) -> dict[str, str]:
    """The words of each tile of the map by its address, in the order of the page."""
    return {link.get("href", ""): text_of(link) for link in page.anchors() if "tile" in link.get("class", "").split()}


def test_every_tile_leads_with_the_newest_grade_and_its_year(client: Client) -> None:
    tiles = tiles_of(client.get("/"))
    for force in rows("forces"):
        if not force["tile_label"]:
            continue
        of_rounds = [grades_in_order(force["force_id"], row["programme_id"]) for row in rows("programmes")]
        newest = next(grades[-1] for grades in reversed(of_rounds) if grades)
        words = tiles[f"/forces/{force['force_id']}"]
        assert re.search(rf": {WORDS[newest]}, (\d{{4}}|20\d\d–\d\d)$", words), words


def test_the_keyboard_goes_over_the_map_from_north_to_south_and_can_pass_it(client: Client) -> None:
    page = client.get("/")
    places = {
        f"/forces/{row['force_id']}": (int(row["tile_row"]), int(row["tile_column"]))
        for row in rows("forces")
        if row["tile_row"]
    }
    assert list(tiles_of(page)) == sorted(places, key=places.__getitem__)
    links = page.links()
    assert links.index("#after-map") < links.index("/forces/northumbria")
    [after] = [each for each in page.tree.iter() if each.get("id") == "after-map"]
    following = {link.get("href") for link in after.iter("a")}
    assert {"/programmes/cdi-2016-20", "/programmes/peel-2021-22", "/programmes/peel-2023-25", "/forces"} <= following


def test_a_grade_on_the_older_scale_is_marked(client: Client) -> None:
    page = client.get("/")
    marked = {link.get("href") for link in page.anchors() if "of-four" in link.get("class", "").split()}
    assert {"/forces/northumbria", "/forces/metropolitan"} <= marked
    assert "/forces/kent" not in marked
    assert "a scale of four grades, before 2021" in page.text


def test_the_facts_are_those_of_the_dataset_and_short(client: Client) -> None:
    page = client.get("/")
    facts = page.find(".//ul[@class='facts']/li")
    newest = max(rows("national_rates"), key=lambda row: row["year"])
    # What the country recorded answers the question that heads the page: it stands before the map.
    [answer] = page.find(".//div[@class='front-lead']/div[@class='front-answer']")
    assert text_of(answer).startswith(f"{newest['rate']}% of reported crimes")
    assert "More than 285,000 crimes went unrecorded (year ending 31 March 2025)." in page.text
    order = list(WORDS)
    graded = [grades_in_order(force["force_id"], "cdi-2016-20") for force in rows("forces")]
    again = [grades for grades in graded if len(grades) > 1]
    better = [grades for grades in again if order.index(grades[-1]) < order.index(grades[0])]
    last = [grades[-1] for row in rows("forces") if (grades := grades_in_order(row["force_id"], "peel-2023-25"))]
    text = page.section("facts")
    assert f"{len(better)} of {len(again)}" in text
    assert f"{sum(grade in order[:2] for grade in last)} of {len(last)}" in text
    assert "96.6% recorded by Kent Police (2018), the highest figure for 2016–20. We found no margin" in text
    assert "Dros 285,000 o droseddau heb eu cofnodi" in client.get("/cy/").text
    assert "/national" in page.links()
    for fact in facts:
        sentence = text_of(fact.findall("p")[1]).split(".")[0]
        assert len(sentence.split()) <= MOST_WORDS, sentence


def test_the_finder_comes_first_and_sends_what_is_typed_in_no_address(client: Client) -> None:
    page = client.get("/")
    [form] = page.find(".//form")
    assert (form.get("method"), form.get("action")) == ("post", "/find")
    order = list(page.tree.iter())
    assert order.index(form) < min(
        order.index(link) for link in page.anchors() if link.get("class", "").startswith("tile")
    )
