"""What a rendered page was rendered from, and the names under which a request carries it."""

import datetime
from dataclasses import dataclass

from flask import Flask, Response, request

from portal.database.release_identity import ReleaseIdentity

# In a request's environment: the identity of the release that it was answered from, and the endpoint that answered it.
RELEASE_KEY = "portal.release"
ENDPOINT_KEY = "portal.endpoint"
STATIC_ENDPOINT = "static"
NO_ENDPOINT = "none"


@dataclass(frozen=True)
class Edition:
    """A release as its pages read on one day: some say how long ago a telephone number was verified."""

    release: ReleaseIdentity
    day: datetime.date


def attach(app: Flask) -> None:
    """Note in the environment of each request which endpoint answered it."""

    @app.after_request
    def note_endpoint(response: Response) -> Response:
        request.environ[ENDPOINT_KEY] = request.endpoint or NO_ENDPOINT
        return response
