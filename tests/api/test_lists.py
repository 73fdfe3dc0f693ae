"""Lists: narrowed, ordered, page by page, with chosen fields; and records on their own."""

import math
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.api.lists import resources
from portal.words.language import language
from tests.dataset.facts import rows

Ask = Callable[..., dict[str, Any]]
Whole = Callable[[str], list[dict[str, Any]]]


def keys(records: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(record[name] for name in names) for record in records]


def test_a_list_is_narrowed_by_each_of_its_parameters(whole: Whole) -> None:
    force_of = {row["inspection_id"]: row["force_id"] for row in rows("inspections")}
    graded = [row for row in rows("judgments") if force_of[row["inspection_id"]] in ("kent", "essex")]
    found = whole("/judgments?force_id=kent,essex")
    assert sorted(keys(found, "inspection_id", "question_id")) == sorted(
        (row["inspection_id"], row["question_id"]) for row in graded
    )
    found = whole("/judgments?force_id=kent,essex&grade=outstanding,good&programme_id=cdi-2016-20")
    assert {(r["force_id"], r["grade"], r["programme_id"]) for r in found} >= {("kent", "outstanding", "cdi-2016-20")}
    assert {record["grade"] for record in found} <= {"outstanding", "good"}
    assert 0 < len(found) < len(graded)


def test_every_list_can_be_ordered_by_every_column_that_it_offers(ask: Ask) -> None:
    known = list(resources(language("en")).values())
    assert len(known) > 10
    for resource in known:
        for column in resource.sort:
            # Whatever it holds, it answers with 200.
            ask(f"/{resource.path}?sort=-{column}&per_page=1")


@pytest.mark.parametrize(
    ("path", "table", "matches"),
    [
        ("/forces?region=South East", "forces", lambda row: row["region"] == "South East"),
        ("/forces?nation=Wales", "forces", lambda row: row["nation"] == "Wales"),
        ("/inspections?kind=re-inspection", "inspections", lambda row: row["kind"] == "re-inspection"),
        ("/recording-rates?offence_group=violence", "recording_rates", lambda row: row["offence_group"] == "violence"),
        ("/recording-rates?qualifier=around,more-than", "recording_rates", lambda row: row["qualifier"] != "exact"),
        ("/estimates?measure=unrecorded-crimes-per-year&offence_group=all", "estimates",
         lambda row: row["measure"].startswith("unrecorded") and row["offence_group"] == "all"),
        ("/findings?kind=strength", "findings", lambda row: row["kind"] == "strength"),
        ("/national-rates?year=2014", "national_rates", lambda row: row["year"] == "2014"),
        ("/questions?programme_id=peel-2021-22", "questions", lambda row: row["programme_id"] == "peel-2021-22"),
        ("/sources?kind=press,council", "sources", lambda row: row["kind"] in ("press", "council")),
        ("/support-services?scope=national", "support_services", lambda row: not row["force_id"]),
        ("/support-services?scope=local&force_id=kent", "support_services", lambda row: row["force_id"] == "kent"),
        ("/support-services?crime_types=fraud,stalking", "support_services",
         lambda row: {"fraud", "stalking"} & set(row["crime_types"].split(";"))),
        ("/support-services?verification=recheck", "support_services", lambda row: row["verification"] == "recheck"),
        ("/support-checks?service_id=emergency-999,tell-mama&method=page", "support_checks",
         lambda row: row["service_id"] in ("emergency-999", "tell-mama")),
        ("/support-checks?outcome=confirmed", "support_checks", lambda row: row["outcome"] == "confirmed"),
        ("/support-services?area=wales", "support_services", lambda row: row["area"] == "wales"),
        ("/inspections?source_id=sf335a3f7", "inspections", lambda row: row["source_id"] == "sf335a3f7"),
    ],
)  # fmt: skip
def test_a_filter_lets_through_just_what_the_dataset_has(
    path: str, table: str, matches: Callable[[dict[str, str]], object], ask: Ask
) -> None:
    assert ask(path)["total"] == len([row for row in rows(table) if matches(row)]) > 0


def test_figures_are_ordered_as_numbers_with_the_missing_ones_last(whole: Whole) -> None:
    for direction, name in ((1, "sort=rate"), (-1, "sort=-rate")):
        rates = [record["rate"] for record in whole(f"/recording-rates?{name}")]
        assert rates == sorted(rates, key=lambda rate: direction * rate)
    for name in ("margin", "-margin"):
        margins = [record["margin"] for record in whole(f"/recording-rates?sort={name}")]
        known = [margin for margin in margins if margin is not None]
        assert margins == sorted(known, reverse=name == "-margin") + [None] * (len(margins) - len(known))
        assert len(known) < len(margins)


def test_equal_rows_follow_each_other_by_their_keys(whole: Whole) -> None:
    found = keys(whole("/judgments?sort=-grade&per_page=7"), "grade", "inspection_id", "question_id")
    by_key = sorted(found, key=lambda row: row[1:])
    assert found == sorted(by_key, key=lambda row: row[0], reverse=True)


def test_several_columns_order_one_after_the_other(whole: Whole) -> None:
    found = keys(whole("/inspections?sort=programme_id,-force_id"), "programme_id", "force_id")
    by_force = sorted(found, key=lambda row: row[1], reverse=True)
    assert found == sorted(by_force, key=lambda row: row[0])


