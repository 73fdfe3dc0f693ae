"""Every page of figures as a file: the same numbers as the dataset and the page, with source, licence and release."""

import datetime
import io
import json
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client
from tests.pages.tables import table


def test_every_inspection_is_in_the_list(client: Client) -> None:
    found = table(client, "/inspections.csv")
    columns = ("inspection_id", "force_id", "programme_id", "published_on", "audit_from", "audit_to", "source_id")
    assert sorted(tuple(row[name] for name in columns) for row in found) == sorted(
        tuple(row[name] for name in columns) for row in rows("inspections")
    )
    assert client.bare.get("/inspections.csv-metadata.json").json["dc:source"]  # type: ignore[index]


def test_kents_figures_are_those_of_the_dataset(client: Client) -> None:
    found = table(client, "/forces/kent.csv")
    assert {row["force"] for row in found} == {"Kent Police"}
    rates = {
        (row["inspection_id"], row["subject_id"]): (row["value"], row["margin"], row["qualifier"], row["source_id"])
        for row in found
        if row["measure"] == "recording-rate"
    }
    assert rates == {
        (row["inspection_id"], row["offence_group"]): (row["rate"], row["margin"], row["qualifier"], row["source_id"])
        for row in rows("recording_rates")
        if row["inspection_id"].startswith("kent-")
    }
    first = next(row for row in found if (row["inspection_id"], row["subject_id"]) == ("kent-cdi", "all"))
    assert (first["interval_low"], first["interval_high"], first["unit"]) == ("81.75", "85.45", "percent")


@pytest.mark.parametrize("path", ["/forces/kent", "/programmes/cdi-2016-20", "/inspections/kent-cdi"])
def test_codes_are_the_same_in_both_languages(client: Client, path: str) -> None:
    english, welsh = table(client, f"{path}.csv"), table(client, f"/cy{path}.csv")
    codes = [name for name in english[0] if name not in ("force", "programme", "subject")]
    assert [[row[name] for name in codes] for row in welsh] == [[row[name] for name in codes] for row in english]
    assert {"", "percent", "crimes a year"} <= {row["unit"] for row in welsh}
    columns = json.loads(client.bare.get(f"/cy{path}.csv-metadata.json").text)["tableSchema"]["columns"]
    (unit,) = [column["rdfs:label"] for column in columns if column["name"] == "unit"]
    assert unit["@language"] == "cy"
    assert unit["@value"].startswith("Uned y ffigur")


def test_the_programmes_hold_every_figure_of_the_dataset_once(client: Client) -> None:
    found = [row for item in rows("programmes") for row in table(client, f"/programmes/{item['programme_id']}.csv")]
    grades = sorted((r["inspection_id"], r["subject_id"], r["grade"]) for r in found if r["measure"] == "grade")
    assert grades == sorted((r["inspection_id"], r["question_id"], r["grade"]) for r in rows("judgments"))
    rates = sorted((r["inspection_id"], r["subject_id"], r["value"]) for r in found if r["measure"] == "recording-rate")
    assert rates == sorted((r["inspection_id"], r["offence_group"], r["rate"]) for r in rows("recording_rates"))
    estimates = sorted(
        (r["inspection_id"], r["measure"], r["subject_id"], r["value"], r["qualifier"])
        for r in found
        if r["measure"].endswith("per-year")
    )
    assert estimates == sorted(
        (r["inspection_id"], r["measure"], r["offence_group"], r["value"], r["qualifier"]) for r in rows("estimates")
    )
    audits = sorted((r["inspection_id"], r["value"], r["audited"]) for r in found if r["audited"])
    assert audits == sorted(
        (r["inspection_id"], r["recorded_correctly"] or r["not_recorded_correctly"], r["audited"])
        for r in rows("case_audits")
    )
    assert all(row["source_address"].startswith("http") for row in found)
    publishers = {row["source_id"]: row["publisher"] for row in rows("sources")}
    assert all(row["source"].endswith(publishers[row["source_id"]]) for row in found)


def test_an_inspections_file_holds_its_own_figures(client: Client) -> None:
    found = table(client, "/inspections/kent-cdi.csv")
    assert {row["inspection_id"] for row in found} == {"kent-cdi"}
    expected = [row for name in ("judgments", "recording_rates", "estimates", "case_audits") for row in rows(name)]
    assert len(found) == sum(row["inspection_id"] == "kent-cdi" for row in expected)


def test_the_table_of_all_forces_is_filtered_and_sorted_as_its_page_is(client: Client) -> None:
    query = "programme=peel-2021-22&nation=Wales&sort=rate&order=descending"
    found = table(client, f"/forces.csv?{query}")
    page = client.get(f"/forces?{query}")
    shown = ["".join(cell.itertext()) for cell in page.find(".//tbody/tr/th")]
    assert [row["force"] for row in found] == shown
    assert {row["nation"] for row in found} == {"Wales"}
    assert f"/forces.csv?{query}" in page.links()
    assert len(table(client, "/forces.csv")) == len(rows("forces"))


def test_a_hostile_address_changes_nothing(client: Client) -> None:
    client.get("/forces?suffix=csv&_external=1&_anchor=x&kind=y")


def test_missing_figures_are_empty_cells(client: Client) -> None:
    kent = next(row for row in table(client, "/forces.csv") if row["force_id"] == "kent")
    assert (kent["rate"], kent["margin"], kent["interval_low"]) == ("96.6", "", "")
    rows_of_json = json.loads(client.bare.get("/forces.json").text)["rows"]
    assert next(row for row in rows_of_json if row["force_id"] == "kent")["margin"] is None


@pytest.mark.parametrize("path", ["/forces", "/forces/kent", "/programmes/cdi-2016-20", "/inspections/kent-cdi"])
def test_every_format_says_the_same(client: Client, path: str) -> None:
    found = table(client, f"{path}.csv")
    as_json = json.loads(client.bare.get(f"{path}.json").text)
    assert [[_text(value) for value in row.values()] for row in as_json["rows"]] == [
        [_text(value) for value in row.values()] for row in found
    ]
    book = openpyxl.load_workbook(io.BytesIO(client.bare.get(f"{path}.xlsx").data))
    sheet = book.worksheets[0]
    assert [[_text(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        [_text(value) for value in row.values()] for row in found
    ]
    with zipfile.ZipFile(io.BytesIO(client.bare.get(f"{path}.zip").data)) as archive:
        name = path.rpartition("/")[2]
        assert archive.read(f"{name}.csv") == client.bare.get(f"{path}.csv").data
        readme = archive.read("README.md").decode()
    assert "release 1 of the figures" in readme
    assert "Open Government Licence" in readme
    assert as_json["sources"][0]["address"] in readme
    assert all(caveat in readme for caveat in as_json["caveats"])


def test_the_file_names_its_page_and_filter(client: Client) -> None:
    content = json.loads(client.bare.get("/cy/forces.json?nation=Wales").text)
    assert content["address"] == "https://ontherecord.example/cy/forces?nation=Wales"
    assert content["language"] == "cy"
    assert content["rows"][0]["force"].startswith("Heddlu")


@pytest.mark.parametrize("path", ["/forces/nowhere.csv", "/programmes/nothing.xlsx", "/inspections/none.json"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    client.get(path, status=404)


def _text(value: object) -> str:
    """A cell as text, dates as in a CSV file, numbers without zeros that carry nothing."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    text = "" if value is None else str(value)
    try:
        return str(Decimal(text).normalize() + 0)
    except ArithmeticError:
        return text
