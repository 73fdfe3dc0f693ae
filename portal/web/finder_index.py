"""The index of places and postcodes, of the release that a request is answered from."""

from typing import cast

from flask import Flask, current_app

from portal.places import CurrentIndex, Index
from portal.web.context import release_identity, session

_EXTENSION = "places"


def attach(app: Flask) -> None:
    """Give the site an index, which is built when it is first asked for."""
    app.extensions[_EXTENSION] = CurrentIndex()


def current_index() -> Index:
    """The index of the release that this request is answered from; raise ServiceUnavailable if there is none yet."""
    return cast(CurrentIndex, current_app.extensions[_EXTENSION]).of(session(), release_identity())
