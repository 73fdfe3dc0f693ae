"""The map of force areas, and where a force lies: every area is the force's own link, in the colour of its grade."""

import gzip
import json
import re

import pytest
import vl_convert

from portal.dataset.force_areas import borders, locators, sheet_size
from portal.settings import ROOT
from tests.dataset.facts import rows
from tests.house_rules import SITE, Client, Page
from tests.pages.test_home import WORDS, grades_in_order

SVG = "{http://www.w3.org/2000/svg}"
MAP = "/charts/newest-grades-map"
MOST_BYTES = 20_000
WITH_AREA = {row["force_id"] for row in rows("forces") if row["tile_label"]}


def newest_grade(force_id: str) -> str:
    """The newest grade for recording of a force, read from the dataset."""
    of_rounds = [grades_in_order(force_id, row["programme_id"]) for row in rows("programmes")]
    return next(grades[-1] for grades in reversed(of_rounds) if grades)


def areas_of(page: Page) -> list[dict[str, tuple[str, str]]]:
    """For each drawing of the map: name and classes of the first mark of each link, by its address."""
    return [
        {
            anchor.get("href", ""): (anchor.get("aria-label", ""), next(iter(anchor)).get("class", ""))
            for anchor in drawing.iter()
            if str(anchor.tag).endswith("a") and anchor.get("aria-label")
        }
        for drawing in page.tree.iter()
        if drawing.get("class") == "drawing"
    ]


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_each_of_43_areas_is_a_link_in_the_colour_of_its_newest_grade(client: Client, prefix: str) -> None:
    drawings = areas_of(client.get(f"{prefix}{MAP}"))
    assert len(drawings) == 2
    for areas in drawings:
        assert set(areas) == {f"{prefix}/forces/{force_id}" for force_id in WITH_AREA}
        assert len(areas) == 43
        for force_id in WITH_AREA:
            name, classes = areas[f"{prefix}/forces/{force_id}"]
            grade = newest_grade(force_id)
            assert f"f-grade-{grade}" in classes.split(), force_id
            assert prefix or WORDS[grade].lower() in name, name


def test_a_grade_of_some_crimes_only_says_so(client: Client) -> None:
    drawings = areas_of(client.get(MAP))
    assert drawings[0]["/forces/west-midlands"][0] == "West Midlands: inadequate (2019), some crimes only"
    assert "West Midlands: some crimes only." in client.get(MAP).text


def test_the_table_beside_the_map_holds_every_force_of_it(client: Client) -> None:
    page = client.get(MAP)
    assert len(page.find(".//section[@aria-labelledby='figures']//tbody/tr")) == len(WITH_AREA)
    assert "City of London" in page.section("figures")
    assert "#after-map" in page.links()


def test_what_a_reader_downloads_of_the_map_is_small(client: Client) -> None:
    # The page holds one drawing for a desk and one for a telephone.
    for address in (MAP, f"{MAP}.svg", f"{MAP}.wide.svg", f"{MAP}.narrow.svg", f"{MAP}.json"):
        size = len(gzip.compress(client.bare.get(address).data))
        assert size <= (2 * MOST_BYTES if address == MAP else MOST_BYTES), (address, size)
    specification = client.bare.get(f"{MAP}.json").text
    boundaries = json.loads(specification)["datasets"]["areas"]
    assert len(gzip.compress(json.dumps(boundaries).encode())) <= MOST_BYTES
    assert "Boundaries: Office for National Statistics, Open Government Licence" in specification


@pytest.mark.parametrize("page", ["/", "/forces", "/cy/", "/cy/forces"])
def test_the_map_is_one_link_away(client: Client, page: str) -> None:
    assert any(link.endswith(MAP) for link in client.get(page).links())


def test_the_boundaries_say_whose_they_are(client: Client) -> None:
    said = "Contains OS data © Crown copyright and database right 2024"
    assert said in client.get(MAP).text
    assert said in client.get("/about/sources").section("licences")


def test_every_force_with_an_area_shows_where_it_lies(client: Client) -> None:
    shown = {}
    for row in rows("forces"):
        found = client.get(f"/forces/{row['force_id']}").find(".//div[@class='locator']")
        if found:
            [locator] = found
            assert locator.get("aria-hidden") == "true"
            shown[row["force_id"]] = next(part.get("d", "") for part in locator.iter() if part.get("d"))
    assert set(shown) == WITH_AREA
    assert len(set(shown.values())) == len(WITH_AREA)


def test_the_outlines_behind_a_force_are_those_of_the_boundaries() -> None:
    picture = (ROOT / "static" / "force-areas.svg").read_text("utf-8")
    assert borders() in picture
    width, height = sheet_size()
    assert f'viewBox="0 0 {width} {height}"' in picture
    assert set(locators()) == WITH_AREA
    assert all(re.fullmatch(r"[Mlz\d -]+", locator.path) for locator in locators().values())


@pytest.mark.parametrize("name", ["newest-grades", "newest-grades-map"])
def test_the_links_of_a_downloaded_map_lead_to_the_site_from_anywhere(client: Client, name: str) -> None:
    drawn = vl_convert.vegalite_to_svg(json.loads(client.bare.get(f"/cy/charts/{name}.json").text))
    assert set(re.findall(r'href="([^"]*)"', drawn)) == {f"{SITE}/cy/forces/{force_id}" for force_id in WITH_AREA}
