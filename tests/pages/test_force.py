"""The page of a force shows what the dataset says, and says what is missing."""

from __future__ import annotations

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client, text_of
from tests.pages.shown_words import GRADES

FORCES = [row["force_id"] for row in rows("forces")]


def test_kent_went_from_inadequate_to_outstanding(client: Client) -> None:
    text = client.get("/forces/kent").text
    assert "In 2018, Kent Police recorded 96.6% of the crimes reported to it, about 97 in every 100." in text
    assert "15 January 2019" in text
    assert "83.6%" in text
    assert "±1.85 points" in text
    assert "81.8% to 85.5%" in text
    assert "more than 98.2%" in text
    assert "inspectors estimated that the force now records about 25,400 more crimes a year" in text
    assert "62 of 63 rape reports checked were recorded correctly" in text


def test_cheshire_is_second(client: Client) -> None:
    assert "96.4%" in client.get("/forces/cheshire").text


@pytest.mark.parametrize("force_id", FORCES)
def test_every_figure_of_a_force_is_on_its_page(client: Client, force_id: str) -> None:
    page = client.get(f"/forces/{force_id}")
    inspections = {row["inspection_id"] for row in rows("inspections") if row["force_id"] == force_id}
    for rate in rows("recording_rates"):
        if rate["inspection_id"] in inspections:
            word = {"exact": "", "around": "around ", "more-than": "more than "}[rate["qualifier"]]
            assert f"{word}{rate['rate']}%" in page.section("kinds-of-crime")
            if rate["margin"]:
                assert f"±{rate['margin']} points" in page.section("kinds-of-crime")
    for estimate in rows("estimates"):
        if estimate["inspection_id"] in inspections:
            assert f"{int(estimate['value']):,}" in page.section("found")
    for finding in rows("findings"):
        if finding["inspection_id"] in inspections:
            assert finding["text"] in page.section("found")
    for audit in rows("case_audits"):
        if audit["inspection_id"] in inspections:
            correct = audit["recorded_correctly"] or int(audit["audited"]) - int(audit["not_recorded_correctly"])
            assert f"{correct} of {audit['audited']} rape reports checked" in page.section("found")


@pytest.mark.parametrize("force_id", FORCES)
def test_every_judgment_of_a_force_is_on_its_page_with_its_grade(client: Client, force_id: str) -> None:
    page = client.get(f"/forces/{force_id}")
    inspections = {row["inspection_id"] for row in rows("inspections") if row["force_id"] == force_id}
    questions = {row["question_id"]: row["name"] for row in rows("questions")}
    expected = [
        (questions[row["question_id"]], GRADES[row["grade"]], f"/inspections/{row['inspection_id']}")
        for row in rows("judgments")
        if row["inspection_id"] in inspections
    ]
    shown = []
    for row in page.find(".//section[@aria-labelledby='judgments']//tbody/tr"):
        question, grade, inspection = list(row)[:3]
        link = inspection.find(".//a")
        assert link is not None
        shown.append((text_of(question), text_of(grade), link.get("href")))
    assert sorted(shown) == sorted(expected)


def test_british_transport_police_answers_to_its_authority(client: Client) -> None:
    page = client.get("/forces/btp")
    assert "British Transport Police Authority" in page.section("accountable")
    assert "97.9%" in page.text


def test_an_unknown_force_is_not_found(client: Client) -> None:
    assert "Page not found" in client.get("/forces/atlantis", status=404).text
