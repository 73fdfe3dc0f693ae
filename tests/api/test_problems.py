"""Whatever is wrong with a request, the answer says what, and how to put it right."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.application import create_app
from tests.conftest import settings_for
from tests.house_rules import Client

Ask = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("path", "name", "words"),
    [
        ("/forces?colour=blue", "colour", "These are known: region, nation, sort, fields, page, per_page."),
        ("/forces/kent?sort=name", "sort", "These are known: fields."),
        ("/openapi.json?x=1", "x", "This address takes no parameters."),
        ("/forces?page=0", "page", "page takes a whole number from 1 to 100000."),
        ("/forces?page=two", "page", "whole number"),
        ("/forces?page=1.5", "page", "whole number"),
        ("/forces?page=١", "page", "whole number"),
        ("/forces?per_page=201", "per_page", "per_page takes a whole number from 1 to 200."),
        ("/forces?page=1&page=2", "page", "is given more than once"),
        ("/forces?sort=colour", "sort", "It takes: force_id, -force_id, name"),
        ("/forces?fields=nam", "fields", "Did you mean name?"),
        ("/forces?fields=", "fields", "does not take this value"),
        ("/judgments?grade=excelent", "grade", "It takes: outstanding, good"),
        ("/judgments?grade=good,good", "grade", "twice"),
        ("/judgments?force_id=Kent Police", "force_id", "force_id takes names such as kent."),
        ("/judgments?force_id=" + "a" * 61, "force_id", "from 1 to 60 characters"),
        ("/judgments?force_id=" + ",".join("abcdefghijk"), "force_id", "1 to 10 values"),
        ("/national-rates?year=1066", "year", "from 2000 to 2100"),
        ("/compare", "forces", "forces is needed."),
        ("/compare?forces=kent", "forces", "2 to 8 values"),
        ("/compare?forces=a,b,c,d,e,f,g,h,i", "forces", "2 to 8 values"),
        ("/compare?forces=kent,essex&offences=theft", "offences", "It takes: all, violence, sexual."),
        ("/find", "q", "q is needed."),
        ("/find?q=", "q", "from 1 to 200 characters"),
        ("/find?q=" + "a" * 201, "q", "from 1 to 200 characters"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(path: str, name: str, words: str, ask: Ask) -> None:
    body = ask(path, 400)
    assert body["status"] == 400
    assert body["title"] == "The request has parameters that cannot be used"
    assert body["type"] == "https://ontherecord.example/api#wrong-parameters"
    assert body["instance"] == "/api/v1" + path.partition("?")[0]
    assert [fault["name"] for fault in body["invalid-params"]] == [name]
    assert words in body["invalid-params"][0]["reason"]
    assert words in body["detail"]


def test_every_wrong_parameter_is_named_at_once_but_no_more_than_ten(ask: Ask) -> None:
    body = ask("/judgments?grade=x&page=0&colour=blue", 400)
    assert {fault["name"] for fault in body["invalid-params"]} == {"grade", "page", "colour"}
    many = "&".join(f"p{number}=1" for number in range(200))
    assert len(ask(f"/judgments?{many}", 400)["invalid-params"]) == 10


@pytest.mark.parametrize(
    ("path", "words", "names"),
    [
        ("/forces/atlantis", "force_id “atlantis”. All are listed at https://ontherecord.example/api/v1/forces.", []),
        ("/forces/Kent Police", "force_id “Kent Police”", []),
        ("/inspections/none", "inspection_id “none”", []),
        ("/releases/2", "number “2”", []),
        ("/releases/first", "number “first”", []),
        ("/judgments?force_id=kent,atlantis", "force_id “atlantis”", ["force_id"]),
        ("/support-checks?service_id=nobody", "https://ontherecord.example/api/v1/support-services.", ["service_id"]),
        ("/recording-rates?programme_id=peel", "programme_id “peel”", ["programme_id"]),
        ("/changes?release_number=7", "number “7”", ["release_number"]),
        ("/compare?forces=kent,atlantis", "force_id “atlantis”", ["forces"]),
        ("/compare?forces=kent,essex&programme=peel", "programme_id “peel”", ["programme"]),
        ("/nothing", "What it has is listed at https://ontherecord.example/api/v1.", []),
        ("/api/v2/forces", "What it has is listed at https://ontherecord.example/api/v1.", []),
    ],
)
def test_what_is_not_there_is_said_by_name(path: str, words: str, names: list[str], ask: Ask) -> None:
    body = ask(path, 404)
    assert (body["status"], body["type"]) == (404, "https://ontherecord.example/api#not-found")
    assert words in body["detail"]
    assert [fault["name"] for fault in body.get("invalid-params", [])] == names


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_is_for_reading_only(method: str, app: Flask) -> None:
    response = getattr(app.test_client(), method)("/api/v1/forces")
    assert (response.status_code, response.mimetype) == (405, "application/problem+json")
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert json.loads(response.data)["detail"] == "The address is right; use GET, HEAD or OPTIONS."


def test_a_query_that_is_too_long_is_refused(ask: Ask) -> None:
    assert "2000 bytes" in ask("/find?q=" + "a" * 2000, 414)["detail"]


def test_problems_are_not_kept_and_open_to_other_websites(respond: Callable[..., TestResponse]) -> None:
    response = respond("/forces?colour=blue")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in response.headers


def test_problems_are_told_in_the_language_of_the_address(ask: Ask) -> None:
    assert ask("/cy/api/v1/forces/atlantis", 404)["instance"] == "/cy/api/v1/forces/atlantis"
    assert ask("/cy/api/v1/forces/atlantis", 404)["type"] == "https://ontherecord.example/cy/api#not-found"


def test_a_database_that_does_not_answer_is_a_problem_of_503(tmp_path: Path) -> None:
    response = create_app(settings_for(tmp_path / "none.sqlite")).test_client().get("/api/v1/forces")
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert json.loads(response.data)["type"].endswith("#unavailable")


def test_a_fault_of_ours_is_a_problem_of_500_that_tells_nothing_of_the_request(
    database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("broken for the test")

    monkeypatch.setattr("portal.api.finding.find", fail)
    response = create_app(settings_for(database)).test_client().get("/api/v1/find?q=Maidstone")
    assert (response.status_code, response.mimetype) == (500, "application/problem+json")
    assert json.loads(response.data)["type"].endswith("#our-fault")
    assert "Maidstone" not in response.text + caplog.text
    assert "broken for the test" in caplog.text


def test_every_kind_of_problem_is_explained_where_its_type_leads(client: Client, ask: Ask) -> None:
    page = client.get("/api")
    explained = {element.get("id") for element in page.tree.iter("div")}
    for path, status in (("/forces?x=1", 400), ("/nothing", 404)):
        assert ask(path, status)["type"].partition("#")[2] in explained
    assert {"reading-only", "too-long", "our-fault", "unavailable", "not-understood"} <= explained
