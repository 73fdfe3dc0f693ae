"""Addresses of the site's own pages: those in its links, and the whole ones that files, feeds and other sites name."""

from typing import Any, cast

from flask import Flask, current_app, request

from portal.web.context import current_language_code, settings
from portal.words.language import LANGUAGE_CODES, language

_KEY = "built_addresses"
_LONGEST_KEPT = 100
_MOST_KEPT = 4096


def attach(app: Flask) -> None:
    """Let templates and views share what was built."""
    app.jinja_env.globals["url_for"] = app.extensions[_KEY] = BuiltAddresses(app)


def path_of(endpoint: str, /, **values: Any) -> str:
    """The address of an endpoint, from the page that is rendered."""
    return cast(BuiltAddresses, current_app.extensions[_KEY])(endpoint, **values)


def address_of(endpoint: str, code: str | None = None, /, **values: Any) -> str:
    """The permanent address of a page, in the language of that code or in that of the request."""
    return _in_language(code or current_language_code(), path_of(endpoint, **values))


def addresses_of(endpoint: str, /, **values: Any) -> dict[str, str]:
    """The permanent addresses of a page by the codes of the site's languages."""
    return {code: _in_language(code, path_of(endpoint, **values)) for code in LANGUAGE_CODES}


class BuiltAddresses:
    """`url_for` that keeps what it built: a page has a hundred links, and to build one takes longer than to know it.

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


def _in_language(code: str, path: str) -> str:
    return f"{settings().site_url}{language(code).path_prefix}{path.removeprefix(request.script_root)}"
