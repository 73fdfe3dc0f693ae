"""The home page."""

from flask import Blueprint, render_template

from portal.facts.map_order import with_area
from portal.pages.charts import chart_view
from portal.queries.home_facts import home_facts
from portal.queries.newest import graded_rounds, newest_results
from portal.web.context import session

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> str:
    """The finder, the map of the newest grades, the national figure and three facts."""
    results = {item.force.force_id: item for item in newest_results(session())}
    on_map = with_area([item.force for item in results.values()])
    return render_template(
        "home/home.html",
        facts=home_facts(session()),
        tiles=[results[force.force_id] for force in on_map],
        without_tile=[item for item in results.values() if item.force not in on_map],
        on_map=chart_view("newest-grades-map"),
        graded_rounds=list(reversed(graded_rounds(session()))),
    )
