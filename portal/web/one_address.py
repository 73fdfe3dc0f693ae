"""The one address of a page: what differs by a trailing slash or by capitals leads there."""

from __future__ import annotations

from urllib.parse import quote

from flask import current_app, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from portal.words.language import LANGUAGE_CODES


def way_to_the_page() -> Response | None:
    """Where this address was meant to lead, if it is not the page's own; None where no page is near it."""
    asked = request.script_root + request.path
    meant = "/" + asked.strip("/").lower()
    if request.method not in ("GET", "HEAD") or meant == asked or "." in meant.rpartition("/")[2]:
        return None
    path = meant
    for code in LANGUAGE_CODES[1:]:
        if path == f"/{code}" or path.startswith(f"/{code}/"):
            path = path.removeprefix(f"/{code}") or "/"
            # The home page in another language is the one page whose own address ends with a slash.
            meant = f"/{code}/" if path == "/" else meant
    if meant == asked:
        return None
    try:
        current_app.url_map.bind("").match(path)
    except HTTPException:
        return None
    query = request.query_string.decode("ascii", "ignore")
    # What was written as %0A or %3F is written so again.
    way = quote(meant)
    response = redirect(f"{way}?{query}" if query else way, 301)
    # A victim's way must not be found in a cache later either.
    response.headers["Cache-Control"] = "no-store"
    return response
