"""What the renderer makes for the pages of comparisons: the chart of a comparison, and the script that draws live."""

from __future__ import annotations

from typing import cast

from flask import Response, make_response
from werkzeug.exceptions import NotFound

from portal.charts.drawing_apart import NotDrawnError
from portal.charts.renderer import ComparisonPicture, PictureForm, Task, bundle, shared_renderer
from portal.charts.style import STYLE_HASH
from portal.facts.comparison import Comparison
from portal.web.context import current_language_code, settings
from portal.web.errors import PictureNotReadyError
from portal.web.files import file_answer

_YEAR = 365 * 24 * 3600


def picture(comparison: Comparison, form: str) -> Response:
    """The chart of a comparison in that form; NotFound where no force has a rate to draw."""
    if not comparison.rates:
        raise NotFound
    made = _made(ComparisonPicture(comparison, current_language_code(), cast(PictureForm, form)))
    suffix = form.rpartition(".")[2]
    response = file_answer(made, f"comparison.{form}", suffix)
    if suffix == "svg":
        # The one style block of a chart, which makes it fit a dark page, is allowed by its hash and nothing else is.
        response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src '{STYLE_HASH}'"
    return response


def vega(version: str) -> Response:
    """Vega for the browser, under an address that changes with its version."""
    if version != bundle().version:
        raise NotFound
    response = make_response(_made(bundle()))
    response.mimetype = "text/javascript"
    response.cache_control.public = True
    response.cache_control.max_age = _YEAR
    response.cache_control.immutable = True
    return response


def expected_sizes(comparison: Comparison) -> dict[str, tuple[int, int]]:
    """About how wide and high the two drawings will be, so that the page keeps room for them; in pixels."""
    forces = len(comparison.forces)
    # Measured on drawn charts: what stands above the rows, and the height of a row where there are few or many.
    return {"wide": (720, 150 + forces * (30 if forces <= 4 else 21)), "narrow": (340, 235 + forces * 43)}


def _made(task: Task) -> bytes:
    try:
        return shared_renderer(settings().instance_dir).made(task)
    except NotDrawnError as error:
        raise PictureNotReadyError from error
