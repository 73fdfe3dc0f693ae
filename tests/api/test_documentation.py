"""The documentation for readers: its programs run as they stand there and print the dataset's figures."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client, Page, parsed, text_of

SECONDS = 60


@pytest.fixture(scope="session")
def programs(site: str) -> dict[str, str]:
    """The text of each program on the page, by the tool that runs it, as the live site shows it."""
    with urlopen(f"{site}/api") as response:
        tree = parsed(response.read().decode(), "/api")
    blocks = [element for element in tree.iter("pre") if element.get("aria-labelledby", "").startswith("example-")]
    return {
        element.get("aria-labelledby", "").removeprefix("example-"): "".join(element.itertext()) for element in blocks
    }


def printed(arguments: list[str], folder: Path) -> str:
    """What a program prints; fails with its errors if it fails."""
    said = subprocess.run(arguments, check=False, capture_output=True, text=True, timeout=SECONDS, cwd=folder)
    assert said.returncode == 0, said.stderr
    return said.stdout


def test_there_is_one_program_for_each_tool(programs: dict[str, str]) -> None:
    assert list(programs) == ["curl", "python", "r", "javascript"]


def test_the_curl_program(programs: dict[str, str], tmp_path: Path) -> None:
    answer = json.loads(printed(["bash", "-c", programs["curl"]], tmp_path))
    inspections = {row["inspection_id"]: row for row in rows("inspections")}
    rates = [
        float(row["rate"])
        for row in rows("recording_rates")
        if row["offence_group"] == "all" and inspections[row["inspection_id"]]["programme_id"] == "cdi-2016-20"
    ]
    assert [record["rate"] for record in answer["items"]] == sorted(rates, reverse=True)[:5]


def test_the_pandas_program(programs: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(programs["python"], encoding="utf-8")
    table = list(csv.DictReader(io.StringIO(printed([sys.executable, "program.py"], tmp_path))))
    inspections = {row["inspection_id"]: row for row in rows("inspections")}
    found = {(row["force_id"], row["programme_id"], row["offence_group"], float(row["rate"])) for row in table}
    assert len(table) == len(rows("recording_rates"))
    assert found == {
        (
            inspections[row["inspection_id"]]["force_id"],
            inspections[row["inspection_id"]]["programme_id"],
            row["offence_group"],
            float(row["rate"]),
        )
        for row in rows("recording_rates")
    }


def test_the_r_program(programs: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "program.R").write_text(programs["r"], encoding="utf-8")
    table = list(csv.DictReader(io.StringIO(printed(["Rscript", "--vanilla", "program.R"], tmp_path))))
    force_of = {row["inspection_id"]: row["force_id"] for row in rows("inspections")}
    expected = [row for row in rows("judgments") if force_of[row["inspection_id"]] == "kent"]
    assert sorted(row["grade"] for row in table) == sorted(row["grade"] for row in expected)
    sources = {row["source_id"]: row["url"] for row in rows("sources")}
    assert {row["source.url"] for row in table} == {sources[row["source_id"]] for row in expected}


def test_the_javascript_program(programs: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "program.js").write_text(programs["javascript"], encoding="utf-8")
    said = printed(["node", "program.js"], tmp_path)
    assert said.startswith("Kent Police and Cheshire Constabulary: we cannot tell")
    assert "±0.14" in said


@pytest.mark.parametrize("path", ["/api", "/cy/api"])
def test_the_page_keeps_the_house_rules_and_leads_to_every_list(path: str, client: Client) -> None:
    page: Page = client.get(path)
    api = f"https://ontherecord.example{path}/v1"
    lists = ("forces", "programmes", "questions", "inspections", "national-rates", "sources", "judgments")
    more = ("recording-rates", "estimates", "case-audits", "findings", "support-services", "releases", "changes")
    assert {api, f"{api}/openapi.json", *(f"{api}/{name}" for name in (*lists, *more))} <= set(page.links())


def test_the_page_tells_every_parameter_and_limit(client: Client, ask: Callable[..., dict[str, object]]) -> None:
    page = client.get("/api")
    names = {text_of(element) for element in page.tree.iter("code")}
    paths = ask("/openapi.json")["paths"]
    assert isinstance(paths, dict)
    parameters = {
        item["name"] for path in paths.values() for item in path["get"]["parameters"] if item["in"] == "query"
    }
    assert parameters <= names
    assert "100 unless you ask otherwise, 200 at most." in page.text
    assert "2000 bytes after the question mark" in page.text


def test_a_lookup_in_the_address_is_explained(client: Client) -> None:
    assert "the site's own search never puts it there" in client.get("/api").section("find")
