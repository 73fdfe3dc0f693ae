"""Static files under names that carry a hash of their content, so that browsers may keep them for a year."""

import hashlib
import mimetypes
import re
from pathlib import Path

from flask import Flask, Response, abort, make_response

from portal.settings import ROOT

STATIC = ROOT / "static"
_NAMED = re.compile(r"(?P<stem>.+)\.(?P<hash>[0-9a-f]{12})(?P<suffix>\.[a-z0-9]+)")


def attach(app: Flask) -> None:
    """Serve `static/` and give templates `asset(name)`, the address of a static file."""
    addresses = {str(path.relative_to(STATIC)): _address(path) for path in STATIC.rglob("*") if path.is_file()}

    def asset(name: str) -> str:
        # The Welsh prefix is left out: both languages share the same files.
        return addresses[name]

    @app.get("/static/<path:name>", endpoint="static")
    def static_file(name: str) -> Response:
        match = _NAMED.fullmatch(name)
        plain = match["stem"] + match["suffix"] if match else name
        if addresses.get(plain) != f"/static/{name}":
            abort(404)
        # Read whole: the files are small, and none is left open behind a response that nobody reads.
        response = make_response((STATIC / plain).read_bytes())
        response.mimetype = mimetypes.guess_type(plain)[0] or "application/octet-stream"
        response.add_etag()
        response.cache_control.public = True
        response.cache_control.no_cache = None
        response.cache_control.max_age = 365 * 24 * 3600
        response.cache_control.immutable = True
        return response

    app.jinja_env.globals["asset"] = asset


def _address(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    name = path.relative_to(STATIC)
    return f"/static/{name.with_name(f'{name.stem}.{digest}{name.suffix}').as_posix()}"
