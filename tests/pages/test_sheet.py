"""The fact sheet of a force says what the dataset says, gives each figure its source, and is found from its page."""

import re

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of

FORCES = [row["force_id"] for row in rows("forces")]
INSPECTIONS = {row["inspection_id"]: row for row in rows("inspections")}
QUALIFIERS = {"exact": "", "around": "around ", "more-than": "more than "}


def read_in(page: Page, cell_text: str) -> list[str]:
    """The addresses of the sources whose numbers stand beside a figure."""
    items = {item.get("id"): item.find(".//a") for item in page.tree.iter("li") if item.get("id")}
    numbers = re.findall(r"\[(\d+)\]", cell_text)
    links = [items[f"source-{number}"] for number in numbers]
    return [link.get("href", "") for link in links if link is not None]


@pytest.mark.parametrize("force_id", FORCES)
def test_every_rate_and_grade_of_recording_has_its_own_source(client: Client, force_id: str) -> None:
    page = client.get(f"/forces/{force_id}/sheet")
    sources = {row["source_id"]: row["url"] for row in rows("sources")}
    cells = [text_of(cell) for cell in page.find(".//section[@aria-labelledby='inspections']//td")]
    for rate in rows("recording_rates"):
        if INSPECTIONS[rate["inspection_id"]]["force_id"] != force_id:
            continue
        words = f"{QUALIFIERS[rate['qualifier']]}{rate['rate']}%" + (f" ±{rate['margin']}" if rate["margin"] else "")
        found = [cell for cell in cells if cell.startswith(f"{words} [")]
        assert any(sources[rate["source_id"]] in read_in(page, cell) for cell in found), (rate, cells)


def test_it_begins_with_the_sentence_of_the_page_and_the_grade(client: Client) -> None:
    page = client.get("/forces/kent/sheet")
    sentence = "In 2018, Kent Police recorded 96.6% of the crimes reported to it, about 97 in every 100."
    assert sentence in page.text
    assert sentence in client.get("/forces/kent").text
    assert "found 83.6%, and its grade was “inadequate”" in page.text
    assert "Outstanding 2022 5 of 5 at recording crime" in page.text
    assert "Police and Crime Commissioner for Kent" in page.section("accountable")
    assert "Not comparable: a new method and a new scale, from 4 grades to 5." in page.section("inspections")


def test_it_shows_the_newest_grades_with_their_inspection(client: Client) -> None:
    grades = client.get("/forces/kent/sheet").section("grades")
    assert grades.startswith("The newest grades: 2023–25 inspection")
    questions = {row["question_id"]: row["name"] for row in rows("questions")}
    judged = [row for row in rows("judgments") if row["inspection_id"] == "kent-peel-2023-25"]
    assert len(judged) > 3
    for row in judged:
        assert questions[row["question_id"]] in grades


def test_the_local_line_comes_before_that_of_the_country(client: Client) -> None:
    support = client.get("/forces/kent/sheet").section("local-support")
    assert support.index("999") < support.index("0808 168 9276") < support.index("0808 168 9111")
    assert "may have changed" not in support


def test_it_names_its_release_its_page_and_its_licence(client: Client) -> None:
    words = client.get("/forces/kent/sheet").section("read")
    assert "Release 1 of the figures" in words
    assert "https://ontherecord.example/forces/kent" in words
    assert "Contains HMICFRS information licensed under the Open Government Licence v3.0." in words
    assert "https://ontherecord.example/cy/forces/kent" in client.get("/cy/forces/kent/sheet").section("read")


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_page_of_a_force_leads_to_its_papers(client: Client, prefix: str) -> None:
    links = client.get(f"{prefix}/forces/gwent").links()
    assert {f"{prefix}/forces/gwent/sheet", f"{prefix}/support/gwent/poster"} <= set(links)


def test_an_unknown_force_has_no_sheet(client: Client) -> None:
    client.get("/forces/atlantis/sheet", status=404)
