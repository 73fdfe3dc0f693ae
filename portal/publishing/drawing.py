"""Drawing the charts of a release before it is published, from the rows that it will hold."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, Protocol

import sqlalchemy as sa

from portal.charts.chart import Chart
from portal.charts.rendering import render_all
from portal.database import create_tables, open_engine, reading, writing
from portal.language import LANGUAGE_CODES, language
from portal.publishing.archive import CHARTS_FOLDER, chart_files, latest_number
from portal.publishing.chart_plan import charts_of_release
from portal.publishing.checking import CheckedDataset
from portal.publishing.loading import replace_rows

_SIZE = re.compile(r'<svg[^>]* width="(?P<width>[\d.]+)"[^>]* height="(?P<height>[\d.]+)"')


class Progress(Protocol):
    """Is told how many of how many charts are drawn."""

    def __call__(self, done: int, total: int) -> None:
        """Show it."""


def draw_charts(engine: sa.Engine, dataset: CheckedDataset, progress: Progress) -> dict[str, bytes]:
    """The chart files of a release by their path: for each chart its pictures, and a description for the pages.

    A chart whose description is the same as in the current release is not drawn again.
    """
    charts = _charts_of(dataset)
    with reading(engine) as session:
        before = chart_files(session, latest_number(session))
    files: dict[str, bytes] = {}
    new: list[Chart] = []
    for chart in charts:
        path = _path(chart.language_code, chart.name)
        kept = before.get(f"{path}.json")
        if kept is not None and json.loads(kept)["fingerprint"] == _fingerprint(chart):
            files |= {name: content for name, content in before.items() if name.startswith(f"{path}.")}
        else:
            new.append(chart)
    pictures: dict[str, str] = {}
    for drawing in render_all(new, progress):
        pictures[f"{_path(drawing.language_code, drawing.name)}.{drawing.variant}.svg"] = drawing.svg
    files |= {name: svg.encode() for name, svg in pictures.items()}
    files |= {f"{_path(chart.language_code, chart.name)}.json": _description(chart, pictures) for chart in new}
    return files


def _charts_of(dataset: CheckedDataset) -> list[Chart]:
    # The rows are loaded into a database in memory first, so that drawing holds no lock on the real one.
    staging = open_engine("sqlite://")
    create_tables(staging)
    with writing(staging) as session:
        replace_rows(session, dataset)
        return [chart for code in LANGUAGE_CODES for chart in charts_of_release(session, language(code))]


def _path(language_code: str, name: str) -> str:
    return f"{CHARTS_FOLDER}{language_code}/{name}"


def _fingerprint(chart: Chart) -> str:
    drawn = json.dumps([chart.title, chart.text_alternative, chart.wide, chart.narrow, chart.links], sort_keys=True)
    return hashlib.sha256(drawn.encode()).hexdigest()


def _description(chart: Chart, pictures: dict[str, str]) -> bytes:
    path = _path(chart.language_code, chart.name)
    content: dict[str, Any] = {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "text_alternative": chart.text_alternative,
        "columns": [{"key": column.key, "heading": column.heading} for column in chart.columns],
        "rows": [[{"text": cell.text, "value": _plain(cell.value)} for cell in row] for row in chart.rows],
        "fingerprint": _fingerprint(chart),
        "specification": chart.wide,
    }
    for variant in ("wide", "narrow"):
        svg = pictures[f"{path}.{variant}.svg"]
        size = _SIZE.search(svg)
        assert size is not None, svg[:200]
        content[variant] = {
            "width": round(float(size["width"])),
            "height": round(float(size["height"])),
            "version": hashlib.sha256(svg.encode()).hexdigest()[:12],
        }
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int) else str(value)
