"""Answering with a file that others may fetch, keep and check: tables in each format, and files of the archive."""

import datetime
import hashlib
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from flask import Blueprint, Response, make_response, request

from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.exports.archives import Contents, readme, zip_bytes
from portal.exports.citation import Citation
from portal.exports.spreadsheets import xlsx_bytes
from portal.exports.tables import Provenance, Table, csv_bytes, json_bytes, metadata_json
from portal.web.conditions import CONDITIONS, status_of_conditions
from portal.web.context import current_language, release

# A file and what a README says of it.
Described = tuple[bytes, str]
METADATA_SUFFIX = "csv-metadata.json"
MIMETYPES = {
    "atom": "application/atom+xml",
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    METADATA_SUFFIX: "application/csvm+json",
    "feed.json": "application/feed+json",
    "json": "application/json",
    "png": "image/png",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_ONE_RANGE = re.compile("bytes= *(?:([0-9]{1,15}) *- *([0-9]{0,15})|-([0-9]{1,15})) *", re.IGNORECASE)
_View = TypeVar("_View", bound=Callable[..., Response])
_SAVED = ("bib", "csv", "sqlite", "xlsx", "zip")


def table_routes(blueprint: Blueprint, path: str) -> Callable[[_View], _View]:
    """Route `path.csv` and the other formats of a table to a view, which is given their suffix."""

    def register(view: _View) -> _View:
        # With a route of its own: in that of the others its name would be read as that of a JSON file.
        blueprint.get(f"{path}.{METADATA_SUFFIX}", defaults={"suffix": METADATA_SUFFIX})(view)
        return blueprint.get(f"{path}.<any(csv, json, xlsx, zip):suffix>")(view)

    return register


def table_answer(table: Table, address: str, suffix: str) -> Response:
    """The table of the page at that address in the format that the suffix names (`table_routes`)."""
    provenance = provenance_of(address)
    return file_answer(_content(table, provenance, suffix), f"{table.name}.{suffix}", suffix)


def provenance_of(address: str) -> Provenance:
    """Where the table of the page at that address comes from."""
    return Provenance(release(), address, current_language())


def package_of(table: Table, provenance: Provenance, more: Mapping[str, Described] = MappingProxyType({})) -> bytes:
    """The ZIP of a table: CSV with its metadata, JSON, `more` files by their names, and a README on all of it."""
    gettext = provenance.language.gettext
    files: dict[str, Described] = {
        f"{table.name}.csv": (csv_bytes(table), gettext("the table, with one line of column names")),
        f"{table.name}.csv-metadata.json": (
            metadata_json(table, provenance),
            gettext("the columns of the CSV file, with source, licence and caveats (CSV on the Web)"),
        ),
        f"{table.name}.json": (json_bytes(table, provenance), gettext("the same table as JSON")),
        **more,
    }
    cited = Citation(table.title, provenance.address, provenance.release, provenance.language)
    words = {name: text for name, (_, text) in files.items()}
    text = readme(cited, Contents(words, [INSPECTORATE_LICENCE], table.notes, table.sources))
    contents = {"README.md": text.encode(), **{name: content for name, (content, _) in files.items()}}
    return zip_bytes(contents, provenance.release.published_at)


def file_answer(content: bytes, name: str, suffix: str, changed_at: datetime.datetime | None = None) -> Response:
    """A file under its name, for any site to read, with the tag by which a reader who has these very bytes is known.

    A reader whose download broke off may ask for the rest. `changed_at`: when it was published, if that is known.
    """
    response = make_response(content)
    response.mimetype = MIMETYPES[suffix]
    if suffix in _SAVED:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.set_etag(hashlib.sha256(content).hexdigest())
    share_with_all(response)
    if changed_at:
        response.last_modified = changed_at
    environ = _request_environ(response, len(content))
    response.make_conditional(environ, accept_ranges=True, complete_length=len(content))
    return response


def _request_environ(whole: Response, length: int) -> dict[str, Any]:
    """The request, its range left out where RFC 9110 says that the whole file is the answer, and its conditions.

    So it is for several ranges, for one that is none, for all but GET, where the reader may have another file, and
    where a condition, which comes first, says that none of it is wanted.
    """
    environ = {name: value for name, value in request.environ.items() if name not in CONDITIONS}
    part = _ONE_RANGE.fullmatch(environ.get("HTTP_RANGE", ""))
    is_backwards = part and part[2] and int(part[1]) > int(part[2])
    this_one = (None, whole.headers["ETag"], whole.headers.get("Last-Modified"))
    may_be_another = environ.get("HTTP_IF_RANGE") not in this_one
    is_unwanted = status_of_conditions(request.environ, whole.headers) is not None
    if part is None or is_backwards or may_be_another or is_unwanted or request.method != "GET":
        environ.pop("HTTP_RANGE", None)
    elif part[3] and int(part[3]) > length:
        environ["HTTP_RANGE"] = "bytes=0-"
    return environ


def share_with_all(response: Response) -> None:
    """Let other sites read or show this answer: it is the same for everyone, and nothing is known of who asks."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"


def _content(table: Table, provenance: Provenance, suffix: str) -> bytes:
    if suffix == "csv":
        return csv_bytes(table)
    if suffix == METADATA_SUFFIX:
        return metadata_json(table, provenance)
    if suffix == "json":
        return json_bytes(table, provenance)
    return xlsx_bytes(table, provenance) if suffix == "xlsx" else package_of(table, provenance)
