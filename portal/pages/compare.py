"""Comparing forces: the comparison that an address asks for, the way to choose one, and its files."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.exports.comparisons import comparison_table, verdicts_table
from portal.exports.spreadsheets import xlsx_bytes
from portal.exports.tables import Provenance, Table, csv_bytes, json_bytes, metadata_json
from portal.facts.comparison import Comparison
from portal.facts.comparison_request import (
    FEWEST_FORCES,
    MOST_FORCES,
    ComparisonRequest,
    Preset,
    neighbours_of,
    regions,
)
from portal.facts.rows import Force
from portal.facts.vocabulary import OffenceGroup
from portal.pages import cards, compare_drawings
from portal.pages.compare_programme import blueprint
from portal.pages.force_table import results_columns
from portal.queries import comparisons
from portal.queries.forces import all_forces
from portal.queries.newest import NewestResults, graded_rounds, newest_results
from portal.statistics import Verdict
from portal.web.addresses import address_of
from portal.web.context import current_language, name_query, session
from portal.web.files import file_answer, package_of, provenance_of, table_answer
from portal.words import claims, comparison_chart, terms, titles, verdicts
from portal.words.changes import change
from portal.words.claims import Claim
from portal.words.language import Language
from portal.words.terms import by_full_name, by_short_name

blueprint.add_url_rule("/compare/vega-<version>.js", "vega", compare_drawings.vega)
_TABLES = 'any("verdicts.csv", "verdicts.csv-metadata.json", csv, "csv-metadata.json", json, xlsx, zip)'
_PICTURES = 'any(svg, "narrow.svg", png, "vl.json")'


@blueprint.get("/compare")
def compare() -> ResponseReturnValue:
    """The comparison that the address asks for, or the form and the presets to choose one."""
    comparison_request = _request()
    name_query(**comparison_request.parts)
    if not comparison_request.unknown and request.query_string.decode("latin-1") != comparison_request.query:
        return redirect(_address("compare.compare", comparison_request))
    if comparison_request.is_complete:
        return _comparison_page(comparison_request)
    return _form_page(comparison_request)


@blueprint.get(f"/compare.<{_TABLES}:suffix>")
def table(suffix: str) -> Response:
    """The figures of a comparison as a file; its spreadsheet, JSON and ZIP hold the verdicts, too."""
    return _of_comparison(lambda comparison, address: _named(_table(comparison, address, suffix), comparison, suffix))


@blueprint.get(f"/compare.<{_PICTURES}:form>")
def picture(form: str) -> Response:
    """The chart of a comparison; 503 with a time to come back where the renderer is busy."""
    return _of_comparison(
        lambda comparison, address: _named(compare_drawings.picture(comparison, form, address), comparison, form)
    )


@blueprint.get("/compare.card.png")
def card() -> Response:
    """The picture beside a link to a comparison on other sites."""
    return _of_comparison(lambda comparison, _address: cards.comparison_card(comparison))


def _of_comparison(answer: Callable[[Comparison, str], Response]) -> Response:
    """What is made of the comparison that is asked for and of its address; the form where it is not complete."""
    comparison_request = _request()
    if not comparison_request.is_complete:
        return _form_page(comparison_request)
    return answer(comparisons.comparison(session(), comparison_request), _whole_address(comparison_request))


def _table(comparison: Comparison, address: str, suffix: str) -> Response:
    language = current_language()
    rates = comparison_table(comparison, titles.of_comparison(comparison, language), language)
    verdicts = verdicts_table(comparison, titles.of_comparison(comparison, language), language)
    provenance = provenance_of(address)
    if suffix.startswith("verdicts."):
        return table_answer(verdicts, address, suffix.removeprefix("verdicts."))
    if suffix == "json":
        return file_answer(_with_verdicts(rates, verdicts, provenance), "comparison.json", "json")
    if suffix == "xlsx":
        return file_answer(xlsx_bytes([rates, verdicts], provenance), "comparison.xlsx", "xlsx")
    if suffix == "zip":
        more = {
            "verdicts.csv": (csv_bytes(verdicts), language.gettext("every two forces and what the figures show")),
            "verdicts.csv-metadata.json": (
                metadata_json(verdicts, provenance),
                language.gettext("the columns of the CSV file, with source, licence and caveats (CSV on the Web)"),
            ),
        }
        return file_answer(package_of(rates, provenance, more), "comparison.zip", "zip")
    return table_answer(rates, address, suffix)


def _named(answer: Response, comparison: Comparison, suffix: str) -> Response:
    """The file under a name that tells it from other comparisons in a reader's folder, whether it is saved or shown."""
    forces = sorted(item.force.force_id for item in comparison.forces)
    name = "-".join(["compare", comparison.programme.programme_id, comparison.offence_group, *forces])
    how = "attachment" if "Content-Disposition" in answer.headers else "inline"
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}.{suffix}"'
    return answer


def _request() -> ComparisonRequest:
    return comparisons.comparison_request(session(), request.args.to_dict(flat=False))


