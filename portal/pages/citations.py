"""Citations: on the pages, and as files for reference managers."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for

from portal import wording
from portal.exports import citation
from portal.exports.citation import Citation
from portal.pages.addresses import address_of
from portal.pages.charts import chart_file
from portal.pages.context import current_language, release, session
from portal.pages.file_answers import file_answer
from portal.queries import forces, inspections, programmes

blueprint = Blueprint("citations", __name__)
_FORMS = "any(bib, json)"
# The pages that have their citation as a file, too, and where it is.
_FILES = {
    "charts.chart": "citations.chart",
    "data.data": "citations.data",
    "forces.force": "citations.force",
    "inspections.inspection": "citations.inspection",
    "programmes.programme": "citations.programme",
}


@dataclass(frozen=True)
class ShownCitation:
    """A citation as a page shows it; the addresses of its files are None where the page has none."""

    plain: str
    harvard: str
    bibtex: str
    csl_json: str
    bibtex_url: str | None
    csl_json_url: str | None


@blueprint.app_template_global()
def shown_citation(title: str, address: str) -> ShownCitation:
    """How to cite the page of that title and address in the current release."""
    cited = Citation(title, address, release(), current_language())
    endpoint = _FILES.get(request.endpoint or "")
    values = request.view_args or {}
    return ShownCitation(
        plain=citation.plain(cited),
        harvard=citation.harvard(cited),
        bibtex=citation.bibtex(cited),
        csl_json=citation.csl_json(cited),
        bibtex_url=url_for(endpoint, suffix="bib", **values) if endpoint else None,
        csl_json_url=url_for(endpoint, suffix="json", **values) if endpoint else None,
    )


@blueprint.get(f"/forces/<force_id>/citation.<{_FORMS}:suffix>")
def force(force_id: str, suffix: str) -> Response:
    """How to cite the page of a force."""
    title = wording.force_name(forces.force(session(), force_id), current_language())
    return _answer(title, address_of("forces.force", force_id=force_id), suffix)


@blueprint.get(f"/programmes/<programme_id>/citation.<{_FORMS}:suffix>")
def programme(programme_id: str, suffix: str) -> Response:
    """How to cite the page of a programme."""
    title = wording.name_of(programmes.programme(session(), programme_id), current_language())
    return _answer(title, address_of("programmes.programme", programme_id=programme_id), suffix)


@blueprint.get(f"/inspections/<inspection_id>/citation.<{_FORMS}:suffix>")
def inspection(inspection_id: str, suffix: str) -> Response:
    """How to cite the page of an inspection."""
    title = wording.inspection_name(inspections.inspection(session(), inspection_id), current_language())
    return _answer(title, address_of("inspections.inspection", inspection_id=inspection_id), suffix)


@blueprint.get(f"/charts/<name>/citation.<{_FORMS}:suffix>")
def chart(name: str, suffix: str) -> Response:
    """How to cite a chart."""
    return _answer(chart_file(name).title, address_of("charts.chart", name=name), suffix)


@blueprint.get(f"/data/citation.<{_FORMS}:suffix>")
def data(suffix: str) -> Response:
    """How to cite the dataset."""
    return _answer(current_language().gettext("The data"), address_of("data.data"), suffix)


def _answer(title: str, address: str, suffix: str) -> Response:
    cited = Citation(title, address, release(), current_language())
    text = citation.bibtex(cited) if suffix == "bib" else citation.csl_json(cited)
    return file_answer(text.encode(), f"citation.{suffix}", suffix)
