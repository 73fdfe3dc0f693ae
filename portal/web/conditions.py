"""Whether a visitor wants an answer at all: the conditions that a request may name (RFC 9110, 13)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask, Response, request
from werkzeug.datastructures import Headers
from werkzeug.http import parse_date

CONDITIONS = ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
REASONS = {304: "Not Modified", 412: "Precondition Failed"}
_TAG = re.compile(r'(W/)?("[^"]*")')
_ON_NOT_MODIFIED = (
    "access-control-", "cache-control", "content-location", "cross-origin-", "etag", "last-modified", "link", "vary",
)  # fmt: skip
_OF_A_WHOLE_ANSWER = frozenset((
    "accept-ranges", "cache-control", "content-disposition", "content-encoding", "content-length", "content-range",
    "content-type",
))  # fmt: skip
Pairs = Iterable[tuple[str, str]]


def attach(app: Flask) -> None:
    """Hold every answer to the conditions of its request; attached first, so that it sees all headers of the answer."""

    @app.after_request
    def hold_to_conditions(response: Response) -> Response:
        if response.status_code in (200, 206) and (status := status_of_conditions(request.environ, response.headers)):
            kept = headers_of(status, response.headers)
            response.set_data(b"")
            response.status_code = status
            response.headers = Headers(kept)
        return response


def status_of_conditions(environ: Mapping[str, Any], headers: Pairs) -> int | None:
    """304 where the visitor has that answer, 412 where another one was wanted, None where it is to be sent.

    `headers`: those of the answer, of which the entity tag and the time of its last change count; an answer without
    them is one of which nobody can name a tag.
    """
    # Nearly nobody names one but browsers that have the page already.
    if environ.keys().isdisjoint(CONDITIONS) or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    tag = next((value for name, value in headers if name.lower() == "etag"), "")
    if tag and environ.get("HTTP_IF_NONE_MATCH") == tag and environ.keys().isdisjoint(CONDITIONS[:2]):
        # As every browser asks.
        return 304
    changed = parse_date(next((value for name, value in headers if name.lower() == "last-modified"), None))
    wanted, unchanged_since = environ.get("HTTP_IF_MATCH"), parse_date(environ.get("HTTP_IF_UNMODIFIED_SINCE"))
    if wanted is None:
        is_another = bool(changed and unchanged_since and changed > unchanged_since)
    else:
        # Compared strongly, while a proxy may have weakened the tag of what a visitor has.
        is_another = wanted.strip() != "*" and ("", tag) not in _TAG.findall(wanted)
    if is_another:
        return 412
    if (known := environ.get("HTTP_IF_NONE_MATCH")) is not None:
        is_known = known.strip() == "*" or any(tag == named for _, named in _TAG.findall(known))
        return 304 if is_known else None
    changed_since = parse_date(environ.get("HTTP_IF_MODIFIED_SINCE"))
    return 304 if changed and changed_since and changed <= changed_since else None


def headers_of(status: int, headers: Pairs) -> list[tuple[str, str]]:
    """Of the headers of a whole answer those that go with 304 or 412; no cache may keep the latter for others."""
    if status == 304:
        return [header for header in headers if header[0].lower().startswith(_ON_NOT_MODIFIED)]
    lasting = [header for header in headers if header[0].lower() not in _OF_A_WHOLE_ANSWER]
    return [*lasting, ("Cache-Control", "no-store"), ("Content-Length", "0")]
