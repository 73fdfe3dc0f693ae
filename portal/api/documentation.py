"""The documentation of the API for readers."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template

from portal.api.comparing import compare_parameters
from portal.api.finding import find_parameters
from portal.api.gaps import gaps_parameters
from portal.api.lists import MOST_RECORDS_OF_A_PAGE, RECORDS_OF_A_PAGE, list_parameters, resources
from portal.api.openapi import ROOT
from portal.api.parameters import Parameter
from portal.api.problems import kinds_of_problems
from portal.api.resource import Resource
from portal.places import LONGEST_TEXT
from portal.web.addresses import address_of
from portal.web.context import current_language, release
from portal.web.limits import LONGEST_QUERY
from portal.words.language import Language

blueprint = Blueprint("api_documentation", __name__)
_OF_EVERY_LIST = ("sort", "fields", "page", "per_page")


@dataclass(frozen=True)
class Example:
    """A program: the language or tool that runs it, what it does, and its text."""

    key: str
    name: str
    what: str
    code: str


@blueprint.get("/api")
def documentation() -> str:
    """What the API offers, how to ask, and programs that do."""
    language = current_language()
    release()
    by_path = resources(language)
    of_every_list = [item for item in list_parameters(by_path["forces"], language) if item.name in _OF_EVERY_LIST]
    return render_template(
        "api/documentation.html",
        api=address_of("api.start"),
        openapi_url=address_of("api.description"),
        lists=[_list_row(resource) for resource in by_path.values()],
        of_every_list=[(item.name, item.schema["description"]) for item in of_every_list],
        find_parameters=[_row_of(item) for item in find_parameters(language)],
        gaps_parameters=[_row_of(item) for item in gaps_parameters(language)],
        compare_parameters=[_row_of(item) for item in compare_parameters(language)],
        problems=kinds_of_problems(language),
        examples=examples(address_of("api.start"), language),
        limits={
            "records": RECORDS_OF_A_PAGE,
            "most_records": MOST_RECORDS_OF_A_PAGE,
            "query": LONGEST_QUERY,
            "text": LONGEST_TEXT,
        },
    )


def examples(api: str, language: Language) -> tuple[Example, ...]:
    """One program for each tool that readers are likely to have; `api` is the address of `/api/v1`."""
    _ = language.gettext
    return (
        Example("curl", "curl", _("The five highest recording rates of all crime in one programme."), _curl(api)),
        Example("python", "Python, pandas", _("Every recording rate as a data frame, page after page."), _python(api)),
        Example("r", "R, jsonlite", _("The grades of one force as a data frame."), _r(api)),
        Example("javascript", "JavaScript", _("What the figures show of two forces, in a sentence."), _javascript(api)),
    )


def _list_row(resource: Resource) -> dict[str, Any]:
    """A list as the page shows it; `record_path` is None where its records have no addresses of their own."""
    path = f"{ROOT}/{resource.path}"
    return {
        "path": path,
        "url": address_of(f"api.{resource.path}"),
        "title": resource.title,
        "description": resource.description,
        "record_path": f"{path}/{resource.path_name.schema['examples'][0]}" if resource.path_name else None,
        "filters": [_row_of(item) for item in resource.filters],
        "fields": [field.name for field in resource.fields],
    }


def _row_of(parameter: Parameter) -> dict[str, Any]:
    """A parameter as the page shows it; without `words` it takes any name of the record that it means."""
    schema = parameter.schema
    words = schema.get("items", schema).get("enum", ())
    return {"name": parameter.name, "description": schema["description"], "words": words}


def _curl(api: str) -> str:
    query = "fields=force_id,rate,margin,qualifier&offence_group=all&per_page=5&programme_id=cdi-2016-20&sort=-rate"
    return f"curl --fail --silent '{api}/recording-rates?{query}'"


def _python(api: str) -> str:
    return f"""\
import json
from urllib.request import urlopen

import pandas

rows, address = [], "{api}/recording-rates?per_page=50"
while address:
    with urlopen(address) as answer:
        page = json.load(answer)
    rows += page["items"]
    address = page["links"]["next"]

rates = pandas.json_normalize(rows)
print(rates[["force_id", "programme_id", "offence_group", "rate", "margin", "qualifier", "source.url"]].to_csv())"""


def _r(api: str) -> str:
    return f"""\
library(jsonlite)

address <- "{api}/judgments?force_id=kent&per_page=200"
answer <- fromJSON(address, flatten = TRUE)
grades <- answer$items[, c("programme_id", "question_name", "grade", "published_on", "source.url")]
write.csv(grades, row.names = FALSE)"""


def _javascript(api: str) -> str:
    return f"""\
fetch("{api}/compare?forces=cheshire,kent&programme=cdi-2016-20&offences=all")
  .then((answer) => answer.json())
  .then((comparison) => comparison.pairs.forEach((pair) => console.log(pair.label, pair.what_would_help)));"""
