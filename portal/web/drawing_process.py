"""The process that draws one picture and ends: `python -m portal.web.drawing_process`, started by `renderer`.

It reads a task from its input and writes what it made to its output. Altair and vl-convert live here, where the
memory that they take is given back at once, and never in a web worker. A PNG needs no Altair and does not wait for it.
"""

import json
import os
import pickle
import sys
from typing import assert_never

from portal.pictures.fonts import converter
from portal.pictures.rasterising import png_of
from portal.web.renderer import Bundle, ComparisonPicture, Raster, Task
from portal.words.language import language

# All that the pages need of the bundle; the rest of it stays out of the browser's global names.
_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def draw_task(task: Task) -> bytes:
    """What a task asks for; ValueError, or RuntimeError of vl-convert, where it cannot be made."""
    match task:
        case Raster():
            return png_of(task.svg, task.scale)
        case Bundle():
            return str(converter().javascript_bundle(_SNIPPET)).encode()
        case ComparisonPicture():
            return _draw_comparison(task)
        case unknown:
            assert_never(unknown)


def _draw_comparison(task: ComparisonPicture) -> bytes:
    from portal.charts.rates import comparison_chart  # noqa: PLC0415
    from portal.pictures.drawing import draw  # noqa: PLC0415

    chart = comparison_chart(task.comparison, language(task.language_code))
    texts = (chart.words.title, chart.words.alternative, chart.language_code)
    match task.form:
        case "vl.json":
            return json.dumps(chart.wide, ensure_ascii=False).encode()
        case "narrow.svg":
            return draw(chart.narrow, *texts).encode()
        case "svg":
            return draw(chart.wide, *texts).encode()
        case unknown:
            assert_never(unknown)


if __name__ == "__main__":
    # Pages come a little before pictures, which are still drawn while every worker is busy.
    os.nice(2)
    try:
        # The input is a pipe from the web worker that started this process: nobody else can write to it.
        picture = draw_task(pickle.load(sys.stdin.buffer))  # noqa: S301  # nosec B301
    except Exception as error:
        sys.exit(str(error).partition("\n")[0])
    sys.stdout.buffer.write(picture)
