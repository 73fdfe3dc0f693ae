"""The one address of a page: what differs by slashes, capitals, noughts or a mark behind it leads there."""

import re
from urllib.parse import quote

from flask import Flask, current_app, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter, RequestRedirect
from werkzeug.wrappers import Response

from portal.web.language_prefix import split_language

_MOST_DIGITS = 18
# What is behind an address in a sentence, a list or a cell, and is copied or made a part of the link with it.
BEHIND_AN_ADDRESS = " \u00a0\u200b.,;:!?*)]}>\"'”’»"


class NumberConverter(IntegerConverter):
    """A number in an address; one of thousands of digits, which Python refuses to read, is none."""

    regex = rf"\d{{1,{_MOST_DIGITS}}}"


def attach(app: Flask) -> None:
    """Lead from an address with slashes that stand together, at which a page would be found too, to the page's own."""

    @app.before_request
    def way_without_empty_parts() -> Response | None:
        # Routing itself would name the site in the way to the home page in another language, as only SITE_URL says it.
        is_near = "//" in _request_path() or isinstance(request.routing_exception, RequestRedirect)
        return way_to_the_page() if is_near else None

    @app.before_request
    def way_with_plain_numbers() -> Response | None:
        numbers = [value for value in (request.view_args or {}).values() if isinstance(value, int)]
        return next(filter(None, map(way_with_plain_number, map(str, numbers))), None)


def way_with_plain_number(number: str) -> Response | None:
    """Where an address leads that holds this number in another form than the plain one; None where it does not.

    `/data/releases/01` is `/data/releases/1`, and so it is in digits of another script.
    """
    parts = _request_path().split("/")
    value = int(number) if _is_number(number) else None
    meant = "/".join(str(value) if _is_number(part) and int(part) == value else part for part in parts)
    return _redirect_to(meant) if meant != "/".join(parts) and request.method in ("GET", "HEAD") else None


def way_to_the_page() -> Response | None:
    """Where this address was meant to lead, if it is not the page's own; None where no page is near it."""
    request_path = _request_path()
    meant = "/" + re.sub("/{2,}", "/", request_path.rstrip(BEHIND_AN_ADDRESS)).strip("/")
    # The name of a file is that name alone, capitals and all.
    is_file = "." in meant.rpartition("/")[2]
    meant = meant if is_file else meant.lower()
    if request.method not in ("GET", "HEAD") or (is_file and request_path.endswith("/")):
        return None
    code, path = split_language(meant)
    if path in ("", "/") and meant != "/":
        # The home page in another language is the one page whose own address ends with a slash.
        meant, path = f"/{code}/", "/"
    if meant == request_path:
        return None
    try:
        current_app.url_map.bind("").match(path)
    except HTTPException:
        return None
    return _redirect_to(meant)


def _is_number(part: str) -> bool:
    return part.isdecimal() and len(part) <= _MOST_DIGITS


def _redirect_to(meant: str) -> Response:
    query = request.query_string.decode("ascii", "ignore")
    # What was written as %0A or %3F is written so again.
    way = quote(meant)
    response = redirect(f"{way}?{query}" if query else way, 301)
    # A victim's way must not be found in a cache later either.
    response.headers["Cache-Control"] = "no-store"
    return response


def _request_path() -> str:
    # As it came: `request.path` has one slash in front, however many there were.
    path: str = request.environ.get("SCRIPT_NAME", "") + request.environ.get("PATH_INFO", "")
    return path.encode("latin-1").decode("utf-8", "replace")
