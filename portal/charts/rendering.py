"""From a chart's Vega-Lite to SVG that reads well, adapts to the dark, and is the same bytes each time.

A worker process imports this module and little else: no Altair, no Flask, no database.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

import vl_convert

from portal.charts.chart import Chart, Specification
from portal.charts.style import STYLE
from portal.charts.svg import page_svg, standalone_svg

Variant = Literal["wide", "narrow", "inline-wide", "inline-narrow"]

WORKERS = 2


@dataclass(frozen=True)
class Drawing:
    """One drawn picture of a chart."""

    name: str
    language_code: str
    variant: Variant
    svg: str


def draw(specification: Specification, title: str, text_alternative: str, language_code: str = "en") -> str:
    """Draw a picture as an SVG file of its own, with its title and text alternative, in light and dark.

    The same input gives the same bytes. ValueError where Vega-Lite cannot draw it.
    """
    return standalone_svg(_vega_svg(specification), title, text_alternative, language_code, STYLE)


def draw_for_page(specification: Specification, links: Mapping[str, str]) -> str:
    """Draw a picture to stand inside a page: marks with an address become links, `links` gives each its name.

    It has no style of its own and no id: the page's stylesheet colours the classes (`f-ink`, `s-edge` and the like).
    """
    return page_svg(_vega_svg(specification), links)


def render_all(charts: Sequence[Chart], progress: Callable[[int, int], None]) -> Iterator[Drawing]:
    """Draw every chart wide and narrow, and those with links inline too; `progress` is told how many of how many.

    In new processes (spawned: vl-convert hangs in a forked child), in the order of the charts.
    """
    tasks = [task for chart in charts for task in _tasks(chart)]
    if not tasks:
        return
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=spawning, initializer=_end_with_the_publisher) as workers:
        for done, drawing in enumerate(workers.map(_draw_task, tasks, chunksize=4), 1):
            progress(done, len(tasks))
            yield drawing


def _end_with_the_publisher() -> None:
    """Let this process end when the one that started it is gone: a pool whose owner is killed would wait for ever."""
    publisher = multiprocessing.parent_process()
    assert publisher is not None

    def wait() -> None:
        publisher.join()
        os._exit(1)

    threading.Thread(target=wait, name="end with the publisher", daemon=True).start()


@dataclass(frozen=True)
class _Task:
    name: str
    language_code: str
    variant: Variant
    specification: Specification
    title: str
    text_alternative: str
    links: tuple[tuple[str, str], ...]


def _tasks(chart: Chart) -> list[_Task]:
    pictures: list[tuple[Variant, Specification]] = [("wide", chart.wide), ("narrow", chart.narrow)]
    if chart.links:
        pictures += [("inline-wide", chart.wide), ("inline-narrow", chart.narrow)]
    return [
        _Task(chart.name, chart.language_code, variant, picture, chart.title, chart.text_alternative, chart.links)
        for variant, picture in pictures
    ]


def _draw_task(task: _Task) -> Drawing:
    if task.variant in ("inline-wide", "inline-narrow"):
        svg = draw_for_page(task.specification, dict(task.links))
    else:
        svg = draw(task.specification, task.title, task.text_alternative, task.language_code)
    return Drawing(task.name, task.language_code, task.variant, svg)


def _vega_svg(specification: Specification) -> str:
    return vl_convert.vegalite_to_svg(_quick_to_draw(specification), allowed_base_urls=[])


def _quick_to_draw(specification: Specification) -> Specification:
    """The same picture as Vega draws it fastest.

    Measuring one text takes Vega most of a millisecond, more than all else, and no mark's place depends on it.
    It measures none whose size is negative; `svg` takes the sign away again. An address is passed through as the
    mark's description, since Vega would make it an address of its own documentation's host.
    """
    layers = []
    for layer in specification["layer"]:
        mark, encoding = dict(layer["mark"]), dict(layer["encoding"])
        if "fontSize" in mark:
            mark["fontSize"] = -mark["fontSize"]
        address: Any = encoding.pop("href", None)
        mark["aria"] = address is not None
        if address is not None:
            encoding["description"] = address
        layers.append({**layer, "mark": mark, "encoding": encoding})
    return {**specification, "layer": layers}
