"""Drawing the charts of a release before it is published, from the rows that it will hold."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from typing import Any, Protocol

import sqlalchemy as sa

from portal.charts.chart import Chart
from portal.charts.rendering import Drawing, render_all
from portal.database.archive import CHARTS_FOLDER, chart_files, latest_number
from portal.database.engine import create_tables, open_engine, reading, writing
from portal.publishing.chart_plan import PlannedChart, charts_of_release
from portal.publishing.checking import CheckedDataset
from portal.publishing.loading import replace_rows
from portal.words.language import LANGUAGE_CODES, language

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
    new: list[PlannedChart] = []
    for planned in charts:
        path = _path(planned.chart)
        kept = before.get(f"{path}.json")
        if kept is not None and json.loads(kept)["fingerprint"] == _fingerprint(planned):
            files |= {name: content for name, content in before.items() if name.startswith(f"{path}.")}
        else:
            new.append(planned)
    pictures: dict[str, str] = {}
    for drawing in render_all([planned.chart for planned in new], progress):
        pictures[f"{_path(drawing)}.{drawing.variant}.svg"] = drawing.svg
    files |= {name: svg.encode() for name, svg in pictures.items()}
    files |= {f"{_path(planned.chart)}.json": _description(planned, pictures) for planned in new}
    return files


def _charts_of(dataset: CheckedDataset) -> list[PlannedChart]:
    # The rows are loaded into a database in memory first, so that drawing holds no lock on the real one.
    staging = open_engine("sqlite://")
    create_tables(staging)
    with writing(staging) as session:
        replace_rows(session, dataset)
        return [planned for code in LANGUAGE_CODES for planned in charts_of_release(session, language(code))]


def _path(drawn: Chart | Drawing) -> str:
    return f"{CHARTS_FOLDER}{drawn.language_code}/{drawn.name}"


def _fingerprint(planned: PlannedChart) -> str:
    chart = planned.chart
    drawn = [chart.title, chart.text_alternative, chart.wide, chart.narrow, chart.links, planned.source_ids]
    return hashlib.sha256(json.dumps(drawn, sort_keys=True).encode()).hexdigest()


def _description(planned: PlannedChart, pictures: dict[str, str]) -> bytes:
    chart = planned.chart
    path = _path(chart)
    content: dict[str, Any] = {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "text_alternative": chart.text_alternative,
        "columns": [
            {"key": column.key, "heading": column.heading, "is_number": _is_number(chart, place)}
            for place, column in enumerate(chart.columns)
        ],
        "rows": [[{"text": cell.text, "value": _plain(cell.value)} for cell in row] for row in chart.rows],
        "source_ids": planned.source_ids,
        "programme_id": planned.programme_id,
        "force_id": planned.force_id,
        "fingerprint": _fingerprint(planned),
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


def _is_number(chart: Chart, place: int) -> bool:
    found = [row[place].value for row in chart.rows if row[place].value is not None]
    return bool(found) and all(isinstance(value, int | Decimal) for value in found)


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int) else str(value)
