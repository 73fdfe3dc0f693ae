"""What a reader sees when something is not there or does not work: a real page with a way on."""

from collections.abc import Callable, Mapping

from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import DataError, DBAPIError, NoResultFound, UnboundExecutionError
from werkzeug.exceptions import HTTPException, NotFound, ServiceUnavailable
from werkzeug.wrappers import Response as AnyResponse

from portal.web.context import current_language
from portal.web.one_address import way_to_the_page
from portal.words.errors import explanation, of_a_picture_not_ready

_SECONDS_TO_COME_BACK_AFTER = 5
# Thirty clients that ask again at once would keep both cores of a small machine from drawing for others.
_SECONDS_OF_A_REFUSED_PICTURE = 2.0


class PictureNotReadyError(ServiceUnavailable):
    """A picture that is drawn when it is asked for could not be drawn in time; all else works."""


def attach(app: Flask, others: Mapping[str, Callable[[HTTPException], Response]]) -> None:
    """Answer every error with a page, but as `others` say below the starts of paths that they are named by."""

    def answer(error: HTTPException) -> AnyResponse:
        if isinstance(error, ServiceUnavailable):
            error.retry_after = error.retry_after or _SECONDS_TO_COME_BACK_AFTER
        elif isinstance(error, NotFound) and (way := way_to_the_page()) is not None:
            return way
        for start, other in others.items():
            if request.path.startswith(start):
                return other(error)
        return _page(error)

    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(NoResultFound, lambda _error: answer(NotFound()))
    # A text that the database cannot even hold, such as one with a NUL in it, names nothing that is there.
    app.register_error_handler(DataError, lambda _error: answer(NotFound()))
    for unanswered in (DBAPIError, UnboundExecutionError):
        app.register_error_handler(unanswered, lambda _error: answer(ServiceUnavailable()))


def keep_headers(error: HTTPException, response: Response) -> None:
    """Give an answer the headers of its error: the methods that there are, the size of the file, when to come back."""
    for name, value in error.get_headers():
        if name in ("Allow", "Content-Range", "Retry-After"):
            response.headers[name] = value


def _page(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    language = current_language()
    is_picture = isinstance(error, PictureNotReadyError)
    if is_picture:
        _hold_back(_SECONDS_OF_A_REFUSED_PICTURE)
    words = of_a_picture_not_ready(language) if is_picture else explanation(error.code, language)
    response = make_response(render_template("errors/error.html", words=words), error.code)
    keep_headers(error, response)
    return response


def _hold_back(seconds: float) -> None:
    """Let the answer to this request wait for so long, where the server does that without a thread of its own."""
    # Gunicorn's name for the visitor's connection; no other server has one, and there the answer goes out at once.
    hold_back = getattr(request.environ.get("gunicorn.socket"), "hold_back", None)
    if hold_back is not None:
        hold_back(seconds)
