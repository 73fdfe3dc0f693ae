"""Errors of the API as problem details (RFC 9457), in words that say how to put the request right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request, url_for
from werkzeug.exceptions import HTTPException

from portal.delivery.limits import LONGEST_QUERY
from portal.language import Language
from portal.pages.context import current_language, settings

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Fault:
    """What is wrong with one parameter, in a sentence that says how to mend it."""

    name: str
    reason: str


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
    code = error.code or 500
    kind, title, detail = _words(error, current_language())
    content: dict[str, object] = {
        "type": f"{settings().site_url}{url_for('api.documentation')}#{kind}",
        "title": title,
        "status": code,
        "detail": detail,
        # Without the query, which may hold what somebody typed.
        "instance": f"{request.script_root}{request.path}",
    }
    faults = _faults(error)
    if faults:
        content["invalid-params"] = [{"name": fault.name, "reason": fault.reason} for fault in faults]
    response = Response(json.dumps(content, ensure_ascii=False), code, mimetype=MEDIA_TYPE)
    response.headers["Content-Language"] = current_language().code
    response.headers["Cache-Control"] = "no-store"
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _faults(error: HTTPException) -> tuple[Fault, ...]:
    if isinstance(error, ParametersError):
        return error.faults
    if isinstance(error, UnknownNameError) and error.parameter:
        return (Fault(error.parameter, error.sentence),)
    return ()


def _words(error: HTTPException, language: Language) -> tuple[str, str, str]:
    """The kind of problem, by which the documentation explains it, and its title and detail."""
    _ = language.gettext
    if isinstance(error, ParametersError):
        reasons = " ".join(fault.reason for fault in error.faults)
        return "wrong-parameters", _("The request has parameters that cannot be used"), reasons
    if isinstance(error, UnknownNameError):
        return "not-found", _("There is nothing of that name"), error.sentence
    if error.code == 404:
        detail = _("The API has nothing at this address. What it has is listed at %(address)s.", address=_start())
        return "not-found", _("There is nothing at this address"), detail
    if error.code == 405:
        detail = _("The address is right. The API is for reading only: use GET, HEAD or OPTIONS.")
        return "method-not-allowed", _("The API cannot be used that way"), detail
    if error.code == 414:
        detail = _("What follows the question mark is longer than %(limit)s bytes.", limit=LONGEST_QUERY)
        return "too-long", _("The address is too long"), detail
    if error.code == 503:
        detail = _("The figures cannot be read just now. Please try again in a minute.")
        return "unavailable", _("The figures are not to be had just now"), detail
    if (error.code or 500) >= 500:
        detail = _("The fault is ours. Please try again, and tell us if it stays.")
        return "our-fault", _("Something went wrong"), detail
    detail = _("The request could not be understood.")
    return "not-understood", _("The request could not be understood"), detail


def _start() -> str:
    return f"{settings().site_url}{url_for('api.start')}"
