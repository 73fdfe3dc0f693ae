"""The documentation of the API for readers."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from portal.api.addresses import address
from portal.api.comparing import compare_parameters
from portal.api.examples import examples
from portal.api.finding import find_parameters
from portal.api.gaps import gaps_parameters
from portal.api.lists import MOST_RECORDS_OF_A_PAGE, RECORDS_OF_A_PAGE, list_parameters
from portal.api.openapi import ROOT
from portal.api.parameters import Parameter
from portal.api.problems import kinds_of_problems
from portal.api.resource import Resource
from portal.api.resources import resources
from portal.places import LONGEST_TEXT
from portal.web.context import current_language, release
from portal.web.limits import LONGEST_QUERY
from portal.words.language import Language

blueprint = Blueprint("api_documentation", __name__)
_OF_EVERY_LIST = ("sort", "fields", "page", "per_page")


@dataclass(frozen=True)
class ShownParameter:
    """A parameter, what it means, and the values that it takes (none: any name of the record that it means)."""

    name: str
    description: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ShownList:
    """A list: its path, its address, what it holds and what narrows it; `record_path` where records have addresses."""

    path: str
    url: str
    title: str
    description: str
    record_path: str | None
    filters: tuple[ShownParameter, ...]
    fields: tuple[str, ...]


@blueprint.get("/api")
def documentation() -> str:
    """What the API offers, how to ask, and programs that do."""
    language = current_language()
    release()
    known = resources(language)
    of_every_list = [item for item in list_parameters(known["forces"], language) if item.name in _OF_EVERY_LIST]
    return render_template(
        "api/documentation.html",
        api=address("api.start"),
        openapi_url=address("api.description"),
        lists=[_shown_list(resource, language) for resource in known.values()],
        of_every_list=[(item.name, item.schema["description"]) for item in of_every_list],
        find_parameters=[_shown(item) for item in find_parameters(language)],
        gaps_parameters=[_shown(item) for item in gaps_parameters(language)],
        compare_parameters=[_shown(item) for item in compare_parameters(language)],
        problems=kinds_of_problems(language),
        examples=examples(address("api.start"), language),
        limits={
            "records": RECORDS_OF_A_PAGE,
            "most_records": MOST_RECORDS_OF_A_PAGE,
            "query": LONGEST_QUERY,
            "text": LONGEST_TEXT,
        },
    )


def _shown_list(resource: Resource, language: Language) -> ShownList:
    path = f"{ROOT}/{resource.path}"
    return ShownList(
        path=path,
        url=address(f"api.{resource.path}"),
        title=resource.title,
        description=resource.description,
        record_path=f"{path}/{resource.path_name.schema['examples'][0]}" if resource.path_name else None,
        filters=tuple(_shown(item) for item in resource.filters),
        fields=tuple(field.name for field in resource.fields),
    )


def _shown(parameter: Parameter) -> ShownParameter:
    schema = parameter.schema
    words = schema.get("items", schema).get("enum", ())
    return ShownParameter(parameter.name, schema["description"], tuple(words))
