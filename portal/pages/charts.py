"""The charts of the release: the page of each, its files, and what another page needs to show one."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request
from markupsafe import Markup
from sqlalchemy.exc import NoResultFound

from portal.dataset.licences import INSPECTORATE_LICENCE
from portal.exports.fields import sources_of
from portal.exports.tables import Table
from portal.facts.rows import Source
from portal.pages.pictures import rasterise
from portal.pictures.palette import Look, in_look, policy_of
from portal.queries import chart_files, forces, programmes, sources
from portal.queries.chart_files import ChartFile
from portal.queries.releases import release_file
from portal.web.addresses import address_of, path_of
from portal.web.chart_frame import Foot, Size, fit, foot_of, frame
from portal.web.chart_specification import vega_lite, with_whole_addresses
from portal.web.context import current_language, current_language_code, release, session, settings
from portal.web.files import Described, file_answer, package_of, provenance_of, table_answer, table_routes
from portal.words.caveats import caveats
from portal.words.language import Language
from portal.words.tables import Column

blueprint = Blueprint("charts", __name__)
VARIANTS = ("wide", "narrow")
_SIZES = f"any({', '.join(repr(str(size)) for size in Size)})"


@dataclass(frozen=True)
class ChartDrawing:
    """One drawing of a chart: its address and its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class ChartSize:
    """A chart in one of the shapes that newsrooms use: the shape in words, `16:9`, and its files."""

    words: str
    svg_url: str
    png_url: str


