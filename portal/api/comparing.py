"""Comparing two to eight forces: their rates, what the figures show of each two, and their ranges of ranks."""

from dataclasses import asdict
from typing import Any

from flask import Response, request

from portal import statistics
from portal.api import schemas
from portal.api.answering import answer
from portal.api.envelope import envelope, envelope_schema
from portal.api.lists import refuse_unknown_names, resources
from portal.api.parameters import Parameter, Values, address_with, by_name, by_word, path_name, read
from portal.api.schemas import Schema
from portal.exports.fields import bound
from portal.facts.comparison import ComparedPair, Comparison, PublishedMargins
from portal.facts.comparison_request import DEFAULT_PROGRAMME, FEWEST_FORCES, MOST_FORCES, ComparisonRequest
from portal.facts.vocabulary import OffenceGroup
from portal.queries import comparisons
from portal.statistics import RankRange, Verdict
from portal.web.context import current_language, session
from portal.words import terms, verdicts
from portal.words.caveats import caveats
from portal.words.language import Language

_TABLES = ("recording_rates", "judgments")


def compare_parameters(language: Language) -> tuple[Parameter, ...]:
    """The parameters of a comparison."""
    forces = by_name("force_id", language)
    names = schemas.array(
        language.gettext("The forces to compare, joined by commas."),
        forces.schema["items"],
        minItems=FEWEST_FORCES,
        maxItems=MOST_FORCES,
        uniqueItems=True,
        examples=[["kent", "essex"]],
    )
    programme = path_name("programme_id", language)
    group = by_word("recording_rates", "offence_group", language).schema["items"]
    description = schemas.of_column("recording_rates", "offence_group", language)["description"]
    return (
        Parameter("forces", names, required=True, table=forces.table, column=forces.column),
        Parameter(
            "programme",
            programme.schema | {"default": DEFAULT_PROGRAMME},
            table=programme.table,
            column=programme.column,
        ),
        Parameter("offences", group | {"description": description, "default": OffenceGroup.ALL.value}),
    )


def compare_answer() -> Response:
    """The comparison that the request asks for."""
    language = current_language()
    parameters = compare_parameters(language)
    values = read(parameters, request.args, language)
    values = {"programme": DEFAULT_PROGRAMME, "offences": OffenceGroup.ALL.value, **values}
    refuse_unknown_names(parameters, values)
    force_ids = values["forces"]
    assert isinstance(force_ids, tuple)
    body = comparison_body(force_ids, str(values["programme"]), OffenceGroup(str(values["offences"])))
    return answer(values, body)


def comparison_body(
    force_ids: tuple[str, ...], programme_id: str = DEFAULT_PROGRAMME, group: OffenceGroup = OffenceGroup.ALL
) -> dict[str, Any]:
    """The comparison of forces that the release knows; raise NoResultFound for an unknown programme."""
    language = current_language()
    comparison = comparisons.comparison(session(), ComparisonRequest(force_ids, programme_id, group))
    rated = comparisons.all_rates(session(), programme_id, group).forces
    places = {item.rate.inspection.force.force_id: item.place for item in rated}
    content = {
        "programme_id": programme_id,
        "offence_group": group.value,
        "forces": _forces(comparison, places, language),
        "pairs": [_pair(pair, comparison, language) for pair in comparison.pairs],
        "pairs_tested": comparison.tested,
        "margins": _margins(comparison.margins) if comparison.margins else None,
    }
    values: Values = {"forces": force_ids, "programme": programme_id, "offences": group.value}
    links = {"self": address_with(values, "api.compare")}
    return envelope(language.gettext("Comparison of forces"), _TABLES, caveats(language), links, content)


def compare_schemas(language: Language) -> dict[str, Schema]:
    """The schemas of a comparison, by their names."""
    _ = language.gettext
    return {
        "ComparedForce": _force_schema(language),
        "ComparedPair": _pair_schema(language),
        "Comparison": envelope_schema(
            {
                "programme_id": schemas.of_column("programmes", "programme_id", language),
                "offence_group": schemas.of_column("recording_rates", "offence_group", language),
                "forces": schemas.array(
                    _("The forces, the highest rate first, those without a rate last."),
                    schemas.reference("ComparedForce"),
                ),
                "pairs": schemas.array(_("Every pair of forces."), schemas.reference("ComparedPair")),
                "pairs_tested": schemas.whole_number(
                    _("How many pairs could be tested, for which Holm's correction allows."), minimum=0
                ),
                "margins": schemas.nullable(_margins_schema(language)),
            },
            {"self": schemas.web_address(_("This answer."))},
            language,
        ),
    }


