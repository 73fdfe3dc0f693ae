"""How much a visitor may send."""

import io

from flask import Flask, abort, request
from gunicorn.http.errors import ParseException

LONGEST_BODY = 16 * 1024
LONGEST_QUERY = 2000


def attach(app: Flask) -> None:
    """Refuse a longer body (413), a longer query (414), in bytes, and a body that breaks off or is ill-formed (400)."""
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY

    @app.before_request
    def refuse_long_queries() -> None:
        if len(request.query_string) > LONGEST_QUERY:
            abort(414)

    @app.before_request
    def refuse_long_bodies_of_unknown_length() -> None:
        if "HTTP_TRANSFER_ENCODING" in request.environ:
            # Of a body in chunks Flask would read as much as may be, and take that for the whole.
            try:
                body = request.environ["wsgi.input"].read(LONGEST_BODY + 1)
            except (OSError, ParseException):
                abort(400)
            if len(body) > LONGEST_BODY:
                abort(413)
            request.environ["wsgi.input"] = io.BytesIO(body)
            request.environ["CONTENT_LENGTH"] = str(len(body))
