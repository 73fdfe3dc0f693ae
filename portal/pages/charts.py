"""The charts of the release: the page of each, its files, and what another page needs to show one."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, url_for
from markupsafe import Markup
from sqlalchemy.exc import NoResultFound

from portal.charts.style import STYLE_HASH
from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.exports.chart_files import chart_table, vega_lite
from portal.exports.tables import Provenance, Table
from portal.pages.rasters import rastered
from portal.queries import chart_files, facts, forces, programmes
from portal.queries.chart_files import ChartFile
from portal.queries.releases import release_file
from portal.web.addresses import address_of
from portal.web.context import current_language, current_language_code, release, session
from portal.web.files import METADATA, TABLE_SUFFIXES, Described, file_answer, package_of, table_answer

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
    csv_url: str
    page_url: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def shown_map(name: str) -> tuple[Markup, Markup] | None:
    """The map of that name to stand inside a page, wide and narrow; None where there was nothing to draw."""
    try:
        wide, narrow = (Markup(_file(f"{name}.inline-{variant}.svg").decode()) for variant in VARIANTS)  # noqa: S704  # nosec
    except NoResultFound:
        return None
    return wide, narrow


def shown_chart(name: str) -> ShownChart | None:
    """The chart of that name in the current language; None where there was nothing to draw."""
    try:
        return shown(chart_file(name))
    except NoResultFound:
        return None


def shown(chart: ChartFile) -> ShownChart:
    """A chart as a page shows it."""
    variants = {
        name: ShownVariant(
            url=url_for("charts.drawing", name=chart.name, variant=name, version=variant.version),
            width=variant.width,
            height=variant.height,
        )
        for name, variant in chart.variants.items()
    }
    return ShownChart(
        key=chart.name,
        title=chart.title,
        subtitle=chart.subtitle,
        alternative=chart.text_alternative,
        wide=variants["wide"],
        narrow=variants["narrow"],
        svg_url=url_for("charts.svg", name=chart.name),
        png_url=url_for("charts.png", name=chart.name),
        csv_url=url_for("charts.file", name=chart.name, suffix="csv"),
        page_url=url_for("charts.chart", name=chart.name),
        columns=tuple(column.heading for column in chart.columns),
        rows=chart.shown,
    )


def drawn(name: str, variant: str) -> str:
    """The drawing of a chart as SVG; raise NoResultFound if there is none."""
    return _file(f"{name}.{variant}.svg").decode()


def chart_file(name: str) -> ChartFile:
    """The chart of that name in the current release and language; raise NoResultFound if there is none."""
    return chart_files.chart_file(session(), release().number, current_language_code(), name)


@blueprint.get("/charts/<name>")
def chart(name: str) -> str:
    """The page of one chart: its picture, its table, its formats, how to cite and to embed it."""
    found = chart_file(name)
    force = forces.force(session(), found.force_id) if found.force_id else None
    programme = programmes.programme(session(), found.programme_id) if found.programme_id else None
    return render_template(
        "charts/chart.html",
        chart=shown(found),
        force=force,
        programme=programme,
        sources=_table(found).sources,
        notes=_table(found).notes[1:],
        licence=INSPECTORATE_LICENCE,
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
    return file_answer(_png(name), f"{name}.png", "png")


@blueprint.get(f"/charts/<name>.<{TABLE_SUFFIXES}:suffix>")
@blueprint.get("/charts/<name>.csv-metadata.json", defaults=METADATA)
def file(name: str, suffix: str) -> Response:
    """The figures of the chart as a table; as `json` the Vega-Lite specification; as `zip` all formats and a README."""
    found = chart_file(name)
    table, provenance = _table(found), Provenance(release(), address_of("charts.chart", name=name), current_language())
    if suffix == "json":
        return file_answer(vega_lite(found, table, provenance), f"{name}.json", suffix)
    if suffix == "zip":
        specification = vega_lite(found, table, provenance)
        return file_answer(package_of(table, provenance, _pictures(name, specification)), f"{name}.zip", suffix)
    return table_answer(table, provenance, suffix)


def _pictures(name: str, specification: bytes) -> dict[str, Described]:
    gettext = current_language().gettext
    return {
        f"{name}.svg": (_file(f"{name}.wide.svg"), gettext("the picture, for any size")),
        f"{name}.png": (_png(name), gettext("the picture in pixels")),
        f"{name}.json": (specification, gettext("the chart as a Vega-Lite specification, its data inside")),
    }


def _table(found: ChartFile) -> Table:
    read_in = [facts.source(session(), source_id) for source_id in found.source_ids]
    return chart_table(found, read_in, current_language())


def _png(name: str) -> bytes:
    return rastered(drawn(name, "wide"))


def _svg(name: str, variant: str) -> Response:
    response = make_response(_file(f"{name}.{variant}.svg"))
    response.mimetype = "image/svg+xml"
    # The one style block of a chart, which makes it fit a dark page, is allowed by its hash and nothing else is.
    response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src '{STYLE_HASH}'"
    return response


def _file(path: str) -> bytes:
    return release_file(session(), release().number, f"charts/{current_language_code()}/{path}")
