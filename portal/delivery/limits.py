"""How much a visitor may send."""

from __future__ import annotations

from flask import Flask, abort, request

LONGEST_BODY = 16 * 1024
LONGEST_QUERY = 2000


def attach(app: Flask) -> None:
    """Refuse a longer body (413) and a longer query (414), in bytes."""
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY

    @app.before_request
    def refuse_long_queries() -> None:
        if len(request.query_string) > LONGEST_QUERY:
            abort(414)
