"""The files of a comparison hold what its page shows, and say what their columns are."""

import io
import json
import zipfile
from urllib.parse import urlsplit

import openpyxl
import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client
from tests.pages.comparing import FOUR, KENT_AND_CHESHIRE, published
from tests.pages.tables import cells, table


def test_the_files_hold_what_the_page_shows(client: Client) -> None:
    page, query = client.get(FOUR), FOUR.partition("?")[2]
    held = table(client, f"/compare.csv?{query}")
    assert [row["force"] for row in held] == [row[0] for row in cells(page, "rates-caption")]
    for row in held:
        newest = published(row["force_id"])[-1]
        assert {name: row[name] for name in ("inspection_id", "rate", "margin", "qualifier", "published_on")} == {
            name: newest[name] for name in ("inspection_id", "rate", "margin", "qualifier", "published_on")
        }
    graded = {(row["inspection_id"], row["grade"]) for row in rows("judgments") if row["question_id"] == "cdi-overall"}
    assert all((row["grade_inspection_id"], row["grade"]) in graded for row in held)
    verdicts = table(client, f"/compare.verdicts.csv?{query}")
    assert len(verdicts) == 6
    # Two comparisons in one folder are told apart by their names.
    for suffix, how in (("csv", "attachment"), ("xlsx", "attachment"), ("json", "inline")):
        named = client.bare.get(f"/compare.{suffix}?{query}").headers["Content-Disposition"]
        assert (
            named
            == f'{how}; filename="compare-cdi-2016-20-all-{"-".join(sorted(row["force_id"] for row in held))}.{suffix}"'
        )
    told_as = {row["verdict"]: row["sentence"] for row in verdicts}
    assert told_as["higher"] in page.section("verdicts")
    assert "No margin was published that we could find for" in told_as["cannot-be-told"]
    told = json.loads(client.bare.get(f"/compare.json?{query}").data)
    assert [row["force_id"] for row in told["rows"]] == [row["force_id"] for row in held]
    assert [row["sentence"] for row in told["verdicts"]["rows"]] == [row["sentence"] for row in verdicts]
    assert told["address"] == f"https://ontherecord.example{FOUR}"
    book = openpyxl.load_workbook(io.BytesIO(client.bare.get(f"/compare.xlsx?{query}").data))
    assert book.sheetnames == ["comparison", "verdicts", "About"]
    with zipfile.ZipFile(io.BytesIO(client.bare.get(f"/compare.zip?{query}").data)) as archive:
        assert {"README.md", "comparison.csv", "verdicts.csv", "comparison.json"} <= set(archive.namelist())


def test_the_files_of_a_comparison_hold_the_numbers_of_the_api(client: Client) -> None:
    query = "forces=derbyshire,essex,humberside,surrey"
    answer = json.loads(client.bare.get(f"/api/v1/compare?{query}").text)
    rates = {row["force_id"]: row for row in table(client, f"/compare.csv?{query}")}
    everywhere = {row["force_id"]: row for row in table(client, "/compare/cdi-2016-20.csv")}
    for item in answer["forces"]:
        ends = list((item["rate"]["interval"] or {}).values())
        for row in (rates[item["force_id"]], everywhere[item["force_id"]]):
            assert [float(row[name]) for name in ("interval_low", "interval_high") if row[name]] == ends
    assert (rates["surrey"]["interval_low"], rates["surrey"]["interval_high"]) == ("91.52", "94.48")
    pairs = {
        (row["first_force_id"], row["second_force_id"]): [
            float(row[name]) for name in ("difference", "interval_low", "interval_high") if row[name]
        ]
        for row in table(client, f"/compare.verdicts.csv?{query}")
    }
    assert pairs == {
        (pair["first"], pair["second"]): list((pair["difference"] or {}).values()) for pair in answer["pairs"]
    }
    assert any(pairs.values())


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize(
    ("path", "files"),
    [
        (KENT_AND_CHESHIRE, 2),
        ("/compare/cdi-2016-20", 1),
        ("/compare/cdi-2016-20?offences=violence", 1),
        ("/compare/cdi-2016-20/changes", 2),
    ],
)
def test_beside_each_csv_stands_what_its_columns_are(client: Client, prefix: str, path: str, files: int) -> None:
    links = [link for link in client.get(prefix + path).links() if urlsplit(link).path.endswith(".csv")]
    own = [link for link in links if link.startswith(f"{prefix}/compare")]
    assert len(set(own)) == files
    for link in own:
        beside = client.bare.get(urlsplit(link)._replace(path=f"{urlsplit(link).path}-metadata.json").geturl())
        assert (beside.status_code, beside.mimetype) == (200, "application/csvm+json"), link
        described = json.loads(beside.text)["tableSchema"]["columns"]
        header = client.bare.get(link).text.splitlines()[0].split(",")
        assert [column["name"] for column in described] == header
        assert all(column["rdfs:label"]["@value"] for column in described)


def test_the_zip_of_a_comparison_describes_each_of_its_tables(client: Client) -> None:
    address = KENT_AND_CHESHIRE.replace("/compare", "/compare.zip")
    with zipfile.ZipFile(io.BytesIO(client.bare.get(address).data)) as archive:
        names = set(archive.namelist())
        tables = [name for name in names if name.endswith(".csv")]
        assert sorted(tables) == ["comparison.csv", "verdicts.csv"]
        for name in tables:
            described = json.loads(archive.read(f"{name}-metadata.json"))
            assert described["url"] == name
            header = archive.read(name).decode().splitlines()[0].split(",")
            assert [column["name"] for column in described["tableSchema"]["columns"]] == header
