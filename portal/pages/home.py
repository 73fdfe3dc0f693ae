"""The home page."""

from __future__ import annotations

from flask import Blueprint, render_template

from portal.pages.charts import shown_map
from portal.pages.force_order import by_full_name
from portal.queries.forces import all_forces
from portal.queries.home_facts import home_facts
from portal.web.context import current_language, session

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> str:
    """What this is, the finder, the map of all forces with its table, and three facts."""
    facts, forces = home_facts(session()), all_forces(session())
    return render_template(
        "home/home.html",
        facts=facts,
        forces=by_full_name(forces, current_language()),
        with_territory=sum(force.region is not None for force in forces),
        tile_map=shown_map(f"tile-map-{facts.programme.programme_id}"),
    )
