"""How the API answers: JSON with an entity tag, open to scripts of every website, and nothing sent twice."""

import hashlib
import json
from typing import Any

from flask import Flask, Response, request

from portal.api.envelope import link_header
from portal.api.parameters import Values, query_of
from portal.program_hash import program_hash
from portal.web.context import current_language, release_identity, settings
from portal.web.headers import PUBLIC_CACHING

PREFIX = "/api/"
_SECONDS_OF_A_PREFLIGHT = 86400


def attach(app: Flask) -> None:
    """Let scripts of other websites read every answer below `/api/`, errors too."""
    # Takes longer than most answers, so that no reader shall wait for it.
    program_hash()

    @app.after_request
    def open_for_reading(response: Response) -> Response:
        if request.path.startswith(PREFIX):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
                response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
                response.headers["Access-Control-Max-Age"] = str(_SECONDS_OF_A_PREFLIGHT)
        return response


def answer(values: Values, content: dict[str, Any]) -> Response:
    """The answer to a request with these parameters."""
    response = json_response(content)
    response.set_etag(_tag(values))
    response.headers["Cache-Control"] = PUBLIC_CACHING
    return response


def json_response(content: dict[str, Any]) -> Response:
    """The content as JSON in the language of the request, its links in the header too."""
    response = Response(json.dumps(content, ensure_ascii=False, separators=(",", ":")), mimetype="application/json")
    response.headers["Content-Language"] = current_language().code
    if "links" in content:
        response.headers["Link"] = link_header(content)
    return response


def _tag(values: Values) -> str:
    own_address = f"{settings().site_url}{request.script_root}{request.path}?{query_of(values)}"
    digest = hashlib.sha256(f"{release_identity().mark} {program_hash()} {own_address}".encode()).hexdigest()
    return f"r{release_identity().number}-{digest[:24]}"
