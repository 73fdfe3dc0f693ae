"""An inspection's page shows everything that the inspection found, each with its source, and what is missing."""

import dataclasses

import pytest
from flask import Flask, render_template

from portal.queries.histories import histories
from portal.queries.inspection_records import inspection_record
from portal.web.context import session
from portal.web.language_prefix import LANGUAGE_KEY
from tests.dataset.facts import rows
from tests.house_rules import Client, Page, text_of
from tests.pages.shown_words import GRADES

INSPECTIONS = [row["inspection_id"] for row in rows("inspections")]
SOURCES = {row["source_id"]: row["url"] for row in rows("sources")}
ABOUT = {"exact": "", "around": "about ", "more-than": "more than "}
QUALIFIERS = {"exact": "", "around": "around ", "more-than": "more than "}


def detail(page: Page, name: str) -> str:
    """What stands beside a name in the facts about the inspection."""
    for pair in page.find(".//section[@aria-labelledby='about-inspection']/dl/div"):
        if text_of(pair.find("dt")) == name:
            return text_of(pair.find("dd"))
    raise AssertionError(f"no {name}")


def noted(page: Page, section: str) -> list[str]:
    """The addresses of the sources that are noted in a section, one for each figure."""
    notes = page.find(f".//section[@aria-labelledby='{section}']//details[@class='source-note']")
    return sorted(
        link.get("href", "") for note in notes for link in note.iter("a") if "external" in link.get("rel", "")
    )


def sources_of(found: list[dict[str, str]]) -> list[str]:
    """The addresses of the sources of rows, one for each row."""
    return sorted(SOURCES[row["source_id"]] for row in found)


@pytest.mark.parametrize("inspection_id", INSPECTIONS)
def test_everything_that_an_inspection_found_is_on_its_page_with_its_source(client: Client, inspection_id: str) -> None:
    page = client.get(f"/inspections/{inspection_id}")

    def of(table: str) -> list[dict[str, str]]:
        return [row for row in rows(table) if row["inspection_id"] == inspection_id]

    questions = {row["question_id"]: row["name"] for row in rows("questions")}
    judged = {
        text_of(row.find("th")): text_of(row.find("td"))
        for row in page.find(".//section[@aria-labelledby='judgments']//tbody/tr")
    }
    assert judged == {questions[row["question_id"]]: GRADES[row["grade"]] for row in of("judgments")}
    figures = of("estimates") + of("case_audits") + of("findings")
    rates = page.section("rates") if of("recording_rates") else ""
    found = page.section("found") if figures else ""
    for rate in of("recording_rates"):
        assert f"{QUALIFIERS[rate['qualifier']]}{rate['rate']}%" in rates
        assert f"±{rate['margin']} points" in rates if rate["margin"] else "–" in rates
    for estimate in of("estimates"):
        assert f"{ABOUT[estimate['qualifier']]}{int(estimate['value']):,}" in found
    for audit in of("case_audits"):
        correct = int(audit["recorded_correctly"] or int(audit["audited"]) - int(audit["not_recorded_correctly"]))
        counted = "that should" if audit["subject"] == "antisocial-behaviour" else "checked"
        assert f"{correct} of the {audit['audited']} {counted}" in found
    for finding in of("findings"):
        assert finding["text"] in found
    assert noted(page, "judgments") == sources_of(of("judgments"))
    assert noted(page, "rates") == sources_of(of("recording_rates"))
    assert noted(page, "found") == sources_of(figures)
    if judged or rates or found:
        assert noted(page, "about-inspection") == sources_of(of("inspections") + of("scopes"))


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_an_inspection_of_which_nothing_was_read_leads_to_its_report_and_to_what_is_missing(
    client: Client, prefix: str
) -> None:
    page = client.get(f"{prefix}/inspections/greater-manchester-peel-2023-25")
    (published,) = [row for row in rows("inspections") if row["inspection_id"] == "greater-manchester-peel-2023-25"]
    assert {SOURCES[published["source_id"]], f"{prefix}/gaps/greater-manchester"} <= set(page.links())
    assert ("December 2023" if not prefix else "Rhagfyr 2023") in page.text


def test_kent_was_inspected_again(client: Client) -> None:
    page = client.get("/inspections/kent-cdi-reinspection")
    assert "In 2018, Kent Police recorded 96.6% of the crimes reported to it, about 97 in every 100." in page.text
    assert "62 of the 63 checked were recorded correctly" in (page.section("found"))
    assert detail(page, "Published") == "15 January 2019"
    assert detail(page, "Reports looked at") == "made from April 2018 to June 2018"
    before = page.section("before-and-after")
    assert "Before: Inspection, 15 June 2017" in before
    assert "Inadequate" in before
    assert "83.6%" in before
    assert "It rose from about 84 to 97 in every 100, far more than chance." in before
    assert "It would have to be above 12.9 points for this to be chance." in before
    assert "/inspections/kent-cdi" in page.links()


