"""Comparisons to take away: forces side by side, the verdict on each two, all rates of a programme, and changes."""

from portal.exports.figures import bound, sources_of
from portal.exports.tables import Table, Value
from portal.facts.changes import GradeChange, RateChange
from portal.facts.comparison import ComparedForce, ComparedPair, Comparison
from portal.facts.rows import Inspection, Judgment, RecordingRate
from portal.facts.uncertainty import interval_of
from portal.queries.comparisons import AllRates, Changes, RatedForce
from portal.words import terms, verdicts
from portal.words.caveats import caveats
from portal.words.language import Language
from portal.words.tables import Column


def comparison_table(comparison: Comparison, title: str, language: Language) -> Table:
    """The compared forces with their newest rates, in the order of the page."""
    read_in = [rate.source for rate in comparison.rates]
    read_in += [item.judgment.source for item in comparison.forces if item.judgment]
    return Table(
        name="comparison",
        title=title,
        columns=(*_force_columns(language), *_rate_columns(language), *_grade_columns(language)),
        rows=tuple(_compared_row(item, language) for item in comparison.forces),
        sources=sources_of(read_in),
        notes=(_measure(comparison, language), *caveats(language)),
    )


def verdicts_table(comparison: Comparison, title: str, language: Language) -> Table:
    """Every pair of the compared forces with its verdict, as the page words it."""
    gettext, points = language.gettext, language.gettext("percentage points")
    return Table(
        name="verdicts",
        title=title,
        columns=(
            Column("first_force_id", gettext("First force, as a code")),
            Column("second_force_id", gettext("Second force, as a code")),
            Column("verdict", gettext("Verdict on the first against the second")),
            Column("difference", gettext("First rate minus second"), points),
            Column("interval_low", gettext("Interval (95%) of this difference alone from"), points),
            Column("interval_high", gettext("Interval (95%) of this difference alone to"), points),
            Column("sentence", gettext("In words")),
        ),
        rows=tuple(_pair_row(pair, comparison, language) for pair in comparison.pairs),
        sources=sources_of(rate.source for rate in comparison.rates),
        notes=(_measure(comparison, language), _correction_note(language), *caveats(language)),
    )


def all_rates_table(all_rates: AllRates, title: str, language: Language) -> Table:
    """Every force with a rate in one programme and offence group, highest first, with its range of ranks."""
    gettext = language.gettext
    read_in = [item.rate.source for item in all_rates.forces]
    read_in += [item.judgment.source for item in all_rates.forces if item.judgment]
    return Table(
        name=f"{all_rates.programme.programme_id}-{all_rates.offence_group.value}",
        title=title,
        columns=(
            *_force_columns(language),
            *_rate_columns(language),
            Column("best_rank", gettext("Best rank that the margins allow")),
            Column("worst_rank", gettext("Worst rank that the margins allow")),
            Column("ranked_among", gettext("Forces ranked")),
            *_grade_columns(language),
        ),
        rows=tuple(_rated_row(item, language) for item in all_rates.forces),
        sources=sources_of(read_in),
        notes=caveats(language),
    )


def rate_changes_table(changes: Changes, title: str, language: Language) -> Table:
    """The rates of each force in an inspection and the next, largest rise first."""
    gettext = language.gettext
    return Table(
        name=f"{changes.programme.programme_id}-{changes.offence_group.value}-changes-of-rates",
        title=title,
        columns=(
            *_force_columns(language)[:2],
            *_before_and_after(language),
            Column("rate_before", gettext("Rate before"), "%"),
            Column("qualifier_before", gettext("How the source puts it, before")),
            Column("margin_before", gettext("Margin before"), gettext("percentage points")),
            Column("rate_after", gettext("Rate after"), "%"),
            Column("qualifier_after", gettext("How the source puts it, after")),
            Column("margin_after", gettext("Margin after"), gettext("percentage points")),
            Column("change", gettext("Change"), gettext("percentage points")),
            Column("verdict", gettext("Verdict on the newer rate")),
        ),
        rows=tuple(_rate_change_row(item, language) for item in changes.rates),
        sources=sources_of(rate.source for item in changes.rates for rate in (item.before, item.after)),
        notes=caveats(language),
    )


def grade_changes_table(changes: Changes, title: str, language: Language) -> Table:
    """The grades for recording of each force in an inspection and the next, largest rise first."""
    gettext = language.gettext
    return Table(
        name=f"{changes.programme.programme_id}-changes-of-grades",
        title=title,
        columns=(
            *_force_columns(language)[:2],
            *_before_and_after(language),
            Column("grade_before", gettext("Grade before")),
            Column("grade_after", gettext("Grade after")),
            Column("steps", gettext("Steps up the scale")),
        ),
        rows=tuple(_grade_change_row(item, language) for item in changes.grades),
        sources=sources_of(graded.source for item in changes.grades for graded in (item.before, item.after)),
        notes=caveats(language),
    )


