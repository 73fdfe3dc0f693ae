"""A table taken away says the same in every format, and nothing in it is ever run."""

import csv
import datetime
import io
import json
from decimal import Decimal
from pathlib import Path

import csvw
import openpyxl
import pandas
import pytest

from portal.exports.spreadsheets import sheet_name, xlsx_bytes
from portal.exports.tables import Table, csv_bytes, json_bytes, metadata_json
from portal.words.tables import Column
from tests.exports.made import ENGLISH, HOSTILE, SOURCE, TABLE, WELSH


def test_the_csv_holds_one_line_of_names_and_every_row() -> None:
    rows = list(csv.reader(io.StringIO(csv_bytes(TABLE).decode(), newline="")))
    assert rows[0] == ["words", "count", "rate", "nothing"]
    assert [row[1:] for row in rows[1:]] == [[str(n), str(Decimal("96.6") + n), ""] for n in range(len(HOSTILE))]
    assert [row[0].removeprefix("'") for row in rows[1:]] == list(HOSTILE)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_the_csv_begins_like_a_formula(start: str) -> None:
    table = Table("t", "t", (Column("a", "A"), Column("b", "B")), ((f"{start}1+1", Decimal("-1.5")),), (), ())
    row = list(csv.reader(io.StringIO(csv_bytes(table).decode(), newline="")))[1]
    assert row == [f"'{start}1+1", "-1.5"]


def test_pandas_reads_the_csv_with_numbers_as_numbers() -> None:
    frame = pandas.read_csv(io.BytesIO(csv_bytes(TABLE)))
    assert frame["rate"].tolist() == [pytest.approx(96.6 + n) for n in range(len(HOSTILE))]
    assert frame["nothing"].isna().all()


def test_the_json_holds_the_rows_and_where_they_come_from() -> None:
    content = json.loads(json_bytes(TABLE, ENGLISH))
    assert content["rows"][0] == {"words": HOSTILE[0], "count": 0, "rate": 96.6, "nothing": None}
    assert len(content["rows"]) == len(TABLE.rows)
    assert content["columns"][2] == {"key": "rate", "heading": "Rate", "unit": "percent"}
    assert content["release"]["number"] == 7
    assert content["release"]["name"] == "release 7 of the figures, 23 November 2026"
    assert content["address"] == "https://site.example/forces/made"
    assert content["licence"]["address"].startswith("https://www.nationalarchives.gov.uk/")
    assert content["sources"][0]["address"] == SOURCE.url
    assert content["caveats"] == list(TABLE.notes)


def test_csvw_finds_the_csv_and_what_stands_beside_it_valid(tmp_path: Path) -> None:
    (tmp_path / "made.csv").write_bytes(csv_bytes(TABLE))
    (tmp_path / "made.csv-metadata.json").write_bytes(metadata_json(TABLE, ENGLISH))
    read = csvw.CSVW(str(tmp_path / "made.csv-metadata.json"), validate=True)
    assert read.is_valid, [str(warning.message) for warning in read.warnings]
    rows = list(read.tables[0])
    assert rows[3]["count"] == 3
    assert rows[3]["rate"] == Decimal("99.6")
    assert rows[3]["nothing"] is None


def test_the_metadata_carries_source_licence_caveats_and_release() -> None:
    content = json.loads(metadata_json(TABLE, WELSH))
    assert content["dc:source"] == [SOURCE.url]
    assert content["dc:license"]["@id"].startswith("https://www.nationalarchives.gov.uk/")
    assert content["rdfs:comment"] == list(TABLE.notes)
    assert content["dc:issued"]["@value"].startswith("2026-11-23")
    assert content["tableSchema"]["columns"][2]["schema:unitText"] == "percent"
    assert content["tableSchema"]["columns"][2]["rdfs:label"]["@language"] == "cy"


def test_the_spreadsheet_holds_no_formula_and_no_link() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(TABLE, ENGLISH)))
    sheet = book["made"]
    found = [list(row) for row in sheet.iter_rows(min_row=2)]
    assert [row[0].value for row in found] == list(HOSTILE)
    assert {row[0].data_type for row in found} == {"s"}
    assert {row[2].data_type for row in found} == {"n"}
    assert all(cell.hyperlink is None for row in found for cell in row)
    assert {row[3].value for row in found} == {None}


def test_a_spreadsheet_can_count_with_dates_and_years_and_filter_by_every_column() -> None:
    columns = (Column("published_on", "Published"), Column("year", "Year"))
    rows = (("2025-03-12", "2025"), ("2025-03", "2016–17"), ("2018", None))
    made = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(Table("made", "Made", columns, rows, (), ()), ENGLISH)))["made"]
    # Of a month or a year alone no day is made up.
    assert [[cell.value for cell in row] for row in made.iter_rows(min_row=2)] == [
        [datetime.datetime(2025, 3, 12), 2025],
        ["2025-03", "2016–17"],
        ["2018", None],
    ]
    assert made["A2"].number_format == "yyyy-mm-dd"
    assert (made.freeze_panes, made.auto_filter.ref) == ("A2", "A1:B4")


def test_the_spreadsheet_says_where_it_comes_from() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(TABLE, ENGLISH)))
    said = [(row[0].value, row[1].value) for row in book["About"].iter_rows()]
    assert ("Title", TABLE.title) in said
    assert ("Release", "release 7 of the figures, 23 November 2026") in said
    assert ("Caveat", TABLE.notes[0]) in said
    assert any(label == "Source" and SOURCE.url in text for label, text in said)
    assert [cell.value for cell in book["made"][1]][2] == "Rate (percent)"


def test_the_same_table_gives_the_same_spreadsheet() -> None:
    assert xlsx_bytes(TABLE, ENGLISH) == xlsx_bytes(TABLE, ENGLISH)


def test_a_sheet_name_is_one_that_excel_takes() -> None:
    assert sheet_name("a/b:c*d?e[f]g\\h'" + "x" * 40) == "a-b-c-d-e-f-g-h-" + "x" * 15
