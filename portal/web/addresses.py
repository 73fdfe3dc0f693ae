"""Whole addresses of the site's own pages, as files, feeds and other sites must name them."""

from typing import Any

from flask import request

from portal.web import built_addresses
from portal.web.context import current_language_code, settings
from portal.words.language import LANGUAGE_CODES, language


def address_of(endpoint: str, code: str | None = None, /, **values: Any) -> str:
    """The permanent address of a page, in the language of that code or in that of the request."""
    return _in_language(code or current_language_code(), _path_of(endpoint, values))


def addresses_of(endpoint: str, /, **values: Any) -> dict[str, str]:
    """The permanent addresses of a page by the codes of the site's languages."""
    path = _path_of(endpoint, values)
    return {code: _in_language(code, path) for code in LANGUAGE_CODES}


def _path_of(endpoint: str, values: dict[str, Any]) -> str:
    return built_addresses.path_of(endpoint, **values).removeprefix(request.script_root)


def _in_language(code: str, path: str) -> str:
    return f"{settings().site_url}{language(code).path_prefix}{path}"
