"""The addresses in links: a page has a hundred of them, and to build one takes longer than to know it."""

from typing import Any, cast

from flask import Flask, current_app, request

_KEY = "built_addresses"
_LONGEST_KEPT = 100
_MOST_KEPT = 4096


def attach(app: Flask) -> None:
    """Let templates and views share what was built."""
    app.jinja_env.globals["url_for"] = app.extensions[_KEY] = BuiltAddresses(app)


def path_of(endpoint: str, /, **values: Any) -> str:
    """The address of an endpoint, from the page that is rendered."""
    return cast(BuiltAddresses, current_app.extensions[_KEY])(endpoint, **values)


class BuiltAddresses:
    """`url_for` that keeps what it built.

    Long addresses carry what a visitor made up, and are not kept.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._built: dict[tuple[object, ...], str] = {}

    def __call__(self, endpoint: str, /, **values: Any) -> str:
        """The address of an endpoint, from the page that is rendered."""
        key = (request.script_root, endpoint, *values.items())
        address = self._built.get(key)
        if address is None:
            address = self._app.url_for(endpoint, **values)
            if len(address) <= _LONGEST_KEPT and len(self._built) < _MOST_KEPT:
                self._built[key] = address
        return address
