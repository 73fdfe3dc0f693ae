"""What the renderer makes for the pages of comparisons: the chart of a comparison, and the script that draws live."""

import json

from flask import Response, make_response
from werkzeug.exceptions import NotFound

from portal.facts.comparison import Comparison
from portal.facts.rows import Source
from portal.pages.charts import chosen_look
from portal.pages.pictures import draw, rasterise
from portal.pictures.palette import Look, in_look, policy_of
from portal.web.chart_frame import Foot, foot_of, frame
from portal.web.chart_specification import vega_lite
from portal.web.context import current_language, current_language_code, release
from portal.web.files import file_answer
from portal.web.renderer import ComparisonPicture, bundle
from portal.words import comparison_chart

_YEAR = 365 * 24 * 3600


def picture(comparison: Comparison, form: str, address: str) -> Response:
    """The chart of a comparison, whose page is at that address, in that form; NotFound where it has no rate to draw."""
    if not comparison.rates:
        raise NotFound
    look = chosen_look()
    if form == "vl.json":
        specification = json.loads(draw(ComparisonPicture(comparison, current_language_code(), "vl.json")))
        content = vega_lite(
            specification, _sources(comparison), address, release().number, _foot(comparison, address), look
        )
        return file_answer(content, f"comparison.{form}", "json")
    narrow = form == "narrow.svg"
    drawing = draw(ComparisonPicture(comparison, current_language_code(), "narrow.svg" if narrow else "svg")).decode()
    if form == "png":
        return file_answer(
            rasterise(frame(drawing, _foot(comparison, address), Look.LIGHT)), f"comparison.{form}", "png"
        )
    # Our own page asks for `auto`, and says itself what the foot says.
    svg = in_look(drawing, look) if look is Look.AUTO else frame(drawing, _foot(comparison, address), look)
    response = file_answer(svg.encode(), f"comparison.{form}", "svg")
    response.headers["Content-Security-Policy"] = policy_of(look)
    return response


def vega(version: str) -> Response:
    """Vega for the browser, under an address that changes with its version."""
    if version != bundle().version:
        raise NotFound
    response = make_response(draw(bundle()))
    response.mimetype = "text/javascript"
    response.cache_control.public = True
    response.cache_control.max_age = _YEAR
    response.cache_control.immutable = True
    return response


def expected_sizes(comparison: Comparison) -> dict[str, tuple[int, int]]:
    """About how wide and high the two drawings will be, so that the page keeps room for them; in pixels."""
    forces = len(comparison.forces)
    # Measured on drawn charts: what is above the rows, and the height of a row.
    return {"wide": (720, 115 + forces * 26), "narrow": (340, 175 + forces * 36)}


def _sources(comparison: Comparison) -> list[Source]:
    return list(dict.fromkeys(item.rate.source for item in comparison.forces if item.rate))


def _foot(comparison: Comparison, address: str) -> Foot:
    language = current_language()
    note = comparison_chart.note(comparison, language)
    return foot_of(note, _sources(comparison), release().number, address, language)
