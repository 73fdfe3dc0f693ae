"""The home page."""

from __future__ import annotations

from flask import Blueprint, render_template

from portal.pages.charts import shown_map
from portal.pages.context import session
from portal.queries.forces import all_forces
from portal.queries.home_facts import home_facts

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> str:
    """What this is, the finder, the map of all forces with its table, and three facts."""
    facts = home_facts(session())
    return render_template(
        "home/home.html",
        facts=facts,
        forces=all_forces(session()),
        tile_map=shown_map(f"tile-map-{facts.programme.programme_id}"),
    )
