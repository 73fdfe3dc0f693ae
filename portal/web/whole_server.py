"""The answer to a request about the server and none of its pages: `OPTIONS *`."""

from flask import Flask, Response, request

_METHODS = "GET, HEAD, OPTIONS, POST"


def attach(app: Flask) -> None:
    """Say which methods some page here takes; what is asked so names no page, which could not be there."""

    @app.before_request
    def answer_for_the_whole_server() -> Response | None:
        is_about_it = request.method == "OPTIONS" and request.environ.get("PATH_INFO") == "*"
        return Response(headers={"Allow": _METHODS}) if is_about_it else None
