"""Drawing the charts of a release before it is published, from the rows that it will hold."""

import hashlib
import json
import multiprocessing
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Protocol

import sqlalchemy as sa

from portal.charts.chart import Chart
from portal.database.archive import CHARTS_FOLDER, chart_files, latest_number
from portal.database.engine import create_tables, open_engine, reading, writing
from portal.pictures.drawing import draw, draw_for_page
from portal.pictures.drawing_apart import end_with_the_owner
from portal.program_hash import program_hash
from portal.publishing.chart_plan import PlannedChart, charts_of_release
from portal.publishing.chart_store import ChartStore
from portal.publishing.checking import CheckedDataset
from portal.publishing.loading import replace_rows
from portal.words.language import LANGUAGE_CODES, language

WORKERS = 2
# To start a process takes as long as to draw some charts.
_CHARTS_WORTH_A_WORKER = 8
_SIZE = re.compile(r'<svg[^>]* width="(?P<width>[\d.]+)"[^>]* height="(?P<height>[\d.]+)"')


class Progress(Protocol):
    """Is told how many of how many charts are drawn."""

    def __call__(self, done: int, total: int) -> None:
        """Show it."""


@dataclass(frozen=True)
class _Task:
    """A chart to be made and drawn in one language.

    `origin`: the hash of its rows and of the whole program. `drawn`: the fingerprint of what the current release shows
    under its name, empty where it shows nothing. `store`: where charts drawn for any database are kept.
    """

    planned: PlannedChart
    language_code: str
    origin: str
    store: ChartStore | None
    drawn: str = ""

    @property
    def path(self) -> str:
        """Where its files are in the archive, without what they end with."""
        return f"{CHARTS_FOLDER}{self.language_code}/{self.planned.name}"


def draw_charts(
    engine: sa.Engine, dataset: CheckedDataset, progress: Progress, store: ChartStore | None = None
) -> dict[str, bytes]:
    """The chart files of a release by their path: for each chart its pictures, and a description for the pages.

    A chart of the same rows and program as in the current release or in the store is not made again; one that is made
    and says and shows the same is not drawn again.
    """
    with reading(engine) as session:
        before = chart_files(session, latest_number(session))
    files: dict[str, bytes] = {}
    new: list[_Task] = []
    for task in _tasks(dataset, store):
        description = before.get(f"{task.path}.json")
        described = json.loads(description) if description else {}
        if described.get("origin") == task.origin:
            files |= _shown_before(task, before)
        elif (stored := _from_store(task, task.origin)) is not None:
            files |= stored
        else:
            new.append(replace(task, drawn=described.get("fingerprint", "")))
    for done, (task, new_files) in enumerate(zip(new, _draw_all(new), strict=True), 1):
        progress(done, len(new))
        chart = new_files if new_files is not None else _shown_before(task, before)
        files |= chart
        _keep(task, chart, task.origin)
    if store is not None and new:
        store.tidy()
    return files


