"""Errors of the API as problem details (RFC 9457), in words that say how to put the request right."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from flask import Response, request, url_for
from werkzeug.exceptions import HTTPException

from portal.web.context import current_language, settings
from portal.web.errors import keep_headers
from portal.web.limits import LONGEST_QUERY
from portal.words.language import Language

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Fault:
    """What is wrong with one parameter, in a sentence that says how to mend it."""

    name: str
    reason: str


@dataclass(frozen=True)
class Kind:
    """A kind of problem, by which the documentation explains it, with its status, its title and what it means."""

    kind: str
    status: int
    title: str
    meaning: str


class ParametersError(HTTPException):
    """One or more parameters of the address cannot be used."""

    code = 400

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


class UnknownNameError(HTTPException):
    """The address, or one of its parameters, names something that is not in the release."""

    code = 404

    def __init__(self, sentence: str, parameter: str | None = None) -> None:
        super().__init__()
        self.sentence = sentence
        self.parameter = parameter


def problem(error: HTTPException) -> Response:
    """The answer for an error with a status of 400 or above."""
    language = current_language()
    kind = _kind(error)
    code = error.code or 500
    faults = _faults(error)
    content: dict[str, object] = {
        "type": f"{settings().site_url}{url_for('api_documentation.documentation')}#{kind.kind}",
        "title": kind.title,
        "status": code,
        "detail": " ".join(dict.fromkeys(fault.reason for fault in faults)) or _sentence(error) or kind.meaning,
        # Without the query, which may hold what somebody typed.
        "instance": quote(f"{request.script_root}{request.path}"),
    }
    if faults:
        content["invalid-params"] = [{"name": fault.name, "reason": fault.reason} for fault in faults]
    response = Response(json.dumps(content, ensure_ascii=False), code, mimetype=MEDIA_TYPE)
    response.headers["Content-Language"] = language.code
    response.headers["Cache-Control"] = "no-store"
    keep_headers(error, response)
    return response


def kinds_of_problems(language: Language) -> tuple[Kind, ...]:
    """Every kind of problem, the likeliest first; the last stands for all that have no kind of their own."""
    _ = language.gettext
    return (
        Kind(
            "wrong-parameters",
            400,
            _("The request has parameters that cannot be used"),
            _("A parameter is not known at this address, or its value cannot be used."),
        ),
        Kind(
            "not-found",
            404,
            _("There is nothing of that name"),
            _("The address, or a parameter, names something that the API does not have."),
        ),
        Kind(
            "reading-only",
            405,
            _("The API is for reading only"),
            _("The address is right; use GET, HEAD or OPTIONS."),
        ),
        Kind(
            "too-long",
            414,
            _("The address is too long"),
            _("What follows the question mark is longer than %(limit)s bytes.", limit=LONGEST_QUERY),
        ),
        Kind(
            "unavailable",
            503,
            _("The figures are not available just now"),
            _("The figures cannot be read. Please try again in a minute."),
        ),
        Kind(
            "our-fault",
            500,
            _("Something went wrong"),
            _("The fault is ours. Please try again, and tell us if it keeps happening."),
        ),
        Kind(
            "not-understood",
            400,
            _("The request could not be understood"),
            _("Something in what was sent does not follow HTTP."),
        ),
    )


def _kind(error: HTTPException) -> Kind:
    kinds = kinds_of_problems(current_language())
    if error.code == 400 and not isinstance(error, ParametersError):
        return kinds[-1]
    of_code = [kind for kind in kinds if kind.status == error.code]
    if of_code:
        return of_code[0]
    return next(
        kind for kind in kinds if kind.kind == ("our-fault" if (error.code or 500) >= 500 else "not-understood")
    )


def _faults(error: HTTPException) -> tuple[Fault, ...]:
    if isinstance(error, ParametersError):
        return error.faults
    if isinstance(error, UnknownNameError) and error.parameter:
        return (Fault(error.parameter, error.sentence),)
    return ()


def _sentence(error: HTTPException) -> str:
    if isinstance(error, UnknownNameError):
        return error.sentence
    if error.code != 404:
        return ""
    start = f"{settings().site_url}{url_for('api.start')}"
    return current_language().gettext(
        "The API has nothing at this address. What it has is listed at %(address)s.", address=start
    )
