"""The parts of the OpenAPI description that every operation shares: problems and headers."""

from __future__ import annotations

from typing import Any

from portal.api import schemas
from portal.api.problems import MEDIA_TYPE
from portal.api.schemas import Schema
from portal.words.language import Language


def problem_schemas(language: Language) -> dict[str, Schema]:
    """The schema of problem details (RFC 9457)."""
    _ = language.gettext
    fault = schemas.record(
        _("One parameter that cannot be used."),
        {
            "name": schemas.text(_("The parameter.")),
            "reason": schemas.text(_("What is wrong with it, and how to put it right.")),
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
        "400": _("A parameter is unknown, or its value cannot be used."),
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
