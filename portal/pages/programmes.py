"""The programmes of inspection: the list of them, and what each asked and found."""

from __future__ import annotations

from flask import Blueprint, render_template

from portal.pages.charts import shown_chart
from portal.queries import histories, inspections, programme_results, programmes
from portal.web.context import current_language, session
from portal.words import terms

blueprint = Blueprint("programmes", __name__)


@blueprint.get("/programmes")
def all_programmes() -> str:
    """Every programme with its period and how many of its inspections are shown."""
    found = inspections.inspections(session())
    counts = {
        item.programme_id: sum(inspection.programme == item for inspection in found)
        for item in programmes.all_programmes(session())
    }
    return render_template(
        "programmes/all_programmes.html", programmes=programmes.all_programmes(session()), counts=counts
    )


@blueprint.get("/programmes/<programme_id>")
def programme(programme_id: str) -> str:
    """One programme: its questions, its scale, and its results force by force."""
    view = programme_results.programme_results(session(), programme_id)
    language = current_language()
    drawn = [(group, shown_chart(f"rates-{programme_id}-{group}")) for group in view.offence_groups]
    return render_template(
        "programmes/programme.html",
        view=view,
        results=sorted(view.results, key=lambda item: language.sort_key(terms.force_name(item.force, language))),
        grades_chart=shown_chart(f"grades-{programme_id}"),
        rates_charts=[(group, chart) for group, chart in drawn if chart],
        notes=programmes.round_notes(session(), programme_id),
        histories=histories.histories(session()),
    )