def test_pages_together_hold_every_record_once(ask: Ask, whole: Whole) -> None:
    once = whole("/sources?per_page=200")
    assert whole("/sources?per_page=37") == once
    assert len({record["source_id"] for record in once}) == len(rows("sources"))
    body = ask("/sources?per_page=37&page=2")
    start = "https://ontherecord.example/api/v1/sources"
    assert body["items"] == once[37:74]
    total = len(rows("sources"))
    assert (body["total"], body["page"], body["per_page"], body["pages"]) == (total, 2, 37, math.ceil(total / 37))
    assert body["links"]["self"] == f"{start}?page=2&per_page=37"
    assert body["links"]["first"] == body["links"]["previous"] == f"{start}?per_page=37"
    assert body["links"]["next"] == f"{start}?page=3&per_page=37"
    assert body["links"]["last"] == f"{start}?page={math.ceil(total / 37)}&per_page=37"


def test_a_page_behind_the_last_is_empty_and_leads_back(ask: Ask) -> None:
    body = ask("/forces?page=9")
    assert body["items"] == []
    assert body["links"]["next"] is None
    assert body["links"]["previous"] == "https://ontherecord.example/api/v1/forces"


def test_the_links_stand_in_the_header_too(respond: Callable[..., TestResponse]) -> None:
    response = respond("/sources?per_page=37&page=2")
    start = "<https://ontherecord.example/api/v1/sources?"
    links = response.headers["Link"].split(", ")
    assert f'{start}page=3&per_page=37>; rel="next"' in links
    assert f'{start}per_page=37>; rel="prev"' in links
    assert '<https://ontherecord.example/api/v1/openapi.json>; rel="service-desc"' in links
    assert '<https://ontherecord.example/api>; rel="service-doc"' in links
    assert any(link.endswith('rel="license"') for link in links)


def test_fields_are_chosen_but_what_names_a_figure_and_its_source_stays(ask: Ask) -> None:
    body = ask("/recording-rates?fields=rate,margin&per_page=3")
    always = {"inspection_id", "force_id", "programme_id", "published_on", "offence_group", "source", "release"}
    assert {name for record in body["items"] for name in record} == always | {"rate", "margin"}
    assert set(ask("/forces/kent?fields=name")["item"]) == {"force_id", "name", "release"}


def test_a_record_on_its_own_is_that_of_the_list_and_leads_to_what_belongs_to_it(ask: Ask) -> None:
    for path, name in (
        ("/forces", "force_id"),
        ("/inspections", "inspection_id"),
        ("/programmes", "programme_id"),
        ("/sources", "source_id"),
    ):
        for record in ask(f"{path}?per_page=2")["items"]:
            body = ask(f"{path}/{record[name]}")
            assert body["item"] == record
            assert body["links"]["self"] == f"https://ontherecord.example/api/v1{path}/{record[name]}"
    links = ask("/forces/kent")["links"]
    assert links["recording_rates"] == "https://ontherecord.example/api/v1/recording-rates?force_id=kent"
    assert links["support_services"] == "https://ontherecord.example/api/v1/support-services?force_id=kent"
    for name in ("inspections", "judgments", "estimates", "case_audits", "findings"):
        assert ask(links[name].removeprefix("https://ontherecord.example/api/v1"))["total"] > 0 or name == "findings"


def test_kent_in_both_languages(ask: Ask) -> None:
    (rate,) = ask("/recording-rates?inspection_id=kent-cdi-reinspection&offence_group=all")["items"]
    assert (rate["rate"], rate["margin"], rate["qualifier"], rate["label"]) == (96.6, None, "exact", "96.6%")
    (judgment,) = ask("/judgments?inspection_id=kent-cdi-reinspection&question_id=cdi-overall")["items"]
    assert (judgment["grade"], judgment["label"]) == ("outstanding", "Outstanding")
    welsh = ask("/cy/api/v1/judgments?inspection_id=kent-cdi-reinspection&question_id=cdi-overall")
    assert welsh["language"] == "cy"
    assert welsh["items"][0]["grade"] == "outstanding"
    assert welsh["items"][0]["page"] == "https://ontherecord.example/cy/inspections/kent-cdi-reinspection"
    assert welsh["title"] == "Dyfarniadau"
    assert welsh["links"]["self"].startswith("https://ontherecord.example/cy/api/v1/judgments?")
    assert ask("/cy/api/v1/forces/south-wales")["item"]["label"] == "Heddlu De Cymru"


def test_the_start_leads_to_every_list(ask: Ask) -> None:
    links = ask("/api/v1")["links"]
    assert len(links) == 28
    for name, address in links.items():
        if name not in ("documentation", "find", "compare"):
            ask(address.removeprefix("https://ontherecord.example"))


def test_every_answer_says_on_what_terms_and_with_what_care(ask: Ask) -> None:
    body = ask("/recording-rates")
    assert body["licences"][0]["title"] == "Open Government Licence v3.0"
    assert "HMICFRS" in body["licences"][0]["attribution"]
    assert any("rounds of inspection cannot be compared" in caveat for caveat in body["caveats"])
    assert "Crown copyright" in ask("/forces")["licences"][0]["attribution"]


def test_made_up_questions_leave_nothing_in_memory(app: Flask, ask: Ask) -> None:
    engine = app.extensions["engine"]
    columns = ("force_id", "programme_id", "published_on", "inspection_id", "offence_group", "rate", "margin")
    ask("/recording-rates?sort=rate&force_id=kent")
    kept = len(engine._compiled_cache)
    for asked in permutations(columns, 3):
        ask(f"/recording-rates?sort={','.join(asked)}&force_id=kent&per_page=1")
    assert len(engine._compiled_cache) == kept
