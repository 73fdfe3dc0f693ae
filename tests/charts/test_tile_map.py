"""The grid map: what it says of each force, and where it leads."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from portal.charts.chart import Chart
from portal.charts.palette import GRADE_FILLS
from portal.charts.picture import NARROW
from portal.charts.rendering import draw_for_page
from portal.charts.tile_map import tile_map
from portal.facts.rows import Judgment
from portal.facts.vocabulary import Grade
from portal.words.language import language
from tests.charts import made_rows as made
from tests.charts.pictures import SVG, column, plotted, svg_of, texts_of, words_of

LATEST: dict[str, Judgment | None] = {
    "northshire": made.judgment(made.NORTH_AGAIN, Grade.OUTSTANDING),
    "eastshire": made.judgment(made.EAST_FIRST, Grade.INADEQUATE),
    "westshire": None,
    "rails": None,
}


def _map(code: str = "en", latest: dict[str, Judgment | None] = LATEST) -> Chart:
    return tile_map(made.OLD, made.FORCES, latest, language(code), lambda force_id: f"/forces/{force_id}")


def test_the_title_counts_the_better_grades_among_those_found() -> None:
    assert _map().title == "Crime recording: outstanding or good in 1 of 2 forces graded"


def test_a_force_without_a_grade_counts_neither_for_nor_against() -> None:
    latest = {**LATEST, "eastshire": made.judgment(made.EAST_FIRST, Grade.UNGRADED)}
    assert _map(latest=latest).title == "Crime recording: outstanding or good in 1 of 1 force graded"
    assert _map(latest={}).title == "No grade on crime recording was found for any force"


def test_every_tile_is_in_the_table_and_every_row_on_the_map() -> None:
    chart = _map()
    rows = set(zip(column(chart, "force"), column(chart, "grade"), strict=True))
    assert rows == {("eastshire", "inadequate"), ("northshire", "outstanding"), ("westshire", None)}
    for picture in (chart.wide, chart.narrow):
        assert plotted(picture, "force", "grade") == rows


def test_the_table_says_what_is_missing_in_words() -> None:
    west = next(row for row in _map().rows if row[0].value == "westshire")
    assert [cell.text for cell in west] == ["Westshire", "grade not found", "not found"]


def test_each_tile_is_one_link_that_says_where_to_and_what_grade() -> None:
    chart = _map()
    root = ElementTree.fromstring(draw_for_page(chart.wide, dict(chart.links)))
    links = {link.get("href"): link.get("aria-label") for link in root.iter(f"{SVG}a")}
    assert links == {
        "/forces/northshire": "Northshire: outstanding (January 2019)",
        "/forces/eastshire": "Eastshire: inadequate (2018)",
        "/forces/westshire": "Westshire: grade not found",
    }
    assert len(list(root.iter(f"{SVG}a"))) == 3
    labels = {link.get("href"): link.findtext(f"{SVG}text") for link in root.iter(f"{SVG}a")}
    assert labels["/forces/northshire"] == "NOR"


def test_inside_a_page_it_brings_no_style_no_id_and_no_picture_role() -> None:
    chart = _map()
    svg = draw_for_page(chart.narrow, dict(chart.links))
    root = ElementTree.fromstring(svg)
    assert root.get("role") is None
    assert root.get("class") == "drawing"
    heading = next(text for text in root.iter(f"{SVG}g") if text.get("aria-hidden") == "true")
    assert not list(heading.iter(f"{SVG}a"))
    assert not [element for element in root.iter() if "id" in element.attrib or element.tag == f"{SVG}style"]
    assert not [element for element in root.iter() if "address" in element.attrib]


def test_a_grade_shows_in_colour_and_in_as_many_filled_diamonds() -> None:
    chart = _map()
    root = ElementTree.fromstring(draw_for_page(chart.wide, dict(chart.links)))
    east = next(link for link in root.iter(f"{SVG}a") if link.get("href") == "/forces/eastshire")
    tile, *diamonds = east.iter(f"{SVG}path")
    assert tile.get("fill") == GRADE_FILLS[Grade.INADEQUATE]
    assert len(diamonds) == 4
    assert sum(diamond.get("fill") is not None for diamond in diamonds) == 1
    west = next(link for link in root.iter(f"{SVG}a") if link.get("href") == "/forces/westshire")
    (outline,) = west.iter(f"{SVG}path")
    assert outline.get("fill") is None
    assert outline.get("stroke-dasharray") == "4,3"


def test_the_key_counts_every_state_on_the_map() -> None:
    assert "Grade not found" in words_of(svg_of(_map()))
    assert "Outstanding: 1. Good: 0. Requires improvement: 0. Inadequate: 1. Grade not found: 1." in (
        _map().text_alternative
    )


def test_the_key_of_a_phone_leaves_room_for_a_wider_font() -> None:
    found = {force.force_id: made.judgment(made.NORTH_AGAIN, Grade.GOOD) for force in made.FORCES}
    texts = texts_of(svg_of(_map(latest=found), "narrow"))
    longest = next(text for text in texts if text.text == "Requires improvement")
    assert longest.right < 0.96 * NARROW.width, longest


def test_a_welsh_force_has_its_welsh_name_in_welsh() -> None:
    names = [name for address, name in _map("cy").links if address == "/forces/northshire"]
    assert names[0].startswith("Gogleddsir: ")
    assert names[0].endswith("(Ionawr 2019)")


def test_a_programme_without_grades_has_no_map() -> None:
    with pytest.raises(ValueError, match="plain-2020 gives no grades"):
        tile_map(made.UNGRADED, made.FORCES, {}, language("en"), str)
