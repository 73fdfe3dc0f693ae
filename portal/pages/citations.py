"""Citations: on the pages, and as files for reference managers."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from portal.exports import citation
from portal.exports.all_forces import all_forces_title
from portal.exports.citation import Citation
from portal.pages.charts import chart_file
from portal.pages.compare_programme import group_of_address, of_group
from portal.pages.force_table import force_table
from portal.queries import comparisons, forces, inspections, programmes
from portal.web.addresses import address_of
from portal.web.context import current_language, own_query, release, session
from portal.web.files import file_answer
from portal.words import rounds, terms, titles

blueprint = Blueprint("citations", __name__)


@blueprint.app_template_global()
def citation_card(title: str, address: str) -> dict[str, str | None]:
    """How to cite the page of that title and address in the current release, with its files where it has them."""
    # What a template puts together is escaped already, and would be once more on the page.
    words = title.unescape() if isinstance(title, Markup) else title
    cited = Citation(words, address, release(), current_language())
    return {
        "plain": citation.plain(cited),
        "harvard": citation.harvard(cited),
        "bibtex": citation.bibtex(cited),
        "csl_json": citation.csl_json(cited),
        "bibtex_url": _file("bib"),
        "csl_json_url": _file("json"),
    }


@blueprint.get("/compare.bib", defaults={"suffix": "bib"})
@blueprint.get("/compare.citation.json", defaults={"suffix": "json"})
def comparison(suffix: str) -> Response:
    """How to cite a comparison of some forces."""
    comparison_request = comparisons.comparison_request(session(), request.args.to_dict(flat=False))
    if not comparison_request.is_complete:
        raise NotFound
    title = titles.of_comparison(comparisons.comparison(session(), comparison_request), current_language())
    return _answer(title, f"{address_of('compare.compare')}?{comparison_request.query}", suffix)


def _all_forces() -> tuple[str, dict[str, str]]:
    """The table of all forces, filtered and sorted as the address says."""
    view = force_table(session(), request.args, current_language())
    return all_forces_title(view.programme, current_language()), view.query


def _all_rates(programme_id: str) -> tuple[str, dict[str, str]]:
    group = group_of_address()
    programme = programmes.programme(session(), programme_id)
    return titles.of_all_rates(programme, group, current_language()), of_group(group)


def _changes(programme_id: str) -> tuple[str, dict[str, str]]:
    programme = programmes.programme(session(), programme_id)
    return titles.of_changes(programme, current_language()), of_group(group_of_address())


def _of_programme(programme_id: str) -> str:
    return rounds.round_title(programmes.programme(session(), programme_id), current_language())


def _of_inspection(inspection_id: str) -> str:
    return terms.inspection_name(inspections.inspection(session(), inspection_id), current_language())


# The pages that have their citation as a file too: below which address it is, and the title, with what of the query
# belongs to the page where it is not always the same.
_PAGES: dict[str, tuple[str, Callable[..., str | tuple[str, dict[str, str]]]]] = {
    "about.method": ("/about/method", lambda: current_language().gettext("Method and limits")),
    "charts.chart": ("/charts/<name>", lambda name: chart_file(name).title),
    "compare.all_rates": ("/compare/<programme_id>", _all_rates),
    "compare.changes": ("/compare/<programme_id>/changes", _changes),
    "data.data": ("/data", lambda: current_language().gettext("The data")),
    "forces.all_forces": ("/forces", _all_forces),
    "forces.force": (
        "/forces/<force_id>",
        lambda force_id: terms.force_name(forces.force(session(), force_id), current_language()),
    ),
    "gaps.all_gaps": ("/gaps", lambda: current_language().gettext("What we could not find")),
    "inspections.all_inspections": ("/inspections", lambda: current_language().gettext("All inspections")),
    "inspections.inspection": ("/inspections/<inspection_id>", _of_inspection),
    "national.national": (
        "/national",
        lambda: current_language().gettext("England and Wales: how much crime is recorded"),
    ),
    "programmes.programme": ("/programmes/<programme_id>", _of_programme),
}
_FILES = {page: f"citations.{page.partition('.')[2]}" for page in _PAGES} | {"compare.compare": "citations.comparison"}


def _add_file(page: str) -> None:
    path, title_of = _PAGES[page]

    def file(suffix: str, **values: str) -> Response:
        titled = title_of(**values)
        title, query = titled if isinstance(titled, tuple) else (titled, {})
        return _answer(title, address_of(page, **values, **query), suffix)

    blueprint.add_url_rule(f"{path}/citation.<any(bib, json):suffix>", page.partition(".")[2], file)


for _page in _PAGES:
    _add_file(_page)


def _file(suffix: str) -> str | None:
    """The address of the citation of this page as a file."""
    page = request.endpoint or ""
    if page not in _FILES:
        return None
    values: dict[str, Any] = {**(request.view_args or {}), **own_query()}
    return url_for(_FILES[page], suffix=suffix, **values)


def _answer(title: str, address: str, suffix: str) -> Response:
    cited = Citation(title, address, release(), current_language())
    text = citation.bibtex(cited) if suffix == "bib" else citation.csl_json(cited)
    return file_answer(text.encode(), f"citation.{suffix}", suffix)
