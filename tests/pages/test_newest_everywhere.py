"""One rule everywhere: wherever a force is shown, its newest grade stands first, with the same year.

The expected words are worked out here from the dataset itself, without the code of the site.
"""

import json
import re
from functools import cache
from xml.etree import ElementTree

import pytest
from flask import Flask

from portal.pages.cards import card_of
from portal.queries.profiles import profile
from portal.web.context import session
from portal.web.language_prefix import LANGUAGE_KEY
from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of
from tests.pages.shown_words import GRADES

FORCES = [row["force_id"] for row in rows("forces")]


@cache
def newest_words() -> dict[str, str]:
    """`Outstanding 2022` for each force that was graded; of the round that came last, and in it the last inspection."""
    programmes = {row["programme_id"]: row for row in rows("programmes")}
    inspections = {row["inspection_id"]: row for row in rows("inspections")}
    titles = {row["source_id"]: row["title"] for row in rows("sources")}
    found: dict[str, tuple[tuple[int, bool, str], str]] = {}
    for judgment in rows("judgments"):
        inspection = inspections[judgment["inspection_id"]]
        programme = programmes[inspection["programme_id"]]
        if judgment["question_id"] != programme["recording_question_id"] or judgment["grade"] == "ungraded":
            continue
        named = re.findall(r"(?<![\d/–-])20\d\d(?![\d/–-])", titles[inspection["source_id"]])
        year = inspection["published_on"][:4] or "".join(named) or programme["period"].replace("/", "–")
        again = inspection["kind"] == "re-inspection"
        age = (int(programme["position"]), again, inspection["published_on"])
        if inspection["force_id"] not in found or age > found[inspection["force_id"]][0]:
            found[inspection["force_id"]] = age, f"{GRADES[judgment['grade']]} {year}"
    return {force_id: words for force_id, (_, words) in found.items()}


def first_badge(page: Page) -> str:
    """The words of the first badge of a page; a force that was never graded has none."""
    badges = [item for item in page.find(".//span") if "badge" in item.get("class", "").split()]
    return text_of(badges[0]) if badges else "Not graded"


@pytest.mark.parametrize("force_id", FORCES)
def test_a_force_has_the_same_newest_grade_wherever_it_is_shown(app: Flask, client: Client, force_id: str) -> None:
    expected = newest_words().get(force_id, "Not graded")
    assert first_badge(client.get(f"/forces/{force_id}")) == expected
    assert first_badge(client.get(f"/embed/force/{force_id}")) == expected
    assert first_badge(client.get(f"/forces/{force_id}/sheet")) == expected
    badge = ElementTree.fromstring(client.bare.get(f"/embed/badge/{force_id}.svg").text)
    assert expected in [item.text for item in badge.iter()]
    with app.test_request_context(f"/forces/{force_id}", environ_overrides={LANGUAGE_KEY: "en"}):
        card = card_of(profile(session(), force_id))
    assert (f"{card.grade_word} {card.year}".strip() or "Not graded") == expected
    word, _, year = expected.rpartition(" ")
    sentence = rf"In {year} HMICFRS, .* “{word.lower()}” at recording crime"
    feed = json.loads(client.bare.get(f"/feeds/forces/{force_id}.json").text)
    page = client.get(f"/forces/{force_id}")
    data = [json.loads(item.text or "") for item in page.find(".//script[@type='application/ld+json']")]
    described = [item["description"] for item in data if item["@type"] == "GovernmentOrganization"]
    newest = json.loads(client.bare.get(f"/api/v1/forces/{force_id}").text)["item"]["newest_grade"]
    if force_id in newest_words():
        assert re.match(sentence, feed["description"], re.IGNORECASE)
        assert re.match(sentence, described[0], re.IGNORECASE)
        assert f"{newest['label']} {newest['year']}" == expected
    else:
        assert newest is None


def test_the_map_the_list_and_a_comparison_lead_with_the_same_grades(client: Client) -> None:
    tiles = {tile.get("href"): text_of(tile) for tile in client.get("/").anchors() if "tile" in tile.get("class", "")}
    listed = badges_by_force(client.get("/forces"))
    assert set(listed) == {f"/forces/{force_id}" for force_id in FORCES}
    for force_id, expected in newest_words().items():
        address = f"/forces/{force_id}"
        word, _, year = expected.rpartition(" ")
        assert tiles[address].endswith(f": {word}, {year}"), force_id
        assert listed[address] == expected
        other = "kent" if force_id != "kent" else "essex"
        asked = client.bare.get(f"/compare?forces={force_id},{other}", follow_redirects=True).request
        assert badges_by_force(client.get(f"{asked.path}?{asked.query_string.decode()}"))[address] == expected
    assert listed["/forces/btp"] == ""


def badges_by_force(page: Page) -> dict[str, str]:
    """The first badge of each row of the first table whose rows name forces, by the force's address."""
    found = {}
    for row in page.find(".//table")[0].iter("tr"):
        named = [link.get("href", "") for link in row.iterfind("th/a")]
        badges = [text_of(item) for item in row.iter("span") if "badge" in item.get("class", "").split()]
        if named and named[0].startswith("/forces/"):
            found[named[0]] = badges[0] if badges else ""
    return found


def test_every_force_of_england_and_wales_has_a_newest_grade() -> None:
    assert set(FORCES) - set(newest_words()) == {"btp"}


@pytest.mark.parametrize(
    ("force_id", "english", "welsh"),
    [
        ("hertfordshire", "closed its cause of concern", "Caeodd yr arolygiaeth ei hachos pryder"),
        (
            "west-midlands",
            "looked only at reports of violence",
            "Edrychodd yr ail ymweliad (2019) ar adroddiadau am drais",
        ),
    ],
)
def test_a_grade_never_stands_without_what_limits_it(client: Client, force_id: str, english: str, welsh: str) -> None:
    for prefix, sentence in (("", english), ("/cy", welsh)):
        for path in ("/forces/{}", "/forces/{}/sheet", "/forces/{}/newsroom", "/embed/force/{}"):
            assert sentence in client.get(prefix + path.format(force_id)).text, path
        feed = json.loads(client.bare.get(f"{prefix}/feeds/forces/{force_id}.json").text)
        assert sentence in feed["description"]
        newest = json.loads(client.bare.get(f"{prefix}/api/v1/forces/{force_id}").text)["item"]["newest_grade"]
        assert any(sentence in note for note in newest["notes"])
        assert sentence in client.bare.get(f"{prefix}/charts/{force_id}-timeline").text


def test_a_grade_of_some_crimes_only_is_marked_where_it_stands_in_a_row(app: Flask, client: Client) -> None:
    (row,) = [row for row in client.get("/forces").find(".//tr") if "West Midlands Police" in text_of(row)]
    assert "Inadequate 2019 some crimes only" in text_of(row)
    (tile,) = [tile for tile in client.get("/").anchors() if tile.get("href") == "/forces/west-midlands"]
    assert tile.get("title") == "West Midlands: some crimes only"
    assert "some crimes only" in client.bare.get("/embed/badge/west-midlands.svg").text
    with app.test_request_context("/forces/west-midlands", environ_overrides={LANGUAGE_KEY: "en"}):
        assert card_of(profile(session(), "west-midlands")).line.endswith("(the grade: some crimes only)")
