"""All forces of one programme side by side, and what changed within it from one inspection to the next."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from werkzeug.exceptions import NotFound

from portal.exports.comparisons import all_rates_table, grade_changes_table, rate_changes_table
from portal.exports.tables import Table
from portal.facts.changes import count_changes
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.pages.charts import chart_view
from portal.pages.force_table import NO_GRADE, FilterValue, choices_by_words
from portal.queries import comparisons
from portal.queries.comparisons import AllRates, RatedForce
from portal.web.addresses import address_of
from portal.web.context import current_language, keep_choice, name_query, session
from portal.web.files import table_answer, table_routes
from portal.web.renderer import bundle
from portal.words import terms, titles, verdicts
from portal.words.changes import change
from portal.words.language import Language
from portal.words.terms import by_full_name, by_short_name

# That of all pages of comparisons: `compare` adds its own to it.
blueprint = Blueprint("compare", __name__)
_CHANGES = "/compare/<programme_id>/changes-of-<any(rates, grades):kind>"


@blueprint.get("/compare/<programme_id>")
def all_rates(programme_id: str) -> str:
    """Every force with a rate, its interval and its range of ranks; interactive where the address asks for it."""
    language, rates = current_language(), comparisons.all_rates(session(), programme_id, group_of_address())
    name_query(**of_group(rates.offence_group))
    filters = {name: request.args.get(name, "") for name in ("region", "grade", "force")}
    is_live = "explore" in request.args and len(rates.forces) > 1
    forces = [(item, _matches(item, filters)) for item in rates.forces]
    rated = [item.rate.inspection.force for item in rates.forces]
    named = [force.region for force in rated if force.region]
    regions = choices_by_words(named, filters["region"], terms.region, language)
    grades = _grades(rates, filters["grade"], language)
    keep_choice(
        region=_chosen_of(regions),
        grade=_chosen_of(grades),
        force=filters["force"] if filters["force"] in {force.force_id for force in rated} else "",
        explore="yes" if is_live else "",
    )
    return render_template(
        "compare/all_rates.html",
        all_rates=rates,
        title=titles.of_all_rates(rates.programme, rates.offence_group, language),
        words=verdicts,
        # A live page can show again what it hides.
        forces=[(item, is_shown) for item, is_shown in forces if is_shown or is_live],
        visible_count=sum(is_shown for _, is_shown in forces),
        chart=chart_view(f"rates-{programme_id}-{rates.offence_group}"),
        to_mark=by_short_name(rated, language),
        without=by_full_name(rates.without, language),
        regions=regions,
        grades=grades,
        marked=filters["force"],
        is_live=is_live,
        vega_url=url_for("compare.vega", version=bundle().version),
        address=address_of("compare.all_rates", programme_id=programme_id, **of_group(rates.offence_group)),
        link=partial(_link, programme_id),
    )


@table_routes(blueprint, "/compare/<programme_id>")
def all_rates_file(programme_id: str, suffix: str) -> Response:
    """The same table as a file, whole."""
    rates = comparisons.all_rates(session(), programme_id, group_of_address())
    title = titles.of_all_rates(rates.programme, rates.offence_group, current_language())
    table = all_rates_table(rates, title, current_language())
    return _answer(table, "compare.all_rates", programme_id, rates.offence_group, suffix)


@blueprint.get("/compare/<programme_id>/changes")
def changes(programme_id: str) -> str:
    """What changed within a programme from one inspection of a force to the next."""
    round_changes = comparisons.changes(session(), programme_id, group_of_address())
    name_query(**of_group(round_changes.offence_group))
    return render_template(
        "compare/changes.html",
        changes=round_changes,
        title=titles.of_changes(round_changes.programme, current_language()),
        chart=chart_view(f"changes-{programme_id}") if round_changes.offence_group is OffenceGroup.ALL else None,
        change=change,
        margins=round_changes.margins,
        counts=sorted(
            count_changes(round_changes.grades).items(), key=lambda item: (-item[1], list(Grade).index(item[0][1]))
        ),
        address=address_of("compare.changes", programme_id=programme_id, **of_group(round_changes.offence_group)),
        link=partial(_link, programme_id),
    )


@table_routes(blueprint, _CHANGES)
def changes_file(programme_id: str, kind: str, suffix: str) -> Response:
    """The changes of rates or of grades as a file."""
    round_changes, language = comparisons.changes(session(), programme_id, group_of_address()), current_language()
    make = rate_changes_table if kind == "rates" else grade_changes_table
    table = make(round_changes, titles.of_changes(round_changes.programme, language), language)
    return _answer(table, "compare.changes", programme_id, round_changes.offence_group, suffix)


def _answer(table: Table, endpoint: str, programme_id: str, group: OffenceGroup, suffix: str) -> Response:
    return table_answer(table, address_of(endpoint, programme_id=programme_id, **of_group(group)), suffix)


def group_of_address() -> OffenceGroup:
    """The offence group of the address, all crime unless given; raise NotFound for one that there is not."""
    try:
        return OffenceGroup(request.args.get("offences", OffenceGroup.ALL))
    except ValueError as error:
        raise NotFound from error


def _link(programme_id: str, endpoint: str, group: str, **values: Any) -> str:
    return url_for(endpoint, programme_id=programme_id, **of_group(OffenceGroup(group)), **values)


def of_group(group: OffenceGroup) -> dict[str, Any]:
    """What an address says of the offence group: nothing for all crime."""
    return {} if group is OffenceGroup.ALL else {"offences": group.value}


def _matches(item: RatedForce, filters: dict[str, str]) -> bool:
    grade = item.judgment.grade.value if item.judgment else NO_GRADE
    region = item.rate.inspection.force.region or ""
    return filters["region"] in ("", region) and filters["grade"] in ("", grade)


def _chosen_of(choices: Sequence[FilterValue]) -> str:
    return next((choice.value for choice in choices if choice.chosen), "")


def _grades(rates: AllRates, value: str, language: Language) -> list[FilterValue]:
    given = {item.judgment.grade for item in rates.forces if item.judgment}
    choices = [
        FilterValue(grade.value, terms.grade_word(grade, language), grade == value) for grade in Grade if grade in given
    ]
    if any(item.judgment is None for item in rates.forces):
        choices.append(FilterValue(NO_GRADE, language.gettext("not found"), value == NO_GRADE))
    return choices
