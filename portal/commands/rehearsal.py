"""The rehearsal of a release: its pages are rendered before it is published, so that no row breaks one for readers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import sqlalchemy as sa
from flask import Flask
from werkzeug.routing import Rule

from portal.application import create_app
from portal.facts.vocabulary import CrimeType
from portal.publishing.problems import RehearsalError
from portal.publishing.release_diff import Difference
from portal.publishing.releasing import PreparedRelease
from portal.settings import Settings

# Pictures are made from what was drawn for this release; scripts and styles are no page of it, and some have to be
# asked something.
_NO_PAGES = {
    "static", "compare.vega", "compare.picture", "find.names", "find.postcodes", "find.told", "api.find", "api.compare",
    "embedding.oembed",
}  # fmt: skip
_PICTURES = (".png", ".xlsx", ".zip")
# What a route's part in angle brackets names: the table and column that hold what may be there.
_NAMED_BY = {
    "force_id": ("forces", "force_id"),
    "inspection_id": ("inspections", "inspection_id"),
    "programme_id": ("programmes", "programme_id"),
    "source_id": ("sources", "source_id"),
}
_RECORDS = {
    "api.forces-record": "force_id",
    "api.inspections-record": "inspection_id",
    "api.programmes-record": "programme_id",
    "api.sources-record": "source_id",
}
# The tables that the finder reads, and the column that a reader would type.
_TYPED = {
    "areas": "name", "councils": "name", "places": "name", "outcodes": "outcode", "postcode_sectors": "sector",
    "postcode_exceptions": "postcode",
}  # fmt: skip
# A part of a route that is one of some words, such as `<any(csv, "narrow.svg"):form>`, and a word of it.
_CHOICE = re.compile(r"<any\(([^)]*)\):(\w+)>")
_WORD = re.compile(r"[\w.-]+")
_MOST_ROWS_NAMED = 5
_MOST_TEXTS = 50
_LANGUAGES = ("", "/cy")


@dataclass(frozen=True)
class _Page:
    """A page to ask for, with what is sent to it (None: nothing), and the changed rows that it shows.

    `is_always_there`: every release has it, whatever its rows are.
    """

    path: str
    form: dict[str, str] | None
    rows: tuple[str, ...]
    is_always_there: bool = False


def rehearse(staging: sa.Engine, prepared: PreparedRelease) -> None:
    """Render one page of each route, and every page that a changed row touches, in both languages.

    `staging` holds the release. Raises RehearsalError at the first page that does not render.
    """
    settings = Settings.from_environment({"SITE_URL": "http://127.0.0.1"})
    app = create_app(replace(settings, database_url="sqlite://"))
    app.extensions["engine"].dispose()
    app.extensions["engine"] = staging
    app.config["PROPAGATE_EXCEPTIONS"] = True
    client = app.test_client()
    for page in _pages(app, prepared):
        for prefix in _LANGUAGES:
            path = prefix + page.path if not (prefix and page.path == "/") else "/cy/"
            try:
                response = client.post(path, data=page.form) if page.form else client.get(path)
            except Exception as error:
                raise RehearsalError(_message(path, f"{type(error).__name__}: {error}", page, prepared)) from error
            if response.status_code >= (400 if page.is_always_there else 500):
                raise RehearsalError(_message(path, response.status, page, prepared))


def _pages(app: Flask, prepared: PreparedRelease) -> Iterator[_Page]:
    touched = _values_that_changed(prepared)
    first = {name: next(iter(_column(prepared, *place)), "") for name, place in _NAMED_BY.items()}
    for rule in app.url_map.iter_rules():
        if rule.endpoint in _NO_PAGES or "GET" not in (rule.methods or ()) or rule.rule.endswith(_PICTURES):
            continue
        record = _RECORDS.get(rule.endpoint)
        part_names = {record: "name"} if record else {name: name for name in rule.arguments if name in _NAMED_BY}
        if not part_names:
            yield from _pages_of(app, rule, {}, ())
        for name, part in part_names.items():
            values = touched.get(name) or ({first[name]: ()} if first[name] else {})
            for value, rows in values.items():
                yield from _pages_of(app, rule, {part: value}, rows)
    forces = [*touched.get("force_id", {}), first["force_id"]]
    for crime in CrimeType:
        yield _Page("/support", {"where": forces[0], "what": crime.value}, ())
    if len(forces) > 1:
        yield _Page(f"/compare?forces={','.join(sorted(set(forces))[:4])}", None, ())
    for text, rows in touched.get("typed", {}).items():
        yield _Page("/find", {"q": text}, rows)
        yield _Page("/support", {"where": text, "what": ""}, rows)


def _pages_of(app: Flask, rule: Rule, values: dict[str, str], rows: tuple[str, ...]) -> Iterator[_Page]:
    """The page of a route with its parts filled in; nothing where a part has no value that is known here."""
    parts: dict[str, object] = dict(values)
    choices = {name: _WORD.findall(words) for words, name in _CHOICE.findall(rule.rule)}
    for name in rule.arguments - values.keys():
        if name not in choices:
            return
        parts[name] = "csv" if "csv" in choices[name] else min(choices[name])
    with app.test_request_context():
        built = rule.build(parts)
    if built is not None:
        yield _Page(built[1], None, rows, is_always_there=not rule.arguments)


def _values_that_changed(prepared: PreparedRelease) -> dict[str, dict[str, tuple[str, ...]]]:
    """By the name of a route's part, the values that changed rows touch, each with those rows.

    A first release has no changed rows: every force stands for them.
    """
    if not prepared.release_before:
        return {"force_id": dict.fromkeys(_column(prepared, "forces", "force_id"), ())}
    rows_of = {item.table: _rows_by_key(item.table, prepared) for item in prepared.differences}
    force_of = {row["inspection_id"]: row["force_id"] for row in _rows_by_key("inspections", prepared).values()}
    there = {name: set(_column(prepared, *place)) for name, place in _NAMED_BY.items()}
    values_by_name: dict[str, dict[str, list[str]]] = {}
    for difference in prepared.differences:
        values = rows_of[difference.table].get(difference.key) or _withdrawn(difference)
        values = {"force_id": force_of.get(values.get("inspection_id", ""), "")} | values
        for name in _NAMED_BY:
            if values.get(name) in there[name]:
                values_by_name.setdefault(name, {}).setdefault(values[name], []).append(_row(difference))
        column = _TYPED.get(difference.table)
        if column and values.get(column) and len(values_by_name.get("typed", {})) < _MOST_TEXTS:
            values_by_name.setdefault("typed", {}).setdefault(values[column], []).append(_row(difference))
    return {name: {value: tuple(rows) for value, rows in values.items()} for name, values in values_by_name.items()}


def _rows_by_key(table: str, prepared: PreparedRelease) -> dict[str, dict[str, str]]:
    parsed = prepared.dataset.tables[table]
    return {parsed.key_of(row): dict(row.text) for row in parsed.rows}


def _withdrawn(difference: Difference) -> dict[str, str]:
    """The cells of a row that is no longer there."""
    return dict(cell.split("=", 1) for cell in (difference.was or "").split("; ") if "=" in cell)


def _column(prepared: PreparedRelease, table: str, column: str) -> list[str]:
    return [row.text[column] for row in prepared.dataset.tables[table].rows]


def _row(difference: Difference) -> str:
    return f"{difference.table} {difference.key}"


def _message(path: str, cause: str, page: _Page, prepared: PreparedRelease) -> str:
    rows = page.rows or tuple(dict.fromkeys(_row(item) for item in prepared.differences))
    listing = ", ".join(rows[:_MOST_ROWS_NAMED]) + (" …" if len(rows) > _MOST_ROWS_NAMED else "")
    where = f" It shows what this release changes: {listing}." if listing else ""
    return f"The page {path} of this release cannot be shown ({cause}).{where} Nothing was changed."