def _comparison_page(comparison_request: ComparisonRequest) -> str:
    comparison, language = comparisons.comparison(session(), comparison_request), current_language()
    glance = glance_of([item.force for item in comparison.forces])
    return render_template(
        "compare/comparison.html",
        comparison_request=comparison_request,
        comparison=comparison,
        title=titles.of_comparison(comparison, language),
        words=verdicts,
        change=change,
        glance=glance,
        claims=_claims(comparison, glance, language),
        glance_columns=glance_columns(),
        chart_alternative=comparison_chart.text_alternative(comparison, language),
        chart_sizes=compare_drawings.expected_sizes(comparison),
        pairs=_by_verdict(comparison),
        needs_margins=any(verdicts.what_would_help(pair, language) for pair in comparison.pairs),
        picture_url=lambda form: _address("compare.picture", comparison_request, form=form),
        table_url=lambda suffix: _address("compare.table", comparison_request, suffix=suffix),
        whole_address=_whole_address(comparison_request),
        finding=comparison_chart.title(comparison, language),
        card_address=f"{address_of('compare.card')}?{comparison_request.query}",
        other_url=lambda programme_id, group: _address(
            "compare.compare", ComparisonRequest(comparison_request.force_ids, programme_id, OffenceGroup(group))
        ),
        **_choices(comparison_request),
    )


def _claims(comparison: Comparison, glance: Sequence[NewestResults], language: Language) -> list[Claim]:
    """The sentences that a reader may want to check of two forces; none of more, whose pairs stand in a list."""
    if len(glance) != 2:
        return []
    first, second = glance
    return [
        *claims.of_shares(comparison, language),
        *claims.of_grades(first.by_round, second.by_round, language),
        *claims.of_newest_grades(first.grade, second.grade, language),
    ]


def glance_of(forces: Iterable[Force]) -> list[NewestResults]:
    """The newest results of these forces, in alphabetical order."""
    results = {item.force.force_id: item for item in newest_results(session())}
    return [results[force.force_id] for force in by_full_name(forces, current_language())]


def glance_columns() -> dict[str, str]:
    """The columns of “At a glance”; the margins stand in the table of shares."""
    columns = results_columns(graded_rounds(session()), current_language())
    return {name: heading for name, heading in columns.items() if name != "margin"}


def _form_page(comparison_request: ComparisonRequest) -> Response:
    page = render_template("compare/choose.html", comparison_request=comparison_request, **_choices(comparison_request))
    # One force, or too many, is a choice not yet finished; a name that the site does not know is a mistake.
    return make_response(page, 400 if comparison_request.unknown else 200)


def _choices(comparison_request: ComparisonRequest) -> dict[str, object]:
    """What the form and the list of presets need."""
    language, forces = current_language(), all_forces(session())
    by_name = by_short_name(forces, language)
    by_id = {force.force_id: force for force in forces}
    around = [_in_usual_programme(preset) for preset in regions(forces)]
    near = [_in_usual_programme(preset) for force in by_name if (preset := neighbours_of(force))]
    return {
        "areas": _by_area(by_name, language),
        "form_forces": [by_id[force_id] for force_id in comparison_request.force_ids],
        "programmes": comparisons.comparable_programmes(session()),
        "offence_groups": list(OffenceGroup),
        "fewest": FEWEST_FORCES,
        "most": MOST_FORCES,
        "near": [(preset, _address("compare.compare", preset.request)) for preset in near],
        "regions": sorted(
            [(_region(preset, language), preset, _address("compare.compare", preset.request)) for preset in around],
            key=lambda item: language.sort_key(item[0]),
        ),
    }


def _in_usual_programme(preset: Preset) -> Preset:
    """The preset in the programme that its forces are compared in, so that its address leads there at once."""
    request = preset.request
    usual = comparisons.usual_programme(session(), request.force_ids, request.offence_group)
    return replace(preset, request=replace(request, programme_id=usual, goes_without_saying=usual))


def _by_area(forces: Sequence[Force], language: Language) -> dict[str, list[Force]]:
    """The forces under the words for their regions, in alphabetical order; a force without a region by its nation."""
    areas: dict[str, list[Force]] = {}
    for force in forces:
        area = terms.region(force.region, language) if force.region else terms.nation(force.nation, language)
        areas.setdefault(area, []).append(force)
    return dict(sorted(areas.items(), key=lambda item: language.sort_key(item[0])))


def _region(preset: Preset, language: Language) -> str:
    if preset.region == "Wales":
        return language.gettext("The Welsh forces")
    return terms.region(preset.region or "", language)


def _by_verdict(comparison: Comparison) -> list[tuple[Verdict, list[Any]]]:
    pairs = comparison.pairs
    order = (Verdict.HIGHER, Verdict.NO_CLEAR_DIFFERENCE, Verdict.CANNOT_BE_TOLD)
    return [(verdict, same) for verdict in order if (same := [pair for pair in pairs if pair.verdict is verdict])]


def _address(endpoint: str, comparison_request: ComparisonRequest, **values: Any) -> str:
    # By hand, as url_for would write the commas between forces as %2C.
    return f"{url_for(endpoint, **values)}{'?' if comparison_request.query else ''}{comparison_request.query}"


def _whole_address(comparison_request: ComparisonRequest) -> str:
    return f"{address_of('compare.compare')}?{comparison_request.query}"


def _with_verdicts(rates: Table, verdicts: Table, provenance: Provenance) -> bytes:
    content = json.loads(json_bytes(rates, provenance))
    document = json.loads(json_bytes(verdicts, provenance))
    content["caveats"] = document["caveats"]
    content["verdicts"] = {"columns": document["columns"], "rows": document["rows"]}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