def _shown_before(task: _Task, before: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a chart that shows what it did, with the origin that it has now."""
    files = {name: content for name, content in before.items() if name.startswith(f"{task.path}.")}
    return files | {f"{task.path}.json": _with_origin(files[f"{task.path}.json"], task.origin)}


def _from_store(task: _Task, key: str) -> dict[str, bytes] | None:
    """The files that the store keeps for the task under its origin or under the fingerprint of its chart."""
    texts = task.store.read(key) if task.store else None
    if texts is None:
        return None
    files = {f"{task.path}{ending}": content.encode() for ending, content in texts.items()}
    return files | {f"{task.path}.json": _with_origin(files[f"{task.path}.json"], task.origin)}


def _keep(task: _Task, files: dict[str, bytes], key: str) -> None:
    if task.store is not None:
        task.store.keep(key, {path.removeprefix(task.path): content.decode() for path, content in files.items()})


def _with_origin(description: bytes, origin: str) -> bytes:
    return _as_json(json.loads(description) | {"origin": origin})


def files_of(task_path: str, chart: Chart, described: dict[str, Any]) -> dict[str, bytes]:
    """The files of one chart: its pictures, and its description with what else is to be `described`."""
    pictures: dict[str, str] = {}
    texts = (chart.words.title, chart.words.alternative, chart.language_code)
    for sheet, specification in (("wide", chart.wide), ("narrow", chart.narrow)):
        is_drawn = sheet == "narrow" and chart.narrow is chart.wide
        svg = pictures[f"{task_path}.wide.svg"] if is_drawn else draw(specification, *texts)
        pictures[f"{task_path}.{sheet}.svg"] = svg
        if chart.links:
            pictures[f"{task_path}.inline-{sheet}.svg"] = draw_for_page(specification, dict(chart.links))
        described[sheet] = _size(svg)
    if chart.broad:
        pictures[f"{task_path}.broad.svg"] = draw(chart.broad, *texts)
    description = _description(chart) | described
    return {
        **{path: svg.encode() for path, svg in pictures.items()},
        f"{task_path}.json": _as_json(description),
    }


def _as_json(description: dict[str, Any]) -> bytes:
    return json.dumps(description, ensure_ascii=False, sort_keys=True).encode()


def _tasks(dataset: CheckedDataset, store: ChartStore | None) -> list[_Task]:
    # The rows are loaded into a database in memory first, so that drawing holds no lock on the real one.
    staging = open_engine("sqlite://")
    create_tables(staging)
    with writing(staging) as session:
        replace_rows(session, dataset)
        plan = list(charts_of_release(session))
    how, in_words = program_hash(), [repr(planned) for planned in plan]
    return [
        _Task(planned, code, hashlib.sha256(f"{how}{code}{words}".encode()).hexdigest(), store)
        for code in LANGUAGE_CODES
        for planned, words in zip(plan, in_words, strict=True)
    ]


def _draw_all(tasks: Sequence[_Task]) -> Iterator[dict[str, bytes] | None]:
    """The files of each task in their order, None for one whose chart is drawn already.

    They are made in new processes: spawned, for vl-convert hangs in a forked child.
    """
    if not tasks:
        return
    spawning = multiprocessing.get_context("spawn")
    number = min(WORKERS, 1 + len(tasks) // _CHARTS_WORTH_A_WORKER)
    with ProcessPoolExecutor(number, mp_context=spawning, initializer=end_with_the_owner) as workers:
        yield from workers.map(_draw, tasks, chunksize=4)


def _draw(task: _Task) -> dict[str, bytes] | None:
    planned, spoken = task.planned, language(task.language_code)
    addresses = {"addresses": f"{spoken.path_prefix}/forces/"} if planned.is_linked else {}
    chart = planned.make(*planned.rows, language=spoken, **addresses)
    assert chart.name == planned.name, (chart.name, planned.name)
    described = {
        "source_ids": planned.source_ids,
        "programme_id": planned.programme_id,
        "force_id": planned.force_id,
        "origin": task.origin,
    }
    fingerprint = _fingerprint(chart, described | {"origin": ""})
    if fingerprint == task.drawn:
        return None
    files = _from_store(task, fingerprint) or files_of(task.path, chart, described | {"fingerprint": fingerprint})
    _keep(task, files, fingerprint)
    return files


def _fingerprint(chart: Chart, described: dict[str, Any]) -> str:
    """The hash of all that a chart says and shows, and of what draws it."""
    content = [chart.language_code, _description(chart), chart.narrow, chart.broad, chart.links, described]
    return hashlib.sha256(f"{_what_draws()}{json.dumps(content, sort_keys=True)}".encode()).hexdigest()


@cache
def _what_draws() -> str:
    return program_hash("portal/pictures", "portal/publishing/drawing.py", "requirements.txt")


def _description(chart: Chart) -> dict[str, Any]:
    return {
        "title": chart.words.title,
        "subtitle": chart.words.subtitle,
        "note": chart.words.note,
        "text_alternative": chart.words.alternative,
        "columns": [
            {"key": column.key, "heading": column.heading, "is_number": _is_number(chart, place)}
            for place, column in enumerate(chart.table.columns)
        ],
        "rows": [[{"text": cell.text, "value": _plain(cell.value)} for cell in row] for row in chart.table.rows],
        "specification": chart.wide,
    }


def _size(svg: str) -> dict[str, Any]:
    size = _SIZE.search(svg)
    assert size is not None, svg[:200]
    return {
        "width": round(float(size["width"])),
        "height": round(float(size["height"])),
        "version": hashlib.sha256(svg.encode()).hexdigest()[:12],
    }


def _is_number(chart: Chart, place: int) -> bool:
    values = [row[place].value for row in chart.table.rows if row[place].value is not None]
    return bool(values) and all(isinstance(value, int | Decimal) for value in values)


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int) else str(value)
