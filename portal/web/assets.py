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
        response = _answer(plain, days=365)
        response.cache_control.immutable = True
        return response

    # Browsers and previews of links ask for it unasked, beside a file or a picture that names no icon.
    @app.get("/favicon.ico", endpoint="icon")
    def icon() -> Response:
        return _answer("favicon.ico", days=1)

    app.jinja_env.globals["asset"] = asset


def _answer(name: str, days: int) -> Response:
    # Read whole: the files are small, and none is left open behind a response that nobody reads.
    response = make_response((STATIC / name).read_bytes())
    response.mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response.add_etag()
    response.cache_control.public = True
    response.cache_control.no_cache = None
    response.cache_control.max_age = days * 24 * 3600
    return response


def _address(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    name = path.relative_to(STATIC)
    return f"/static/{name.with_name(f'{name.stem}.{digest}{name.suffix}').as_posix()}"
