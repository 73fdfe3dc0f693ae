"""Comparisons to take away: forces side by side, the verdict on each two, all rates of a programme, and changes."""

from collections.abc import Callable

from portal.exports.fields import (
    Field,
    Fields,
    Item,
    force_fields,
    grade_fields,
    if_found,
    interval_fields,
    rate_fields,
    region_field,
    table_of,
)
from portal.exports.tables import Table
from portal.facts.changes import GradeChange, RateChange
from portal.facts.comparison import ComparedForce, ComparedPair, Comparison
from portal.facts.rows import Force, Inspection, RecordingRate
from portal.queries.comparisons import AllRates, Changes, RatedForce
from portal.statistics import RankRange
from portal.words import terms, verdicts
from portal.words.caveats import caveats
from portal.words.language import Language


def comparison_table(comparison: Comparison, title: str, language: Language) -> Table:
    """The compared forces with their newest rates, in the order of the page."""
    fields: Fields[ComparedForce] = (
        *force_fields(_force, language),
        region_field(_force, language),
        *_inspected_rate(lambda item: item.rate, language),
        *grade_fields(lambda item: item.judgment, language),
    )
    read_in = [rate.source for rate in comparison.rates]
    read_in += [item.judgment.source for item in comparison.forces if item.judgment]
    notes = (_measure(comparison, language), *caveats(language))
    return table_of("comparison", title, fields, comparison.forces, read_in, notes)


def verdicts_table(comparison: Comparison, title: str, language: Language) -> Table:
    """Every pair of the compared forces with its verdict, as the page words it."""
    gettext, points = language.gettext, language.gettext("percentage points")
    fields: Fields[ComparedPair] = (
        Field("first_force_id", gettext("First force, as a code"), lambda pair: pair.first.force.force_id),
        Field("second_force_id", gettext("Second force, as a code"), lambda pair: pair.second.force.force_id),
        Field("verdict", gettext("Verdict on the first against the second"), lambda pair: pair.verdict.value),
        Field("difference", gettext("First rate minus second"), lambda pair: pair.points, points),
        *interval_fields(
            lambda pair: pair.difference.interval if pair.difference else None,
            gettext("Interval (95%) of this difference alone from"),
            gettext("Interval (95%) of this difference alone to"),
            points,
        ),
        Field("sentence", gettext("In words"), lambda pair: verdicts.verdict(pair, comparison, language)),
    )
    read_in = [rate.source for rate in comparison.rates]
    notes = (_measure(comparison, language), _correction_note(language), *caveats(language))
    return table_of("verdicts", title, fields, comparison.pairs, read_in, notes)


def all_rates_table(all_rates: AllRates, title: str, language: Language) -> Table:
    """Every force with a rate in one programme and offence group, highest first, with its range of ranks."""
    gettext = language.gettext
    fields: Fields[RatedForce] = (
        *force_fields(_rated_force, language),
        region_field(_rated_force, language),
        *_inspected_rate(lambda item: item.rate, language),
        Field("best_rank", gettext("Best rank that the margins allow"), if_found(_place, lambda place: place.best)),
        Field("worst_rank", gettext("Worst rank that the margins allow"), if_found(_place, lambda place: place.worst)),
        Field("ranked_among", gettext("Forces ranked"), if_found(_place, lambda place: place.among)),
        *grade_fields(lambda item: item.judgment, language),
    )
    name = f"{all_rates.programme.programme_id}-{all_rates.offence_group.value}"
    read_in = [item.rate.source for item in all_rates.forces]
    read_in += [item.judgment.source for item in all_rates.forces if item.judgment]
    return table_of(name, title, fields, all_rates.forces, read_in, caveats(language))