def _forces(comparison: Comparison, places: dict[str, RankRange | None], language: Language) -> list[dict[str, Any]]:
    rates, judgments = resources(language)["recording-rates"], resources(language)["judgments"]
    return [
        {
            "force_id": item.force.force_id,
            "label": terms.force_name(item.force, language),
            "rate": rates.record(item.rate) if item.rate else None,
            "rate_before": rates.record(item.before) if item.before else None,
            "judgment": judgments.record(item.judgment) if item.judgment else None,
            "rank": asdict(place) if (place := places.get(item.force.force_id)) else None,
        }
        for item in comparison.forces
    ]


def _force_schema(language: Language) -> Schema:
    _ = language.gettext
    whole = {"type": "integer", "minimum": 1}
    rank = schemas.record(
        _("The best and the worst rank, 1 for the highest rate, that it can have among so many forces."),
        {"best": whole, "worst": whole, "among": whole},
    )
    return schemas.record(
        _("A force with its newest rate in the programme; null where none was found."),
        {
            "force_id": schemas.of_column("forces", "force_id", language),
            "label": schemas.text(_("The name of the force, in the language of the answer.")),
            "rate": schemas.nullable(schemas.reference("RecordingRate")),
            "rate_before": schemas.nullable(schemas.reference("RecordingRate")),
            "judgment": schemas.nullable(schemas.reference("Judgment")),
            "rank": schemas.nullable(rank),
        },
    )


def _pair(pair: ComparedPair, comparison: Comparison, language: Language) -> dict[str, Any]:
    difference = pair.difference
    return {
        "first": pair.first.force.force_id,
        "second": pair.second.force.force_id,
        "difference": None
        if difference is None
        else {
            "points": float(bound(difference.estimate)),
            "low": float(bound(difference.interval.low)),
            "high": float(bound(difference.interval.high)),
        },
        "p_value": None if pair.p_value is None else round(pair.p_value, 6),
        "verdict": pair.verdict.value,
        "margin_needed": _margin_needed(pair),
        "label": verdicts.verdict(pair, comparison, language),
        "figures": verdicts.figures(pair, language),
        "what_would_help": verdicts.what_would_help(pair, language),
    }


def _pair_schema(language: Language) -> Schema:
    _ = language.gettext
    points = {"type": "number", "minimum": -100, "maximum": 100}
    difference = schemas.record(
        _("The first rate minus the second, in percentage points, with the interval (95%) of this pair alone."),
        {"points": points, "low": points, "high": points},
    )
    p_value = schemas.number(
        _("The two-sided p-value, adjusted by Holm's method for all pairs that could be tested."), 0, 1
    )
    needed = schemas.number(
        _("Where both margins are missing: below how many percentage points each would make the difference clear."),
        0,
        100,
    )
    return schemas.record(
        _("Two forces and what the figures show of them; null where we cannot tell."),
        {
            "first": schemas.of_column("forces", "force_id", language),
            "second": schemas.of_column("forces", "force_id", language),
            "difference": schemas.nullable(difference),
            "p_value": schemas.nullable(p_value),
            "verdict": schemas.word(_("What the figures show of the first rate against the second."), Verdict),
            "margin_needed": schemas.nullable(needed),
            "label": schemas.text(_("The verdict in a sentence.")),
            "figures": schemas.text(_("The figures behind it in a sentence; empty where a rate is missing.")),
            "what_would_help": schemas.text(_("How small a missing margin would have to be, in a sentence; or empty.")),
        },
    )


def _margin_needed(pair: ComparedPair) -> float | None:
    first, second = pair.first.rate, pair.second.rate
    if pair.verdict is not Verdict.CANNOT_BE_TOLD or first is None or second is None:
        return None
    if any(rate.margin is not None or rate.qualifier != "exact" for rate in (first, second)):
        return None
    return round(statistics.margin_needed(float(first.rate), float(second.rate)), 4)


def _margins(margins: PublishedMargins) -> dict[str, Any]:
    return {"smallest": float(margins.smallest), "usual": float(margins.usual), "count": margins.count}


def _margins_schema(language: Language) -> Schema:
    _ = language.gettext
    return schemas.record(
        _("The margins that were found in this programme for these offences, in percentage points."),
        {
            "smallest": schemas.number(_("The smallest."), 0, 100),
            "usual": schemas.number(_("The median, the lower of the middle two."), 0, 100),
            "count": schemas.whole_number(_("How many were found."), minimum=1),
        },
    )
