"""The OpenAPI description is valid, tells what the API does, and says it in the dataset's own words."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from portal.dataset.description import table_description
from tests.api.test_dataset import LISTS

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(params=["", "/cy"], ids=["en", "cy"])
def description(request: pytest.FixtureRequest, ask: Ask) -> dict[str, Any]:
    """The description in each language."""
    return ask(f"{request.param}/api/v1/openapi.json")


def test_it_is_valid_openapi(description: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(description).iter_errors()] == []
    assert description["openapi"].startswith("3.1")


def test_it_describes_every_address_of_the_api(description: dict[str, Any], app: Flask) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert {re.sub(r"\{\w+\}", "<name>", path) for path in description["paths"]} == rules


def test_every_example_is_as_its_schema_says(description: dict[str, Any]) -> None:
    examples = 0
    for path, operations in description["paths"].items():
        content = operations["get"]["responses"]["200"]["content"]["application/json"]
        if path.endswith("openapi.json"):
            continue
        schema = {"$ref": content["schema"]["$ref"], "components": description["components"]}
        errors = [error.message for error in Draft202012Validator(schema).iter_errors(content["example"])]
        assert errors == [], path
        examples += 1
    assert examples == len(description["paths"]) - 1


def test_every_record_of_a_list_is_as_its_schema_says_with_every_field(
    ask: Ask, whole: Callable[[str], list[dict[str, Any]]]
) -> None:
    description = ask("/openapi.json")
    for path in LISTS.values():
        listed = description["paths"][f"/api/v1{path}"]["get"]["responses"]["200"]["content"]["application/json"]
        schemas = description["components"]["schemas"]
        items = schemas[listed["schema"]["$ref"].rpartition("/")[2]]["properties"]["items"]["items"]
        validator = Draft202012Validator({**items, "components": description["components"]})
        for record in whole(path):
            assert [error.message for error in validator.iter_errors(record)] == [], record
            assert list(record) == list(schemas[items["$ref"].rpartition("/")[2]]["properties"])


def test_columns_are_described_as_the_dataset_describes_them(ask: Ask) -> None:
    english, welsh = ask("/openapi.json"), ask("/cy/api/v1/openapi.json")
    names = {"recording_rates": "RecordingRate", "judgments": "Judgment", "sources": "Source", "forces": "Force"}
    for table, name in names.items():
        for field in table_description(table).fields:
            if field.name == "source_id" and name != "Source":
                continue
            shown = english["components"]["schemas"][name]["properties"][field.name]
            assert (shown["title"], shown["description"]) == (field.title, field.description)
            shown = welsh["components"]["schemas"][name]["properties"][field.name]
            assert (shown["title"], shown["description"]) == (field.title_cy, field.description_cy)
            assert shown.get("x-unit") == field.unit


def test_it_names_the_site_in_its_language(ask: Ask) -> None:
    assert ask("/openapi.json")["servers"] == [{"url": "https://ontherecord.example"}]
    assert ask("/cy/api/v1/openapi.json")["servers"] == [{"url": "https://ontherecord.example/cy"}]


def test_every_operation_describes_its_problems(description: dict[str, Any]) -> None:
    for operations in description["paths"].values():
        assert {"200", "400", "404", "414", "500", "503"} <= set(operations["get"]["responses"])
    for code, response in description["components"]["responses"].items():
        as_page = {"text/html"} if "414" in code else set()
        assert set(response["content"]) == {"application/problem+json"} | as_page
