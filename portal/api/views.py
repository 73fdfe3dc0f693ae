"""The addresses of the API."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from flask import Blueprint, Response, request
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response as AnyResponse

from portal.api.answering import answer
from portal.api.comparing import compare_answer, comparison_body
from portal.api.envelope import envelope
from portal.api.finding import find_answer, find_body
from portal.api.gaps import gaps_answer, gaps_body
from portal.api.lists import list_answer, list_body, record_answer, record_body, resources
from portal.api.openapi import ROOT, openapi
from portal.api.parameters import read
from portal.api.problems import UnknownNameError
from portal.api.resource import Resource
from portal.database.release_cache import release_answers
from portal.web.addresses import address_of
from portal.web.context import current_language, current_language_code, session, settings
from portal.web.one_address import way_with_plain_number
from portal.words.language import language

blueprint = Blueprint("api", __name__)


@blueprint.get(ROOT)
def start() -> Response:
    """Where everything is."""
    read((), request.args, current_language())
    return answer({}, _start())


@blueprint.get(f"{ROOT}/openapi.json")
def description() -> Response:
    """The description of all this for programs, with examples from the release."""
    read((), request.args, current_language())
    return answer({}, openapi(current_language(), settings().site_url, _examples_of_release()))


def _start() -> dict[str, Any]:
    page_language = current_language()
    links = {"self": address_of("api.start")}
    links |= {resource.table: address_of(f"api.{resource.path}") for resource in resources(page_language).values()}
    links |= {"find": address_of("api.find"), "compare": address_of("api.compare"), "gaps": address_of("api.gaps")}
    return envelope(page_language.gettext("The API of On the Record"), ["recording_rates"], [], links, {})


def _examples_of_release() -> dict[str, Any]:
    kept = release_answers(session())
    return kept.answer((_examples, current_language_code()), _examples) if kept else _examples()


def _examples() -> dict[str, Any]:
    """Answers by operation; what the release has not is left out."""
    makers: dict[str, Callable[[], Any]] = {
        "start": _start,
        "find": partial(find_body, "ME14 1XX"),
        "compare": partial(comparison_body, ("cheshire", "kent")),
        "gaps": partial(gaps_body, ("kent",)),
    }
    for resource in resources(current_language()).values():
        makers[resource.table] = partial(list_body, resource, {"per_page": 1})
        if resource.path_name:
            name = resource.path_name.schema["examples"][0]
            makers[f"{resource.table}_record"] = partial(record_body, resource, str(name), {})
    examples = {}
    for operation, make in makers.items():
        with suppress(NoResultFound, UnknownNameError):
            examples[operation] = make()
    return examples


def _add_resource(resource: Resource) -> None:
    path = resource.path
    is_number = resource.path_name is not None and resource.path_name.schema["type"] == "integer"

    def records() -> Response:
        return list_answer(resources(current_language())[path])

    def record(name: str) -> AnyResponse:
        return (is_number and way_with_plain_number(name)) or record_answer(resources(current_language())[path], name)

    blueprint.add_url_rule(f"{ROOT}/{path}", path, records)
    if resource.path_name:
        blueprint.add_url_rule(f"{ROOT}/{path}/<name>", f"{path}-record", record)


for _name, _view in (("find", find_answer), ("gaps", gaps_answer), ("compare", compare_answer)):
    blueprint.add_url_rule(f"{ROOT}/{_name}", _name, _view)
for _resource in resources(language("en")).values():
    _add_resource(_resource)
