"""The home page."""

from __future__ import annotations

from flask import Blueprint, render_template

from portal.pages.charts import shown_chart
from portal.queries.home_facts import home_facts
from portal.queries.newest_results import NewestResults, graded_rounds, newest_results
from portal.web.context import session

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> str:
    """The finder, the map of the newest grades, the national figure and three facts."""
    found = newest_results(session())
    return render_template(
        "home/home.html",
        facts=home_facts(session()),
        tiles=sorted((item for item in found if item.force.tile_row is not None), key=_place),
        without_tile=[item for item in found if item.force.tile_row is None],
        on_map=shown_chart("newest-grades-map"),
        graded_rounds=list(reversed(graded_rounds(session()))),
    )


def _place(item: NewestResults) -> tuple[int, int]:
    """From north to south, and there from west to east: the order in which the keyboard goes over the map."""
    return item.force.tile_row or 0, item.force.tile_column or 0