def rate_changes_table(changes: Changes, title: str, language: Language) -> Table:
    """The rates of each force in an inspection and the next, largest rise first."""
    gettext, points = language.gettext, language.gettext("percentage points")
    fields: Fields[RateChange] = (
        *force_fields(lambda item: item.after.inspection.force, language),
        *_before_and_after(lambda item: item.before.inspection, lambda item: item.after.inspection, language),
        Field("rate_before", gettext("Rate before"), lambda item: item.before.rate, "%"),
        Field("qualifier_before", gettext("How the source puts it, before"), lambda item: item.before.qualifier.value),
        Field("margin_before", gettext("Margin before"), lambda item: item.before.margin, points),
        Field("rate_after", gettext("Rate after"), lambda item: item.after.rate, "%"),
        Field("qualifier_after", gettext("How the source puts it, after"), lambda item: item.after.qualifier.value),
        Field("margin_after", gettext("Margin after"), lambda item: item.after.margin, points),
        Field("change", gettext("Change"), lambda item: item.points, points),
        Field("verdict", gettext("Verdict on the newer rate"), lambda item: item.verdict.value),
    )
    name = f"{changes.programme.programme_id}-{changes.offence_group.value}-changes-of-rates"
    read_in = [rate.source for item in changes.rates for rate in (item.before, item.after)]
    return table_of(name, title, fields, changes.rates, read_in, caveats(language))


def grade_changes_table(changes: Changes, title: str, language: Language) -> Table:
    """The grades for recording of each force in an inspection and the next, largest rise first."""
    gettext = language.gettext
    fields: Fields[GradeChange] = (
        *force_fields(lambda item: item.after.inspection.force, language),
        *_before_and_after(lambda item: item.before.inspection, lambda item: item.after.inspection, language),
        Field("grade_before", gettext("Grade before"), lambda item: item.before.grade.value),
        Field("grade_after", gettext("Grade after"), lambda item: item.after.grade.value),
        Field("steps", gettext("Steps up the scale"), lambda item: item.steps),
    )
    name = f"{changes.programme.programme_id}-changes-of-grades"
    read_in = [graded.source for item in changes.grades for graded in (item.before, item.after)]
    return table_of(name, title, fields, changes.grades, read_in, caveats(language))


def _force(item: ComparedForce) -> Force:
    return item.force


def _rated_force(item: RatedForce) -> Force:
    return item.rate.inspection.force


def _place(item: RatedForce) -> RankRange | None:
    return item.place


def _inspected_rate(find: Callable[[Item], RecordingRate | None], language: Language) -> Fields[Item]:
    gettext = language.gettext
    return (
        Field(
            "inspection_id",
            gettext("Inspection, as a code"),
            if_found(find, lambda rate: rate.inspection.inspection_id),
        ),
        Field("published_on", gettext("Published"), if_found(find, lambda rate: _publication_date(rate.inspection))),
        *rate_fields(find, gettext("Recorded"), language),
        Field("source_address", gettext("Address of the source"), if_found(find, lambda rate: rate.source.url)),
    )


def _before_and_after(
    before: Callable[[Item], Inspection], after: Callable[[Item], Inspection], language: Language
) -> Fields[Item]:
    gettext = language.gettext
    return (
        Field("inspection_before", gettext("Inspection before, as a code"), lambda item: before(item).inspection_id),
        Field("published_before", gettext("Published before"), lambda item: _publication_date(before(item))),
        Field("inspection_after", gettext("Inspection after, as a code"), lambda item: after(item).inspection_id),
        Field("published_after", gettext("Published after"), lambda item: _publication_date(after(item))),
    )


def _publication_date(inspection: Inspection) -> str | None:
    return str(inspection.published_on) if inspection.published_on else None


def _measure(comparison: Comparison, language: Language) -> str:
    return language.gettext(
        "%(offences)s, %(programme)s: the newest rate of each force in this programme.",
        offences=terms.offence_group(comparison.offence_group, language),
        programme=terms.name_of(comparison.programme, language),
    )


def _correction_note(language: Language) -> str:
    return language.gettext(
        "The verdicts allow for the number of pairs compared (Holm's method), while the interval of a difference is "
        "that of its pair alone. So an interval may leave out zero beside “no clear difference”."
    )