def _force_columns(language: Language) -> tuple[Column, ...]:
    gettext = language.gettext
    return (
        Column("force_id", gettext("Force, as a code")),
        Column("force", gettext("Force")),
        Column("region", gettext("Region")),
    )


def _grade_columns(language: Language) -> tuple[Column, ...]:
    gettext = language.gettext
    return (
        Column("grade", gettext("Grade for recording")),
        Column("grade_inspection_id", gettext("Inspection of the grade, as a code")),
        Column("grade_source_address", gettext("Address of the grade's source")),
    )


def _rate_columns(language: Language) -> tuple[Column, ...]:
    gettext = language.gettext
    return (
        Column("inspection_id", gettext("Inspection, as a code")),
        Column("published_on", gettext("Published")),
        Column("rate", gettext("Recorded"), "%"),
        Column("qualifier", gettext("How the source puts it")),
        Column("margin", gettext("Margin"), gettext("percentage points")),
        Column("interval_low", gettext("Interval (95%) from"), "%"),
        Column("interval_high", gettext("Interval (95%) to"), "%"),
        Column("source_address", gettext("Address of the source")),
    )


def _before_and_after(language: Language) -> tuple[Column, ...]:
    gettext = language.gettext
    return (
        Column("inspection_before", gettext("Inspection before, as a code")),
        Column("published_before", gettext("Published before")),
        Column("inspection_after", gettext("Inspection after, as a code")),
        Column("published_after", gettext("Published after")),
    )


def _compared_row(item: ComparedForce, language: Language) -> tuple[Value, ...]:
    rate = _rate_cells(item.rate) if item.rate else (None,) * len(_rate_columns(language))
    return (
        item.force.force_id,
        terms.force_name(item.force, language),
        terms.region(item.force.region, language) if item.force.region else None,
        *rate,
        *_grade_cells(item.judgment),
    )


def _rated_row(item: RatedForce, language: Language) -> tuple[Value, ...]:
    force, place = item.rate.inspection.force, item.place
    ranks: tuple[Value, ...] = (place.best, place.worst, place.among) if place else (None, None, None)
    return (
        force.force_id,
        terms.force_name(force, language),
        terms.region(force.region, language) if force.region else None,
        *_rate_cells(item.rate),
        *ranks,
        *_grade_cells(item.judgment),
    )


def _grade_cells(judgment: Judgment | None) -> tuple[Value, ...]:
    if judgment is None:
        return (None, None, None)
    return (judgment.grade.value, judgment.inspection.inspection_id, judgment.source.url)


def _rate_cells(rate: RecordingRate) -> tuple[Value, ...]:
    bounds = interval_of(rate)
    return (
        rate.inspection.inspection_id,
        _publication_date(rate.inspection),
        rate.rate,
        rate.qualifier.value,
        rate.margin,
        bound(bounds.low) if bounds else None,
        bound(bounds.high) if bounds else None,
        rate.source.url,
    )


def _pair_row(pair: ComparedPair, comparison: Comparison, language: Language) -> tuple[Value, ...]:
    bounds = pair.difference.interval if pair.difference else None
    return (
        pair.first.force.force_id,
        pair.second.force.force_id,
        pair.verdict.value,
        pair.points,
        bound(bounds.low) if bounds else None,
        bound(bounds.high) if bounds else None,
        verdicts.verdict(pair, comparison, language),
    )


def _rate_change_row(item: RateChange, language: Language) -> tuple[Value, ...]:
    before, after = item.before, item.after
    return (
        *_inspections(before.inspection, after.inspection, language),
        before.rate,
        before.qualifier.value,
        before.margin,
        after.rate,
        after.qualifier.value,
        after.margin,
        item.points,
        item.verdict.value,
    )


def _grade_change_row(item: GradeChange, language: Language) -> tuple[Value, ...]:
    return (
        *_inspections(item.before.inspection, item.after.inspection, language),
        item.before.grade.value,
        item.after.grade.value,
        item.steps,
    )


def _inspections(before: Inspection, after: Inspection, language: Language) -> tuple[Value, ...]:
    return (
        after.force.force_id,
        terms.force_name(after.force, language),
        before.inspection_id,
        _publication_date(before),
        after.inspection_id,
        _publication_date(after),
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
