"""The OpenAPI 3.1 description, made from what the code itself reads parameters and writes records with."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.api import schemas
from portal.api.comparing import compare_parameters, compare_schemas
from portal.api.envelope import envelope_schema, envelope_schemas
from portal.api.finding import find_parameters, find_schemas
from portal.api.gaps import gaps_parameters, gaps_schemas
from portal.api.lists import fields_parameter, list_parameters, related, resources
from portal.api.parameters import Parameter
from portal.api.problems import MEDIA_TYPE
from portal.api.resource import Resource
from portal.api.schemas import Schema
from portal.api.service_resource import channel_schema
from portal.api.shared_fields import source_schema
from portal.dataset.licences import licences_of
from portal.words.language import Language

VERSION = "1.0.0"
ROOT = "/api/v1"

Examples = Mapping[str, Any]


def openapi(language: Language, site_url: str, examples: Examples) -> dict[str, Any]:
    """The whole description in one language; `examples` are answers by operation, as the release gives them."""
    _ = language.gettext
    licence = licences_of("recording_rates")[0]
    all_resources = resources(language).values()
    paths = {ROOT: _operation("start", _("Where everything is"), "", [], "Start", examples, language)}
    for resource in all_resources:
        paths |= _paths_of(resource, examples, language)
    find = _("Find the force that polices a place, a council or a postcode")
    compare = _("Compare the recording rates of two to eight forces within one programme")
    paths[f"{ROOT}/find"] = _operation("find", find, "", find_parameters(language), "Found", examples, language)
    paths[f"{ROOT}/compare"] = _operation(
        "compare", compare, "", compare_parameters(language), "Comparison", examples, language
    )
    gaps = _("What is missing from the record, and why")
    paths[f"{ROOT}/gaps"] = _operation("gaps", gaps, "", gaps_parameters(language), "Gaps", examples, language)
    paths[f"{ROOT}/openapi.json"] = _operation("openapi", _("This description"), "", [], "Description", {}, language)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("On the Record: the API"),
            "summary": _("Inspection grades and crime-recording rates of the police in England and Wales"),
            "description": _(
                "For reading, without a key. Every figure carries its source and its release; every answer "
                "carries licences and caveats. Codes are the same in every language; labels are in the "
                "language of the address: English, or Welsh under /cy."
            ),
            "version": VERSION,
            "license": {"name": licence.title, "url": licence.address},
        },
        "servers": [{"url": f"{site_url}{language.path_prefix}"}],
        "externalDocs": {
            "url": f"{site_url}{language.path_prefix}/api",
            "description": _("The documentation for readers, with examples in several programming languages."),
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(language),
            "responses": problem_responses(language),
            "headers": response_headers(language),
        },
    }


def problem_schemas(language: Language) -> dict[str, Schema]:
    """The schema of problem details (RFC 9457)."""
    _ = language.gettext
    fault = schemas.record(
        _("One parameter that cannot be used."),
        {
            "name": schemas.text(_("The parameter.")),
            "reason": schemas.text(_("What is wrong, and how to put it right.")),
        },
    )
    properties = {
        "type": schemas.web_address(_("Where this kind of problem is explained.")),
        "title": schemas.text(_("The kind of problem in words.")),
        "status": schemas.whole_number(_("The HTTP status."), minimum=400, maximum=599),
        "detail": schemas.text(_("What is wrong, and how to put it right.")),
        "instance": schemas.text(_("The path that was asked for."), format="uri-reference"),
        "invalid-params": schemas.array(_("The parameters that cannot be used."), fault, minItems=1),
    }
    required = [name for name in properties if name != "invalid-params"]
    return {"Problem": schemas.record(_("Why there is no answer (RFC 9457)."), properties, required)}


def problem_responses(language: Language) -> dict[str, Any]:
    """The problems that an operation may answer with, by status."""
    _ = language.gettext
    described = {
        "400": _("A parameter is not known at this address, or its value cannot be used."),
        "404": _("The address, or a parameter, names something that the release does not hold."),
        "414": _("What follows the question mark is too long; as a page where the server itself refuses it."),
        "500": _("The fault is ours."),
        "503": _("The figures cannot be read just now."),
    }
    content = {MEDIA_TYPE: {"schema": schemas.reference("Problem")}}
    problems: dict[str, Any] = {code: {"description": words, "content": content} for code, words in described.items()}
    # A request line beyond the server's own limit is refused before the API sees it, with a page.
    problems["414"]["content"] = content | {"text/html": {"schema": {"type": "string"}}}
    return problems


def response_headers(language: Language) -> dict[str, Any]:
    """The headers of an answer."""
    _ = language.gettext
    described = {
        "ETag": _("Names this answer; send it as If-None-Match to be told whether it has changed."),
        "Link": _("The links of the answer (RFC 8288): next, prev, first, last, license, service-desc, service-doc."),
        "Content-Language": _("The language of the words."),
    }
    return {name: {"description": words, "schema": {"type": "string"}} for name, words in described.items()}


def _paths_of(resource: Resource, examples: Examples, language: Language) -> dict[str, Any]:
    parameters = list_parameters(resource, language)
    name = resource.record_name
    summary = language.gettext("List: %(title)s", title=resource.title)
    path = f"{ROOT}/{resource.path}"
    paths = {
        path: _operation(resource.table, summary, resource.description, parameters, f"{name}List", examples, language)
    }
    if resource.path_name:
        one = language.gettext("One record: %(title)s", title=resource.title)
        operation = _operation(
            f"{resource.table}_record",
            one,
            resource.description,
            [fields_parameter(resource, language)],
            f"{name}Answer",
            examples,
            language,
        )
        operation["get"]["parameters"].insert(0, _parameter(resource.path_name, "path"))
        paths[f"{path}/{{{resource.path_name.name}}}"] = operation
    return paths


def _operation(
    name: str,
    summary: str,
    description: str,
    parameters: Sequence[Parameter],
    schema: str,
    examples: Examples,
    language: Language,
) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": schemas.reference(schema)}
    if name in examples:
        content["example"] = examples[name]
    headers = {header: {"$ref": f"#/components/headers/{header}"} for header in response_headers(language)}
    if name == "find":
        del headers["ETag"]
    responses: dict[str, Any] = {
        "200": {"description": summary, "headers": headers, "content": {"application/json": content}},
    }
    if name != "find":
        responses["304"] = {"description": language.gettext("What the client has already is still right.")}
    responses |= {code: {"$ref": f"#/components/responses/{code}"} for code in problem_responses(language)}
    operation = {
        "operationId": name,
        "summary": summary,
        "parameters": [_parameter(parameter, "query") for parameter in parameters],
        "responses": responses,
    }
    return {"get": operation | ({"description": description} if description else {})}


def _parameter(parameter: Parameter, place: str) -> dict[str, Any]:
    schema = {key: value for key, value in parameter.schema.items() if key != "description"}
    description: dict[str, Any] = {
        "name": parameter.name,
        "in": place,
        "required": parameter.required,
        "description": parameter.schema["description"],
        "schema": schema,
    }
    if schema["type"] == "array":
        description |= {"style": "form", "explode": False}
    return description


def _schemas(language: Language) -> dict[str, Schema]:
    _ = language.gettext
    all_resources = resources(language).values()
    web_address = schemas.web_address(_("Its address."))
    lists = dict.fromkeys((*(resource.table for resource in all_resources), "find", "compare", "gaps"), web_address)
    own = {"self": schemas.web_address(_("This answer."))}
    schemas_by_name = {
        "Start": envelope_schema({}, own | lists, language),
        "Description": {"type": "object", "description": _("An OpenAPI 3.1 description.")},
        "SourceOfRow": source_schema(language),
        "Channel": channel_schema(language),
        **envelope_schemas(language),
        **problem_schemas(language),
        **find_schemas(language),
        **compare_schemas(language),
        **gaps_schemas(language),
    }
    for resource in all_resources:
        schemas_by_name[resource.record_name] = resource.schema(resource.description)
        schemas_by_name[f"{resource.record_name}List"] = _list_schema(resource, language)
        if resource.path_name:
            item = {"item": schemas.reference(resource.record_name)}
            links = own | {other.table: web_address for other in related(resource, language)}
            schemas_by_name[f"{resource.record_name}Answer"] = envelope_schema(item, links, language)
    return schemas_by_name


def _list_schema(resource: Resource, language: Language) -> Schema:
    _ = language.gettext
    another = schemas.nullable(schemas.web_address(_("Another page; null where there is none.")))
    whole = schemas.whole_number
    return envelope_schema(
        {
            "total": whole(_("How many records there are on all pages."), minimum=0),
            "page": whole(_("Which page this is, from 1."), minimum=1),
            "per_page": whole(_("How many records a page has."), minimum=1),
            "pages": whole(_("How many pages there are."), minimum=1),
            "items": schemas.array(_("The records of this page."), schemas.reference(resource.record_name)),
        },
        {
            "self": schemas.web_address(_("This page, by its canonical address.")),
            "first": another,
            "previous": another,
            "next": another,
            "last": another,
        },
        language,
    )
