"""Citations: on the pages, and as files for reference managers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request, url_for
from werkzeug.exceptions import NotFound

from portal.exports import citation
from portal.exports.all_forces import all_forces_title
from portal.exports.citation import Citation
from portal.facts.vocabulary import OffenceGroup
from portal.pages.charts import chart_file
from portal.pages.compare_programme import group_of_address, of_group
from portal.pages.force_table import force_table
from portal.queries import comparisons, forces, inspections, programmes
from portal.web.addresses import address_of
from portal.web.context import current_language, own_query, release, session
from portal.web.files import file_answer
from portal.words import rounds, terms, titles

blueprint = Blueprint("citations", __name__)
_FORMS = "any(bib, json)"
# The pages that have their citation as a file, too, and where it is.
_FILES = {
    "about.method": "citations.method",
    "charts.chart": "citations.chart",
    "compare.all_rates": "citations.all_rates",
    "compare.changes": "citations.changes",
    "compare.compare": "citations.comparison",
    "data.data": "citations.data",
    "forces.all_forces": "citations.all_forces",
    "forces.force": "citations.force",
    "gaps.all_gaps": "citations.gaps",
    "inspections.all_inspections": "citations.all_inspections",
    "inspections.inspection": "citations.inspection",
    "national.national": "citations.national",
    "programmes.programme": "citations.programme",
}


@dataclass(frozen=True)
class CitationCard:
    """A citation as a page shows it; the addresses of its files are None where the page has none."""

    plain: str
    harvard: str
    bibtex: str
    csl_json: str
    bibtex_url: str | None
    csl_json_url: str | None


@blueprint.app_template_global()
def citation_card(title: str, address: str) -> CitationCard:
    """How to cite the page of that title and address in the current release."""
    cited = Citation(title, address, release(), current_language())
    return CitationCard(
        plain=citation.plain(cited),
        harvard=citation.harvard(cited),
        bibtex=citation.bibtex(cited),
        csl_json=citation.csl_json(cited),
        bibtex_url=_file("bib"),
        csl_json_url=_file("json"),
    )


@blueprint.get(f"/forces/citation.<{_FORMS}:suffix>")
def all_forces(suffix: str) -> Response:
    """How to cite the table of all forces, filtered and sorted as the address says."""
    view = force_table(session(), request.args, current_language())
    title = all_forces_title(view.programme, current_language())
    return _answer(title, address_of("forces.all_forces", **view.query), suffix)


@blueprint.get(f"/inspections/citation.<{_FORMS}:suffix>")
def all_inspections(suffix: str) -> Response:
    """How to cite the list of all inspections."""
    title = current_language().gettext("All inspections")
    return _answer(title, address_of("inspections.all_inspections"), suffix)


@blueprint.get(f"/national/citation.<{_FORMS}:suffix>")
def national(suffix: str) -> Response:
    """How to cite the page of the whole country."""
    title = current_language().gettext("England and Wales: how much crime is recorded")
    return _answer(title, address_of("national.national"), suffix)


@blueprint.get(f"/gaps/citation.<{_FORMS}:suffix>")
def gaps(suffix: str) -> Response:
    """How to cite the list of gaps."""
    return _answer(current_language().gettext("What we could not find"), address_of("gaps.all_gaps"), suffix)


@blueprint.get(f"/about/method/citation.<{_FORMS}:suffix>")
def method(suffix: str) -> Response:
    """How to cite the page on the method."""
    return _answer(current_language().gettext("Method and limits"), address_of("about.method"), suffix)


@blueprint.get("/compare.bib", defaults={"suffix": "bib"})
@blueprint.get("/compare.citation.json", defaults={"suffix": "json"})
def comparison(suffix: str) -> Response:
    """How to cite a comparison of some forces."""
    comparison_request = comparisons.comparison_request(session(), request.args.to_dict(flat=False))
    if not comparison_request.is_complete:
        raise NotFound
    title = titles.of_comparison(comparisons.comparison(session(), comparison_request), current_language())
    return _answer(title, f"{address_of('compare.compare')}?{comparison_request.query}", suffix)


@blueprint.get(f"/compare/<programme_id>/citation.<{_FORMS}:suffix>")
def all_rates(programme_id: str, suffix: str) -> Response:
    """How to cite all rates of a programme."""
    group = group_of_address()
    title = titles.of_all_rates(programmes.programme(session(), programme_id), group, current_language())
    return _answer(title, _address_in_programme("compare.all_rates", programme_id, group), suffix)


@blueprint.get(f"/compare/<programme_id>/changes/citation.<{_FORMS}:suffix>")
def changes(programme_id: str, suffix: str) -> Response:
    """How to cite the changes within a programme."""
    title = titles.of_changes(programmes.programme(session(), programme_id), current_language())
    return _answer(title, _address_in_programme("compare.changes", programme_id, group_of_address()), suffix)


@blueprint.get(f"/forces/<force_id>/citation.<{_FORMS}:suffix>")
def force(force_id: str, suffix: str) -> Response:
    """How to cite the page of a force."""
    title = terms.force_name(forces.force(session(), force_id), current_language())
    return _answer(title, address_of("forces.force", force_id=force_id), suffix)


@blueprint.get(f"/programmes/<programme_id>/citation.<{_FORMS}:suffix>")
def programme(programme_id: str, suffix: str) -> Response:
    """How to cite the page of a programme."""
    title = rounds.round_title(programmes.programme(session(), programme_id), current_language())
    return _answer(title, address_of("programmes.programme", programme_id=programme_id), suffix)


@blueprint.get(f"/inspections/<inspection_id>/citation.<{_FORMS}:suffix>")
def inspection(inspection_id: str, suffix: str) -> Response:
    """How to cite the page of an inspection."""
    title = terms.inspection_name(inspections.inspection(session(), inspection_id), current_language())
    return _answer(title, address_of("inspections.inspection", inspection_id=inspection_id), suffix)


@blueprint.get(f"/charts/<name>/citation.<{_FORMS}:suffix>")
def chart(name: str, suffix: str) -> Response:
    """How to cite a chart."""
    return _answer(chart_file(name).title, address_of("charts.chart", name=name), suffix)


@blueprint.get(f"/data/citation.<{_FORMS}:suffix>")
def data(suffix: str) -> Response:
    """How to cite the dataset."""
    return _answer(current_language().gettext("The data"), address_of("data.data"), suffix)


def _file(suffix: str) -> str | None:
    """The address of the citation of this page as a file."""
    page = request.endpoint or ""
    if page not in _FILES:
        return None
    values: dict[str, Any] = {**(request.view_args or {}), **own_query()}
    return url_for(_FILES[page], suffix=suffix, **values)


def _address_in_programme(page: str, programme_id: str, group: OffenceGroup) -> str:
    return address_of(page, programme_id=programme_id, **of_group(group))


def _answer(title: str, address: str, suffix: str) -> Response:
    cited = Citation(title, address, release(), current_language())
    text = citation.bibtex(cited) if suffix == "bib" else citation.csl_json(cited)
    return file_answer(text.encode(), f"citation.{suffix}", suffix)
