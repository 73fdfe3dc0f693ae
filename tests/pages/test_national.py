"""The country on one page."""

import csv
import io
from xml.etree.ElementTree import Element

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_every_national_figure_stands_with_its_source(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/national")
    shares = [row for row in rows("national_rates") if row["offence_group"] == "all"]
    assert len(shares) >= 3
    for row in shares:
        assert f"{row['rate']}%" in page.section("share")
    found = [row for section in ("share", "unrecorded", "speed") for row in rows_of(page, section)]
    assert len(found) == len(shares) + len(rows("national_figures"))
    assert all(row.find(".//details") is not None for row in found)
    said = [text_of(row.findall("./*")[1]).split()[0] for row in rows_of(page, "speed")]
    assert said == ["78%", "5", "2.6%"]


def test_the_first_sentence_may_be_printed(client: Client) -> None:
    lead = client.get("/national").find(".//main//p[@class='lead']")[0].text
    assert lead == (
        "The police in England and Wales recorded 94.8% of the crimes reported to them, inspectors estimated in 2025. "
        "Their estimate in 2014 was 80.5%."
    )


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_share_of_each_year_is_drawn_as_a_hundred_dots(client: Client, prefix: str) -> None:
    drawn = {
        picture.get("aria-label", "").partition(":")[0]: len(picture.findall("./*[@class='full']"))
        for picture in client.get(f"{prefix}/national").find(".//figure[@class='dots-by-year']/ol/li/*[@role='img']")
    }
    # A half goes up, as everywhere on the site: 80.5% is about 81.
    assert drawn == {"2014": 81, "2022": 92, "2025": 95}


def test_the_forces_that_were_measured_again_are_of_one_round(client: Client) -> None:
    page = client.get("/national")
    assert "/compare/cdi-2016-20/changes" in page.links()
    section = page.section("measured-again")
    assert "In the 2016–20 inspections, inspectors came back to some forces" in section
    assert "The order of the forces may be chance." in section


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_chart_of_speed_says_the_three_published_figures_and_nobody_s_name(client: Client, prefix: str) -> None:
    [chart] = client.get(f"{prefix}/national").find(".//div[@id='within-24-hours']")
    [image] = chart.findall(".//img")
    speed = {row["value"]: row for row in rows("national_figures") if "24-hours" in row["measure"]}
    assert set(speed) == {"78", "5", "2.6"}
    said = image.get("alt", "")
    assert "78%" in said
    assert "2.6%" in said
    assert speed["5"]["note_cy" if prefix else "note"] in said
    of_chart = list(csv.DictReader(io.StringIO(client.bare.get("/charts/within-24-hours.csv").text)))
    assert {row["value"] for row in of_chart} == set(speed)


def test_the_files_hold_every_figure(client: Client) -> None:
    table = list(csv.DictReader(io.StringIO(client.bare.get("/national.csv").text)))
    assert len(table) == len(rows("national_rates")) + len(rows("national_figures"))
    assert all(row["source_address"].startswith("http") for row in table)


def rows_of(page: Page, section: str) -> list[Element]:
    """The rows of the tables of a section, in which each figure stands once."""
    return list(page.find(f".//section[@aria-labelledby='{section}']//tbody/tr"))


def test_what_a_share_covers_is_said_in_the_language_of_the_page(client: Client) -> None:
    assert "end of the 2021/22 inspections" in client.get("/national").text
    welsh = client.get("/cy/national").text
    assert "diwedd arolygiadau 2021/22" in welsh
    assert "end of the 2021/22 inspections" not in welsh
