"""`portal read` drafts rows beside the words that it read them in, and refuses what is no report."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.commands.main import main
from portal.dataset.description import DATASET
from portal.desk.drafts import Draft, drafts_of
from portal.desk.report import NotAReportError, read_report
from tests.desk.conftest import Elsewhere

ADDRESS = "https://inspectorate.example/kent"
CRIME_DATA_INTEGRITY = """<!doctype html><html><head><title>x</title></head><body>
<nav>Essex Police is good at nothing</nav>
<h1>Kent Police: Crime Data Integrity re-inspection 2018</h1><p>Published on: 15 January 2019</p>
<h2>Overall judgment</h2><p>Overall, the force is judged outstanding.</p>
<p>The force records 96.6 percent of reported crimes (with a confidence interval of +/- 1.9 percent), and
94.2 percent (with a confidence interval of +/- 2.3 percent) of reported violent crimes.</p>
<p>Inspectors estimate that the force now records around 25,400 additional crimes each year.</p>
<p>We found that 62 of 63 audited reports of rape were recorded.</p>
<p>In Essex Police, over 9,600 reported crimes a year were not recorded.</p></body></html>"""
PEEL = """<html><body><h1>PEEL 2023–25: An inspection of Surrey Police</h1>
<h2>Good</h2><ul><li>Recording data about crime</li></ul>
<h2>Requires improvement</h2><ul><li>Investigating crime</li></ul>
<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Protecting vulnerable people</td><td>Adequate</td></tr></table>
<p>Surrey Police is good at recording data about crime.</p></body></html>"""


def drafts(text: str) -> list[Draft]:
    return drafts_of(read_report(text.encode()), ADDRESS, DATASET)


def cells(found: list[Draft], table: str) -> list[dict[str, str]]:
    return [draft.cells for draft in found if draft.table == table]


def test_a_report_on_crime_data_integrity_is_drafted_row_by_row() -> None:
    found = drafts(CRIME_DATA_INTEGRITY)
    (inspection,) = cells(found, "inspections")
    assert (inspection["inspection_id"], inspection["kind"]) == ("kent-cdi-reinspection", "re-inspection")
    assert inspection["published_on"] == "2019-01-15"
    assert [row["grade"] for row in cells(found, "judgments")] == ["outstanding"]
    rates = [(row["offence_group"], row["rate"], row["margin"]) for row in cells(found, "recording_rates")]
    assert rates == [("all", "96.6", "1.9"), ("violence", "94.2", "2.3")]
    audit = {
        name: value
        for name, value in cells(found, "case_audits")[0].items()
        if name not in ("inspection_id", "source_id")
    }
    assert audit == {"subject": "rape", "audited": "63", "recorded_correctly": "62"}
    additional, other = [draft for draft in found if draft.table == "estimates"]
    assert additional.cells["measure"] == "additional-crimes-recorded-per-year"
    assert (additional.cells["value"], additional.cells["qualifier"]) == ("25400", "around")
    assert additional.unsure == ""
    # A sentence about another force is never taken for this one's without a word.
    assert "another force: essex" in other.unsure


def test_every_draft_stands_beside_words_of_the_report() -> None:
    text = read_report(CRIME_DATA_INTEGRITY.encode()).text
    for draft in drafts(CRIME_DATA_INTEGRITY):
        assert draft.words in text


def test_the_second_report_on_a_force_says_that_the_name_is_taken() -> None:
    (inspection,) = [draft for draft in drafts(CRIME_DATA_INTEGRITY) if draft.table == "inspections"]
    assert "second visit" in inspection.unsure


def test_grades_are_read_in_lists_tables_and_sentences_and_each_once() -> None:
    graded = [draft for draft in drafts(PEEL) if draft.table == "judgments"]
    found = {draft.cells["question_id"]: (draft.cells["grade"], draft.unsure) for draft in graded}
    assert found["peel-2023-25-recording-crime"] == ("good", "")
    assert found["peel-2023-25-investigating-crime"][0] == "requires-improvement"
    assert "adequate" in {grade for grade, _ in found.values()}
    assert len(graded) == len(found)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("<html><h1>Kent County Council: waste collection</h1><p>PEEL 2023–25 record</p></html>", "No police force"),
        ("<html><h1>Kent Police: annual accounts</h1><p>We record income.</p></html>", "No round"),
        ("<html><h1>PEEL 2023–25: Kent Police</h1><p>Nothing else.</p></html>", "nothing of how crime is recorded"),
        ("just words", "neither a web page nor a PDF"),
        ("%PDF-1.7 broken", "PDF"),
        ("<html><body></body></html>", "no text"),
    ],
)
def test_what_is_no_report_is_refused(text: str, lacks: str) -> None:
    with pytest.raises(NotAReportError, match=lacks):
        drafts(text)


def test_the_working_file_holds_rows_with_their_words_and_is_none_of_the_dataset(
    elsewhere: Elsewhere, tmp_path: Path
) -> None:
    address = elsewhere.page("/report", PEEL)
    result = read(address, "--into", str(tmp_path / "drafts.csv"))
    assert result.exit_code == 0, result.output
    assert "    read in: " in result.output
    assert "Nothing was published." in result.output
    with (tmp_path / "drafts.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {"table", "row", "read in", "unsure"} == set(lines[0])
    assert any(address in line["row"] for line in lines)
    assert (
        "drafts.csv is there already. Name a new file" in read(address, "--into", str(tmp_path / "drafts.csv")).output
    )
    (tmp_path / "datapackage.json").write_text("{}")
    refused = read(address, "--into", str(tmp_path / "judgments.csv"))
    assert refused.exit_code == 1
    assert "among the files of a dataset" in refused.output
    assert not (tmp_path / "judgments.csv").exists()


def read(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["read", *arguments])