def test_a_page_of_the_press_is_cited_by_its_headline_and_as_a_report_of_what_inspectors_found(client: Client) -> None:
    radio = "Bedfordshire Police told to improve how they investigate crime, Greatest Hits Radio (Hello Rayo)"
    said = f"{radio}, 13 April 2022. It reports what the inspectorate found. Read on"
    assert said in client.get("/inspections/bedfordshire-peel-2021-22").section("about-inspection")
    assert "It reports" not in client.get("/inspections/kent-cdi").section("about-inspection")


def test_cheshire_was_inadequate_at_first(client: Client) -> None:
    page = client.get("/inspections/cheshire-cdi")
    rates = page.section("rates")
    for words in ("83.6%", "±1.79 points", "81.8% to 85.4%", "80.9%", "±3.00 points"):
        assert words in rates
    assert "109 of the 138 checked" in page.section("found")
    assert "After: Second visit, 2 October 2018" in page.section("before-and-after")
    assert "Outstanding" in page.section("before-and-after")


def test_dyfed_powys_is_compared_within_peel_only(client: Client) -> None:
    page = client.get("/inspections/dyfed-powys-peel-2021-22-revisit")
    before = page.section("before-and-after")
    for words in ("Before: Inspection, 7 May 2021", "87.6%", "91.6%", "92.2%", "98.8%", "85.4%", "88.4%"):
        assert words in before
    assert before.count("We cannot tell whether that is chance.") == 3
    assert "/inspections/dyfed-powys-cdi" not in page.links()
    assert detail(page, "Published") == "June 2022"


def test_a_section_with_nothing_in_it_does_not_appear(client: Client) -> None:
    page = client.get("/inspections/btp-cdi-2015")
    assert "95%" in page.section("rates")
    assert detail(page, "Published") == "2 September 2015"
    headings = {text_of(heading) for heading in page.find(".//h2")}
    assert not headings & {"Grades", "Before and after, in the same round"}


def test_an_inspection_of_which_only_a_source_is_known_has_a_short_page(app: Flask) -> None:
    with app.test_request_context("/", environ_overrides={LANGUAGE_KEY: "en"}):
        whole = inspection_record(session(), "btp-cdi-2015")
        bare = dataclasses.replace(whole, judgments=(), rates=(), estimates=(), case_audits=(), findings=())
        assert bare.is_empty
        assert not whole.is_empty
        page = render_template("inspections/inspection.html", record=bare, histories=histories(session()))
    assert "We have not read its findings." in page
    assert page.count("<h2") == 0


def test_every_inspection_is_listed_under_its_programme(client: Client) -> None:
    page = client.get("/inspections")
    assert f"{len(INSPECTIONS)} inspections of police forces" in page.text
    for row in rows("inspections"):
        section = f".//section[@aria-labelledby='{row['programme_id']}']"
        listed = {link.get("href") for link in page.find(f"{section}//tbody//th/a")}
        assert f"/inspections/{row['inspection_id']}" in listed


def test_in_each_round_the_newest_inspection_comes_first(client: Client) -> None:
    page = client.get("/inspections")
    for programme_id in {row["programme_id"] for row in rows("inspections")}:
        listed = page.find(f".//section[@aria-labelledby='{programme_id}']//tbody//th/a")
        shown = [link.get("href", "").rpartition("/")[2] for link in listed]
        dates = {row["inspection_id"]: row["published_on"][:4] for row in rows("inspections")}
        years = [dates[inspection_id] for inspection_id in shown if dates[inspection_id]]
        assert years == sorted(years, reverse=True), programme_id


def test_a_round_that_goes_by_its_official_name_is_not_called_by_it_twice(client: Client) -> None:
    for path in ("/inspections", "/forces/btp/record", "/about/method"):
        text = client.get(path).text
        assert "Victim service assessment 2020–22" in text
        assert "(Victim service assessment)" not in text
        assert path == "/forces/btp/record" or "2021–22 inspections (PEEL 2021/22)" in text


def test_an_inspection_has_a_welsh_page(client: Client) -> None:
    page = client.get("/cy/inspections/dyfed-powys-cdi")
    assert "Cywirdeb data troseddau 2016–20" in page.text


def test_an_unknown_inspection_is_not_found(client: Client) -> None:
    client.get("/inspections/atlantis-cdi", status=404)
