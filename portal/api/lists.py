"""Answering for a resource: a page of its records, or one of them."""

from functools import cache
from typing import Any

from flask import Response, request
from werkzeug.datastructures import MultiDict

from portal.api import schemas
from portal.api.answering import answer
from portal.api.envelope import envelope
from portal.api.figure_resources import figure_resources
from portal.api.parameters import Parameter, Value, Values, address_with, read
from portal.api.problems import ParametersError, UnknownNameError
from portal.api.record_resources import record_resources
from portal.api.reference_resources import reference_resources
from portal.api.release_resources import release_resources
from portal.api.resource import Resource
from portal.api.service_resource import support_services
from portal.queries.selections import Order, exists, select
from portal.web.addresses import address_of
from portal.web.context import current_language, session
from portal.words.language import Language

RECORDS_OF_A_PAGE = 100
MOST_RECORDS_OF_A_PAGE = 200
_LAST_PAGE = 100_000


def list_parameters(resource: Resource, language: Language) -> tuple[Parameter, ...]:
    """Every parameter that a list takes."""
    _ = language.gettext
    columns = [name for column in resource.sort for name in (column, f"-{column}")]
    order = _(
        "The columns to order by, joined by commas; “-” before a column turns its order round. "
        "Rows without a value come last, and equal rows in the order of their keys."
    )
    page = {"type": "integer", "minimum": 1, "maximum": _LAST_PAGE, "default": 1}
    size = {"type": "integer", "minimum": 1, "maximum": MOST_RECORDS_OF_A_PAGE, "default": RECORDS_OF_A_PAGE}
    return (
        *resource.filters,
        Parameter("sort", _list_of(order, columns, len(resource.sort)), ordered=True),
        fields_parameter(resource, language),
        Parameter("page", page | {"description": _("Which page of the list, from 1.")}),
        Parameter("per_page", size | {"description": _("How many records a page has.")}),
    )


def fields_parameter(resource: Resource, language: Language) -> Parameter:
    """The parameter that leaves fields out."""
    names = [field.name for field in resource.fields]
    description = language.gettext(
        "The fields to answer with, joined by commas; all if left out. "
        "What names a record, its source and its release always stay."
    )
    return Parameter("fields", _list_of(description, names, len(names)))


def list_answer(resource: Resource) -> Response:
    """A page of the list, as the parameters of the request ask for it."""
    language = current_language()
    parameters = list_parameters(resource, language)
    values = _without_defaults(parameters, read(parameters, request.args, language))
    return answer(values, list_body(resource, values))


def record_answer(resource: Resource, name: str) -> Response:
    """The one record of that name; raise UnknownNameError if there is none."""
    language = current_language()
    values = read([fields_parameter(resource, language)], request.args, language)
    return answer(values, record_body(resource, name, values))


def refuse_unknown_names(parameters: tuple[Parameter, ...], values: Values) -> None:
    """Raise UnknownNameError where a parameter names something that the release does not hold."""
    for parameter in parameters:
        if parameter.table and parameter.column and parameter.name in values:
            value = values[parameter.name]
            for name in value if isinstance(value, tuple) else (value,):
                if not exists(session(), parameter.table, parameter.column, name):
                    raise UnknownNameError(_unknown(name, parameter), parameter.name)


def list_body(resource: Resource, values: Values) -> dict[str, Any]:
    """A page of the list for values that have been read; raise UnknownNameError for a name that is not there."""
    refuse_unknown_names(resource.filters, values)
    page, size = int(str(values.get("page", 1))), int(str(values.get("per_page", RECORDS_OF_A_PAGE)))
    where = {item.name: _several(values[item.name]) for item in resource.filters if item.name in values}
    order = _order(_several(values.get("sort", ())) or resource.order)
    selection = select(session(), resource.table, where, order, size, (page - 1) * size)
    pages = max(1, -(-selection.total // size))
    fields = tuple(str(name) for name in _several(values.get("fields", ())))

    def page_address(number: int) -> str | None:
        if not 1 <= number <= pages:
            return None
        filters = {name: value for name, value in values.items() if name != "page"}
        return address_with(filters if number == 1 else {**filters, "page": number}, f"api.{resource.path}")

    return envelope(
        resource.title,
        resource.tables,
        resource.caveats,
        {
            "self": address_with(values, f"api.{resource.path}"),
            "first": page_address(1),
            "previous": page_address(min(page - 1, pages)),
            "next": page_address(page + 1),
            "last": page_address(pages),
        },
        {
            "total": selection.total,
            "page": page,
            "per_page": size,
            "pages": pages,
            "items": [resource.record(row, fields) for row in selection.rows],
        },
    )


def record_body(resource: Resource, name: str, values: Values) -> dict[str, Any]:
    """The one record of that name; raise UnknownNameError if there is none."""
    parameter = resource.path_name
    assert parameter is not None
    try:
        key = read([parameter], MultiDict({parameter.name: name}), current_language())[parameter.name]
    except ParametersError:
        raise UnknownNameError(_unknown(name, parameter)) from None
    selection = select(session(), resource.table, {parameter.name: _several(key)}, (), 1)
    if not selection.rows:
        raise UnknownNameError(_unknown(name, parameter))
    fields = tuple(str(field) for field in _several(values.get("fields", ())))
    links = {"self": address_with(values, f"api.{resource.path}-record", name=key)}
    for other in related(resource, current_language()):
        narrowed = next(item.name for item in other.filters if item.table == resource.table)
        links[other.table] = address_with({narrowed: key}, f"api.{other.path}")
    content = {"item": resource.record(selection.rows[0], fields)}
    return envelope(resource.title, resource.tables, resource.caveats, links, content)


@cache
def resources(language: Language) -> dict[str, Resource]:
    """The resources by their path, described in the language."""
    all_resources = (
        *reference_resources(language),
        *figure_resources(language),
        support_services(language),
        *record_resources(language),
        *release_resources(language),
    )
    return {resource.path: resource for resource in all_resources}


def related(resource: Resource, language: Language) -> list[Resource]:
    """The lists that can be narrowed to one record of the resource."""
    if resource.path_name is None:
        return []
    name, table = resource.path_name.name, resource.path_name.table
    return [
        other
        for other in resources(language).values()
        if other is not resource and any(item.table == table and item.column == name for item in other.filters)
    ]


def _unknown(name: str | int, parameter: Parameter) -> str:
    assert parameter.table is not None
    path = parameter.table.replace("_", "-")
    return current_language().gettext(
        "This release has no %(kind)s “%(name)s”. All are listed at %(address)s.",
        kind=parameter.column,
        name=name,
        address=address_of(f"api.{path}"),
    )


def _order(names: tuple[str | int, ...]) -> list[Order]:
    return [Order(name.removeprefix("-"), name.startswith("-")) for name in map(str, names)]


def _several(value: Value) -> tuple[str | int, ...]:
    return value if isinstance(value, tuple) else (value,)


def _without_defaults(parameters: tuple[Parameter, ...], values: Values) -> Values:
    defaults = {parameter.name: parameter.schema.get("default") for parameter in parameters}
    return {name: value for name, value in values.items() if value != defaults[name]}


def _list_of(description: str, words: list[str], most: int) -> schemas.Schema:
    item = {"type": "string", "enum": words}
    return schemas.array(description, item, minItems=1, maxItems=most, uniqueItems=True)
