"""The inspections: the list of all, and everything that each found."""

from flask import Blueprint, render_template

from portal.pages.change_words import change_words
from portal.pages.service_cards import local_line
from portal.queries import histories, inspection_records, inspections, programmes
from portal.web.context import current_language, session

blueprint = Blueprint("inspections", __name__)


@blueprint.get("/inspections")
def all_inspections() -> str:
    """Every inspection by round, the newest round and the newest inspection first."""
    rows = sorted(inspections.inspections(session()), key=lambda item: str(item.published_on or ""), reverse=True)
    by_programme = [
        (programme, [item for item in rows if item.programme == programme])
        for programme in reversed(programmes.all_programmes(session()))
        if any(item.programme == programme for item in rows)
    ]
    return render_template(
        "inspections/all_inspections.html",
        by_programme=by_programme,
        total=len(rows),
        histories=histories.histories(session()),
    )


@blueprint.get("/inspections/<inspection_id>")
def inspection(inspection_id: str) -> str:
    """One inspection with all that it found."""
    record = inspection_records.inspection_record(session(), inspection_id)
    return render_template(
        "inspections/inspection.html",
        record=record,
        change_words=change_words,
        histories=histories.histories(session()),
        local_line=local_line(session(), record.inspection.force.force_id, current_language()),
    )
