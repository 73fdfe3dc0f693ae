"""The addresses in links: a page has a hundred of them, and to build one takes longer than to know it."""

from __future__ import annotations

from typing import Any

from flask import Flask, request

_LONGEST_KEPT = 100
_MOST_KEPT = 4096


class BuiltAddresses:
    """`url_for` for templates, which keeps what it built.

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
