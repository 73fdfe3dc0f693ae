"""The sources: each publication with everything of the site that was read in it."""

from flask import Blueprint, render_template

from portal.pages.about import METHOD_SOURCES
from portal.queries import sources
from portal.web.context import current_language, session
from portal.words.terms import source_kind

blueprint = Blueprint("sources", __name__)


@blueprint.get("/sources/<source_id>")
def source(source_id: str) -> str:
    """One publication, and every figure of the site that was read in it."""
    source_row = sources.source(session(), source_id)
    return render_template(
        "sources/source.html",
        source=source_row,
        kind=source_kind(source_row.kind, current_language()),
        figures=sources.sourced_figures(session(), source_id),
        explains_the_method=source_id in METHOD_SOURCES.values(),
    )
