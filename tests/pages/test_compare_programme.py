"""All forces of a programme compared, and what changed in it: every figure the dataset's, every change listed."""

import re
from decimal import Decimal

import pytest

from tests.dataset.facts import rows
from tests.house_rules import Client
from tests.pages.comparing import inspections_of, published
from tests.pages.shown_words import DASH
from tests.pages.tables import cells, table


def test_all_forces_of_a_programme_have_their_rates_and_ranks(client: Client) -> None:
    page = client.get("/compare/cdi-2016-20")
    shown = {row[0]: row for row in cells(page, "ranks-caption")}
    names = {row["force_id"]: row["name"] for row in rows("forces")}
    expected = {force: found[-1] for force in names if (found := published(force))}
    assert set(shown) == {names[force] for force in expected}
    held = {row["force_id"]: row for row in table(client, "/compare/cdi-2016-20.csv")}
    assert set(held) == set(expected)
    for force, newest in expected.items():
        line = shown[names[force]]
        assert f"{newest['rate']}%" in line[1]
        assert line[2] == (f"±{newest['margin']}" if newest["margin"] else DASH)
        assert held[force]["rate"] == newest["rate"]
        best, worst, among = (held[force][name] for name in ("best_rank", "worst_rank", "ranked_among"))
        if newest["margin"] and newest["qualifier"] == "exact":
            assert [int(number) for number in re.findall(r"\d+", line[4])] in (
                [int(best), int(worst), int(among)],
                [int(best), int(among)],
            )
        else:
            assert (line[4], best, worst) == (DASH, "", "")


def test_the_table_of_all_forces_is_filtered_by_its_address(client: Client) -> None:
    page = client.get("/compare/cdi-2016-20?region=Wales&force=gwent")
    assert {row[0] for row in cells(page, "ranks-caption")} == {
        row["name"] for row in rows("forces") if row["nation"] == "Wales"
    }
    assert "Forces shown: 4 of 43" in page.text
    assert [row.get("data-force") for row in page.find(".//tr") if row.get("class") == "highlight"] == ["gwent"]
    live = client.get("/compare/cdi-2016-20?region=Wales&explore=yes")
    hidden = [row for row in live.find(".//tr") if "hidden" in row.attrib]
    assert len(hidden) == 43 - 4


def test_a_script_is_loaded_only_by_who_asks_to_explore(client: Client) -> None:
    def scripts(address: str) -> list[str]:
        return [script.get("src", "") for script in client.get(address).find(".//script") if script.get("src")]

    assert not [name for name in scripts("/compare/cdi-2016-20") if "vega" in name or "explore" in name]
    vega, explore = [
        name for name in scripts("/compare/cdi-2016-20?explore=yes") if "vega" in name or "explore" in name
    ]
    assert vega.startswith("/compare/vega-")
    assert explore.startswith("/static/explore.")
    assert client.bare.get("/compare/vega-0.0.js").status_code == 404


@pytest.mark.parametrize("group", ["all", "violence", "sexual"])
def test_every_change_of_a_rate_within_the_programme_is_listed(client: Client, group: str) -> None:
    page = client.get(f"/compare/cdi-2016-20/changes?offences={group}")
    twice = {
        row["force_id"]: found for row in rows("forces") if len(found := published(row["force_id"], group=group)) > 1
    }
    names = {row["name"]: row["force_id"] for row in rows("forces")}
    lines = cells(page, "rates-caption")
    assert {names[line[0]] for line in lines} == set(twice)
    rises = []
    for line in lines:
        before, after = twice[names[line[0]]][-2:]
        assert f"{before['rate']}%" in line[1]
        assert f"{after['rate']}%" in line[2]
        if before["qualifier"] == after["qualifier"] == "exact":
            rise = Decimal(after["rate"]) - Decimal(before["rate"])
            assert Decimal(line[3]) == rise
            rises.append(rise)
        else:
            assert line[3] == "not exact"
    assert rises == sorted(rises, reverse=True)


def test_every_change_of_grade_is_listed(client: Client) -> None:
    inspections = inspections_of("cdi-2016-20")
    graded: dict[str, list[str]] = {}
    for row in rows("judgments"):
        if row["question_id"] == "cdi-overall":
            graded.setdefault(inspections[row["inspection_id"]]["force_id"], []).append(row["grade"])
    held = table(client, "/compare/cdi-2016-20/changes-of-grades.csv")
    assert {row["force_id"] for row in held} == {force for force, grades in graded.items() if len(grades) > 1}
    for row in held:
        assert sorted((row["grade_before"], row["grade_after"])) == sorted(graded[row["force_id"]])
    (kent,) = [row for row in held if row["force_id"] == "kent"]
    assert (kent["grade_before"], kent["grade_after"], kent["steps"]) == ("inadequate", "outstanding", "3")


def test_a_share_of_a_change_has_the_year_that_it_has_everywhere_else(client: Client) -> None:
    shown = {row[0]: row for row in cells(client.get("/compare/cdi-2016-20/changes"), "rates-caption")}
    assert [cell.split()[:2] for cell in shown["Kent Police"][1:3]] == [["83.6%", "2016"], ["96.6%", "2018"]]


def test_a_grade_given_twice_is_not_called_a_step(client: Client) -> None:
    for prefix, said, step in (
        ("", "3 forces: “Inadequate” both times", "from “Inadequate” to “Inadequate”"),
        ("/cy", "3 heddlu: “Annigonol” y ddau dro", "o “Annigonol” i “Annigonol”"),
    ):
        text = client.get(f"{prefix}/compare/cdi-2016-20/changes").text
        assert said in text
        assert step not in text


@pytest.mark.parametrize(
    "path", ["/compare/nowhere", "/compare/nowhere/changes", "/compare/cdi-2016-20?offences=arson"]
)
def test_what_there_is_not_is_not_found(client: Client, path: str) -> None:
    client.get(path, status=404)