@dataclass(frozen=True)
class ChartView:
    """A chart as a page shows it: drawings, words, and the table of its data; `note` may be empty."""

    key: str
    title: str
    subtitle: str
    note: str
    alternative: str
    wide: ChartDrawing
    narrow: ChartDrawing
    svg_url: str
    png_url: str
    csv_url: str
    page_url: str
    sizes: tuple[ChartSize, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def inline_map(name: str) -> tuple[Markup, Markup] | None:
    """The map of that name to be inside a page, wide and narrow; None where there was nothing to draw."""
    try:
        wide, narrow = (Markup(_file(f"{name}.inline-{variant}.svg").decode()) for variant in VARIANTS)  # noqa: S704  # nosec
    except NoResultFound:
        return None
    return wide, narrow


def chart_view(name: str) -> ChartView | None:
    """The chart of that name in the current language; None where there was nothing to draw."""
    try:
        return page_chart(chart_file(name))
    except NoResultFound:
        return None


def page_chart(chart: ChartFile) -> ChartView:
    """A chart as a page shows it."""
    variants = {
        name: ChartDrawing(
            url=path_of("charts.drawing", name=chart.name, variant=name, version=variant.version),
            width=variant.width,
            height=variant.height,
        )
        for name, variant in chart.variants.items()
    }
    return ChartView(
        key=chart.name,
        title=chart.title,
        subtitle=chart.subtitle,
        note=chart.note,
        alternative=chart.text_alternative,
        wide=variants["wide"],
        narrow=variants["narrow"],
        svg_url=path_of("charts.svg", name=chart.name),
        png_url=path_of("charts.png", name=chart.name),
        csv_url=path_of("charts.file", name=chart.name, suffix="csv"),
        page_url=path_of("charts.chart", name=chart.name),
        sizes=tuple(_sizes(chart.name)),
        columns=tuple(column.heading for column in chart.columns),
        rows=chart.cell_texts,
    )


def chart_in_frame(name: str, variant: str, look: Look) -> str:
    """The drawing of a chart as it leaves the site, with its foot; raise NoResultFound if there is none."""
    chart = chart_file(name)
    return frame(_file(f"{name}.{variant}.svg").decode(), _foot(chart), look)


def chart_file(name: str) -> ChartFile:
    """The chart of that name in the current release and language; raise NoResultFound if there is none."""
    return chart_files.chart_file(session(), release().number, current_language_code(), name)


def chosen_look() -> Look:
    """The theme that the address names; the light one where it names none that we have."""
    try:
        return Look(request.args.get("theme", Look.LIGHT))
    except ValueError:
        return Look.LIGHT


@blueprint.get("/charts/<name>")
def chart(name: str) -> str:
    """The page of one chart: its picture, its table, its formats, how to cite and to embed it."""
    chart_content = chart_file(name)
    force = forces.force(session(), chart_content.force_id) if chart_content.force_id else None
    programme = programmes.programme(session(), chart_content.programme_id) if chart_content.programme_id else None
    return render_template(
        "charts/chart.html",
        chart=page_chart(chart_content),
        linked_map=inline_map(name),
        force=force,
        programme=programme,
        sources=_table(chart_content).sources,
        notes=_table(chart_content).notes[1:],
        licence=INSPECTORATE_LICENCE,
    )


@blueprint.get("/charts/<name>.<any(wide, narrow):variant>.svg")
def drawing(name: str, variant: str) -> Response:
    """One drawing of a chart for our own pages, under an address that changes with its content."""
    svg = _file(f"{name}.{variant}.svg").decode()
    response = svg_answer(in_look(svg, Look.AUTO), Look.AUTO)
    response.cache_control.public = True
    response.cache_control.max_age = 3600
    return response


@blueprint.get("/charts/<name>.svg")
def svg(name: str) -> Response:
    """The chart as SVG with its foot, under its permanent address; light unless the address names a theme."""
    return svg_answer(chart_in_frame(name, "wide", chosen_look()), chosen_look())


@blueprint.get("/charts/<name>.png")
def png(name: str) -> Response:
    """The chart as PNG, made from its SVG by a process of its own."""
    return file_answer(_png(name), f"{name}.png", "png")


@blueprint.get(f"/charts/<name>.<{_SIZES}:size>.<any(svg, png):form>")
def sized(name: str, size: str, form: str) -> Response:
    """The chart in one of the shapes that newsrooms use, as SVG or PNG."""
    shape = Size(size)
    preferred = ("wide", "broad") if shape is Size.WIDE else ("narrow", "wide")
    drawings = [picture.decode() for variant in preferred if (picture := _picture(name, variant))]
    svg = fit(drawings, _foot(chart_file(name)), chosen_look(), shape)
    if form == "svg":
        return svg_answer(svg, chosen_look())
    return file_answer(rasterise(svg, scale=2.0), f"{name}-{size}.png", "png")


@table_routes(blueprint, "/charts/<name>")
def file(name: str, suffix: str) -> Response:
    """The figures of the chart as a table; as `json` the Vega-Lite specification; as `zip` all formats and a README."""
    chart = chart_file(name)
    table, address = _table(chart), address_of("charts.chart", name=name)
    if suffix == "json":
        return file_answer(_specification(chart, table, chosen_look()), f"{name}.json", suffix)
    if suffix == "zip":
        specification = _specification(chart, table, Look.LIGHT)
        return file_answer(
            package_of(table, provenance_of(address), _pictures(name, specification)), f"{name}.zip", suffix
        )
    return table_answer(table, address, suffix)


def svg_answer(svg: str, look: Look) -> Response:
    """A drawing in a look, with the policy that allows its style and nothing else."""
    response = make_response(svg)
    response.mimetype = "image/svg+xml"
    response.headers["Content-Security-Policy"] = policy_of(look)
    return response


def _sizes(name: str) -> Iterator[ChartSize]:
    for size in Size:
        svg_url, png_url = (path_of("charts.sized", name=name, size=size, form=form) for form in ("svg", "png"))
        yield ChartSize(size.replace("x", ":"), svg_url, png_url)


def _specification(chart: ChartFile, table: Table, look: Look) -> bytes:
    address = address_of("charts.chart", name=chart.name)
    specification = with_whole_addresses(chart.specification, settings().site_url)
    return vega_lite(specification, table.sources, address, release().number, _foot(chart), look)


def _pictures(name: str, specification: bytes) -> dict[str, Described]:
    gettext = current_language().gettext
    return {
        f"{name}.svg": (chart_in_frame(name, "wide", Look.LIGHT).encode(), gettext("the picture, for any size")),
        f"{name}.png": (_png(name), gettext("the picture in pixels")),
        f"{name}.json": (specification, gettext("the chart as a Vega-Lite specification, its data inside")),
    }


def _table(chart: ChartFile) -> Table:
    read_in = [sources.source(session(), source_id) for source_id in chart.source_ids]
    return _chart_table(chart, read_in, current_language())


def _foot(chart: ChartFile) -> Foot:
    address = address_of("charts.chart", name=chart.name)
    return foot_of(chart.note, _table(chart).sources, release().number, address, current_language())


def _png(name: str) -> bytes:
    return rasterise(chart_in_frame(name, "wide", Look.LIGHT))


def _picture(name: str, variant: str) -> bytes | None:
    with suppress(NoResultFound):
        return _file(f"{name}.{variant}.svg")
    return None


def _file(path: str) -> bytes:
    return release_file(session(), release().number, f"charts/{current_language_code()}/{path}")


def _chart_table(chart: ChartFile, sources: Iterable[Source], language: Language) -> Table:
    """The figures of a chart; its subtitle, which says measure, unit and period, is the first of the notes.

    What has a name beside its code has a column of each, as in the other files.
    """
    headings = {
        "force": ("force_id", language.gettext("Force, as a code")),
        "programme": ("programme_id", language.gettext("Programme, as a code")),
        "inspection": ("inspection_id", language.gettext("Inspection, as a code")),
        "question": ("question_id", language.gettext("What it is about, as a code")),
        "figure": ("measure", language.gettext("What the figure is, as a code")),
    }
    columns: list[Column] = []
    for column in chart.columns:
        columns += [Column(*headings[column.key]), column] if column.key in headings else [column]
    rows = [
        [
            value
            for column, code, text in zip(chart.columns, codes, texts, strict=True)
            for value in ((code, code and text) if column.key in headings else (code,))
        ]
        for codes, texts in zip(chart.rows, chart.cell_texts, strict=True)
    ]
    return Table(
        name=chart.name,
        title=chart.title,
        columns=tuple(columns),
        rows=tuple(map(tuple, rows)),
        sources=sources_of(sources),
        notes=tuple(filter(None, (chart.subtitle, chart.note, *caveats(language)))),
    )
