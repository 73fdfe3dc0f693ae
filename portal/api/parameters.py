"""The parameters of an address, and those that narrow a list: what checks them is in the OpenAPI file too."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from urllib.parse import quote, urlencode

from werkzeug.datastructures import MultiDict

from portal.api import schemas
from portal.api.problems import Fault, ParametersError
from portal.api.schemas import Schema
from portal.dataset.description import table_description
from portal.web.addresses import address_of
from portal.words.language import Language

Value = str | int | tuple[str, ...]
Values = dict[str, Value]

# So that a long address of many wrong parameters does not get an answer a hundred times as long.
_MOST_FAULTS = 10
LONGEST_NAME = 60
MOST_VALUES = 10
# The names by which lists are narrowed and records found: the table whose key each is, and one for readers to try.
_NAMES = {
    "force_id": ("forces", "kent"),
    "programme_id": ("programmes", "cdi-2016-20"),
    "inspection_id": ("inspections", "kent-cdi-reinspection"),
    "question_id": ("questions", "cdi-overall"),
    "service_id": ("support_services", "victim-support-supportline"),
    "source_id": ("sources", "sf335a3f7"),
}


@dataclass(frozen=True)
class Parameter:
    """A parameter after the question mark; the schema of a list describes values joined by commas.

    `table` and `column` say where a name has to be in the release; None where any value of the schema will do.
    Lists are put in the order of the alphabet, unless their order means something (`ordered`).
    """

    name: str
    schema: Schema
    required: bool = False
    table: str | None = None
    column: str | None = None
    ordered: bool = False


def read(parameters: Sequence[Parameter], sent: MultiDict[str, str], language: Language) -> Values:
    """The typed values of what was sent; raise ParametersError naming what is wrong (ten faults at most)."""
    faults = _unknown(parameters, sent, language)
    values: Values = {}
    for parameter in parameters:
        texts = sent.getlist(parameter.name)
        if not texts:
            if parameter.required:
                faults.append(Fault(parameter.name, language.gettext("%(name)s is needed.", name=parameter.name)))
            continue
        if len(texts) > 1:
            reason = language.gettext(
                "%(name)s is given more than once; join several values with commas.", name=parameter.name
            )
            faults.append(Fault(parameter.name, reason))
            continue
        value = _read_value(texts[0], parameter, language)
        if isinstance(value, Fault):
            faults.append(value)
        else:
            values[parameter.name] = value
    if faults:
        raise ParametersError(faults[:_MOST_FAULTS])
    return values


def query_text(value: Value) -> str:
    """A value as it is in a canonical address."""
    return ",".join(str(item) for item in value) if isinstance(value, tuple) else str(value)


def query_of(values: Mapping[str, Value]) -> str:
    """The canonical query of these values: in the order of the names, lists with plain commas."""
    return urlencode([(name, query_text(values[name])) for name in sorted(values)], safe=",", quote_via=quote)


def address_with(values: Mapping[str, Value], endpoint: str, **place: Any) -> str:
    """The permanent address of an answer to a request with these values, in the language of the request."""
    query = query_of(values)
    return f"{address_of(endpoint, **place)}{'?' + query if query else ''}"


def by_name(name: str, language: Language) -> Parameter:
    """The filter for an identifier; one that nothing in the release bears is an error, not an empty list."""
    table, _ = _NAMES[name]
    description, item = _name_schema(name, language)
    return Parameter(name, _several(description, item, language), table=table, column=name)


def by_word(table: str, name: str, language: Language) -> Parameter:
    """The filter for a column whose words are fixed: those of its description."""
    item = {"type": "string", "enum": list(table_description(table).field(name).words)}
    return Parameter(name, _several(schemas.of_column(table, name, language)["description"], item, language))


def path_name(name: str, language: Language) -> Parameter:
    """The identifier at the end of the address of one record."""
    table, _ = _NAMES[name]
    description, item = _name_schema(name, language)
    return Parameter(name, item | {"description": description}, required=True, table=table, column=name)


def _unknown(parameters: Sequence[Parameter], sent: MultiDict[str, str], language: Language) -> list[Fault]:
    names = [parameter.name for parameter in parameters]
    listing = ", ".join(names)
    if listing:
        reason = language.gettext("There is no parameter of this name here. These are known: %(known)s.", known=listing)
    else:
        reason = language.gettext("This address takes no parameters.")
    return [Fault(name, reason) for name in sent if name not in names]


def _read_value(text: str, parameter: Parameter, language: Language) -> Value | Fault:
    schema = parameter.schema
    if schema["type"] != "array":
        return _read_item(text, parameter.name, schema, language)
    items = text.split(",")
    least, most = schema["minItems"], schema["maxItems"]
    if not least <= len(items) <= most:
        reason = language.gettext(
            "%(name)s takes %(least)s to %(most)s values, joined with commas; you gave %(number)s.",
            name=parameter.name,
            least=least,
            most=most,
            number=len(items),
        )
        return Fault(parameter.name, reason)
    if len(set(items)) < len(items):
        return Fault(parameter.name, language.gettext("%(name)s has the same value twice.", name=parameter.name))
    for item in items:
        value = _read_item(item, parameter.name, schema["items"], language)
        if isinstance(value, Fault):
            return value
    return tuple(items if parameter.ordered else sorted(items))


def _read_item(text: str, name: str, schema: Schema, language: Language) -> str | int | Fault:
    if schema["type"] == "integer":
        return _read_number(text, name, schema, language)
    if "enum" in schema:
        return text if text in schema["enum"] else Fault(name, _choice(text, name, schema["enum"], language))
    low, high = schema["minLength"], schema["maxLength"]
    if not low <= len(text) <= high:
        reason = language.gettext("%(name)s takes from %(low)s to %(high)s characters.", name=name, low=low, high=high)
        return Fault(name, reason)
    if "pattern" in schema and not re.search(schema["pattern"].removesuffix("$") + r"\Z", text):
        example = schema["examples"][0]
        return Fault(name, language.gettext("%(name)s takes names such as %(example)s.", name=name, example=example))
    return text


def _read_number(text: str, name: str, schema: Schema, language: Language) -> int | Fault:
    low, high = schema["minimum"], schema["maximum"]
    if re.fullmatch(r"[0-9]{1,9}", text) and low <= int(text) <= high:
        return int(text)
    return Fault(
        name, language.gettext("%(name)s takes a whole number from %(low)s to %(high)s.", name=name, low=low, high=high)
    )


def _choice(text: str, name: str, words: list[str], language: Language) -> str:
    listing = ", ".join(words)
    close = get_close_matches(text[:100], words, 1)
    if close:
        return language.gettext(
            "%(name)s does not take this value. Did you mean %(close)s? It takes: %(known)s.",
            name=name,
            close=close[0],
            known=listing,
        )
    return language.gettext("%(name)s does not take this value. It takes: %(known)s.", name=name, known=listing)


def _name_schema(name: str, language: Language) -> tuple[str, Schema]:
    table, example = _NAMES[name]
    column = schemas.of_column(table, name, language)
    item = {
        "type": "string",
        "pattern": column["pattern"],
        "minLength": 1,
        "maxLength": LONGEST_NAME,
        "examples": [example],
    }
    return column["description"], item


def _several(description: str, item: Schema, language: Language) -> Schema:
    several = language.gettext("Several values are joined by commas.")
    most = min(MOST_VALUES, len(item.get("enum", range(MOST_VALUES))))
    return schemas.array(f"{description} {several}", item, minItems=1, maxItems=most, uniqueItems=True)
