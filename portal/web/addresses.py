"""Whole addresses of the site's own pages, as files, feeds and other sites must name them."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from portal.web.context import current_language_code, settings
from portal.words.language import language


def address_of(endpoint: str, code: str | None = None, /, **values: Any) -> str:
    """The permanent address of a page, in the language of that code or in that of the request."""
    path = url_for(endpoint, **values).removeprefix(request.script_root)
    return f"{settings().site_url}{language(code or current_language_code()).path_prefix}{path}"
