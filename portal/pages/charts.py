"""The charts of the release: their files, and what a page needs to show one."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, url_for
from markupsafe import Markup
from sqlalchemy.exc import NoResultFound

from portal.charts.rasterising import png_of
from portal.charts.rendering import STYLE_HASH
from portal.pages.context import current_language_code, release, session
from portal.queries.releases import release_file

blueprint = Blueprint("charts", __name__)
VARIANTS = ("wide", "narrow")


@dataclass(frozen=True)
class ShownVariant:
    """One drawing of a chart: its address and its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class ShownChart:
    """A chart as a page shows it: drawings, words, and the table of its data."""

    key: str
    title: str
    subtitle: str
    alternative: str
    wide: ShownVariant
    narrow: ShownVariant
    svg_url: str
    png_url: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def shown_map(name: str) -> tuple[Markup, Markup] | None:
    """The map of that name to stand inside a page, wide and narrow; None where there was nothing to draw."""
    try:
        wide, narrow = (Markup(_file(f"{name}.inline-{variant}.svg").decode()) for variant in VARIANTS)  # noqa: S704
    except NoResultFound:
        return None
    return wide, narrow


def shown_chart(name: str) -> ShownChart | None:
    """The chart of that name in the current language; None where there was nothing to draw."""
    try:
        content = release_file(session(), release().number, f"charts/{current_language_code()}/{name}.json")
    except NoResultFound:
        return None
    chart = json.loads(content)
    variants = {
        variant: ShownVariant(
            url=url_for("charts.drawing", name=name, variant=variant, version=chart[variant]["version"]),
            width=chart[variant]["width"],
            height=chart[variant]["height"],
        )
        for variant in VARIANTS
    }
    return ShownChart(
        key=name,
        title=chart["title"],
        subtitle=chart["subtitle"],
        alternative=chart["text_alternative"],
        wide=variants["wide"],
        narrow=variants["narrow"],
        svg_url=url_for("charts.svg", name=name),
        png_url=url_for("charts.png", name=name),
        columns=tuple(column["heading"] for column in chart["columns"]),
        rows=tuple(tuple(cell["text"] for cell in row) for row in chart["rows"]),
    )


@blueprint.get("/charts/<name>.<any(wide, narrow):variant>.svg")
def drawing(name: str, variant: str) -> Response:
    """One drawing of a chart, under an address that changes with its content."""
    response = _svg(name, variant)
    response.cache_control.public = True
    response.cache_control.max_age = 3600
    return response


@blueprint.get("/charts/<name>.svg")
def svg(name: str) -> Response:
    """The chart as SVG, under its permanent address."""
    return _svg(name, "wide")


@blueprint.get("/charts/<name>.png")
def png(name: str) -> Response:
    """The chart as PNG, made from its SVG by a process of its own."""
    response = make_response(png_of(_file(f"{name}.wide.svg").decode()))
    response.mimetype = "image/png"
    return response


def _svg(name: str, variant: str) -> Response:
    response = make_response(_file(f"{name}.{variant}.svg"))
    response.mimetype = "image/svg+xml"
    # The one style block of a chart, which makes it fit a dark page, is allowed by its hash and nothing else is.
    response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src '{STYLE_HASH}'"
    return response


def _file(path: str) -> bytes:
    return release_file(session(), release().number, f"charts/{current_language_code()}/{path}")
