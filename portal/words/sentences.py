"""Whole sentences about figures, each of which could be printed as it stands."""

from __future__ import annotations

from portal import statistics
from portal.facts import uncertainty
from portal.facts.rows import CaseAudit, Estimate, Inspection, Judgment, NationalRate, Programme, RecordingRate
from portal.facts.vocabulary import Measure, OffenceGroup
from portal.statistics import Closeness, RankRange, Verdict
from portal.words import terms
from portal.words.language import Language


def headline(rate: RecordingRate, language: Language) -> str:
    """What share of reported crime was recorded, when, and as a natural frequency."""
    return language.gettext(
        "%(when)s, %(force)s recorded %(rate)s of %(reported)s: %(frequency)s.",
        when=when(rate.inspection, language),
        force=terms.force_name(rate.inspection.force, language),
        rate=terms.rate(rate, language),
        reported=terms.reported(rate.offence_group, language),
        frequency=frequency(rate, language),
    )


def when(inspection: Inspection, language: Language) -> str:
    """The time that an inspection's figures are about, to begin a sentence."""
    start, end = inspection.audit_from, inspection.audit_to
    if start and end and start.year == end.year:
        return language.gettext("In %(year)s", year=str(start.year))
    if start and end:
        return language.gettext("Between %(start)s and %(end)s", start=language.month(start), end=language.month(end))
    if inspection.published_on:
        date = language.month(inspection.published_on)
        return language.gettext("In an inspection published in %(date)s", date=date)
    return language.gettext("In an inspection whose date was not found in the sources that we have read")


def frequency(rate: RecordingRate, language: Language) -> str:
    """A rate as `about 97 of every 100`."""
    natural = uncertainty.frequency_of(rate)
    count = language.number(natural.count)
    if natural.closeness is Closeness.MORE_THAN:
        return language.gettext("more than %(count)s of every 100", count=count)
    if natural.closeness is Closeness.FEWER_THAN:
        return language.gettext("fewer than %(count)s of every 100", count=count)
    return language.gettext("about %(count)s of every 100", count=count)


def change(before: RecordingRate, after: RecordingRate, language: Language) -> str:
    """How the share recorded differs between two inspections of one force in one programme."""
    first, second = uncertainty.estimate_of(before), uncertainty.estimate_of(after)
    verdict = statistics.verdict_of(statistics.change(first, second))
    if verdict is Verdict.HIGHER:
        return language.gettext("The share recorded rose by more than sampling alone could produce.")
    if verdict is Verdict.LOWER:
        return language.gettext("The share recorded fell by more than sampling alone could produce.")
    if verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return language.gettext("The difference is within what sampling alone could produce.")
    return _untold_change(first, second, language)


def before(earlier: RecordingRate, graded: Judgment | None, language: Language) -> str:
    """What the inspection before the newest one of the same programme had found."""
    values = {
        "date": terms.published(earlier.inspection, language),
        "rate": terms.rate(earlier, language),
        "margin": terms.margin(earlier, language),
    }
    if graded is None:
        return language.gettext("The inspection before (published %(date)s) had found %(rate)s (%(margin)s).", **values)
    return language.gettext(
        "The inspection before (published %(date)s) had found %(rate)s (%(margin)s), with the grade “%(grade)s”.",
        grade=terms.grade_word(graded.grade, language),
        **values,
    )


def estimate(row: Estimate, language: Language) -> str:
    """How many crimes a year an inspection estimated to go unrecorded, or to be recorded in addition."""
    messages = {
        (Measure.UNRECORDED, OffenceGroup.ALL): language.gettext(
            "%(when)s: inspectors estimated that %(figure)s reported crimes a year were not recorded."
        ),
        (Measure.UNRECORDED, OffenceGroup.VIOLENCE): language.gettext(
            "%(when)s: inspectors estimated that %(figure)s reported violent crimes a year were not recorded."
        ),
        (Measure.UNRECORDED, OffenceGroup.SEXUAL): language.gettext(
            "%(when)s: inspectors estimated that %(figure)s reported sexual offences a year were not recorded."
        ),
        (Measure.ADDITIONAL, OffenceGroup.ALL): language.gettext(
            "%(when)s: inspectors estimated that %(figure)s more crimes a year are recorded than before."
        ),
        (Measure.ADDITIONAL, OffenceGroup.VIOLENCE): language.gettext(
            "%(when)s: inspectors estimated that %(figure)s more violent crimes a year are recorded than before."
        ),
        (Measure.ADDITIONAL, OffenceGroup.SEXUAL): language.gettext(
            "%(when)s: inspectors estimated that %(figure)s more sexual offences a year are recorded than before."
        ),
    }
    return messages[row.measure, row.offence_group] % {
        "when": terms.inspection_when(row.inspection, language),
        "figure": terms.estimate(row, language),
    }


def standing(rate: RecordingRate, place: RankRange | None, forces: int, language: Language) -> str:
    """Where a rate stands among those of the same programme."""
    among = language.ngettext(
        "%(num)s force has a recording rate of all crime in %(programme)s.",
        "%(num)s forces have a recording rate of all crime in %(programme)s.",
        forces,
        programme=terms.name_of(rate.inspection.programme, language),
    )
    return f"{among} {rank(place, language)}"


def highest(first: RecordingRate, second: RecordingRate, lowest: RecordingRate, language: Language) -> str:
    """The two highest published rates of a programme and the lowest, each with its date, and what cannot be told."""
    stated = language.gettext(
        "of reported crime was recorded by %(first)s (%(first_date)s; %(first_margin)s): the highest exact rate of "
        "%(programme)s. %(second)s follows with %(second_rate)s (%(second_date)s; %(second_margin)s); the lowest "
        "latest rate is that of %(lowest)s, %(lowest_rate)s (%(lowest_date)s; %(lowest_margin)s).",
        first=terms.force_name(first.inspection.force, language),
        first_date=terms.published(first.inspection, language),
        first_margin=terms.short_margin(first, language),
        programme=terms.name_of(first.inspection.programme, language),
        second=terms.force_name(second.inspection.force, language),
        second_rate=terms.rate(second, language),
        second_date=terms.published(second.inspection, language),
        second_margin=terms.short_margin(second, language),
        lowest=terms.force_name(lowest.inspection.force, language),
        lowest_rate=terms.rate(lowest, language),
        lowest_date=terms.published(lowest.inspection, language),
        lowest_margin=terms.short_margin(lowest, language),
    )
    if statistics.verdict(uncertainty.estimate_of(first), uncertainty.estimate_of(second)) is Verdict.HIGHER:
        return stated
    unsure = language.gettext("Which of the two highest is truly the higher cannot be told from these figures.")
    return f"{stated} {unsure}"


def national(first: NationalRate, newest: NationalRate, language: Language) -> str:
    """The oldest and the newest national estimate, each with its year."""
    return language.gettext(
        "of reported crime was recorded in England and Wales, by the inspectorate's estimate for %(newest_year)s; "
        "for %(first_year)s it had estimated %(first_rate)s. No margin was found for either.",
        newest_year=str(newest.year),
        first_year=str(first.year),
        first_rate=language.percent(first.rate),
    )


def programme_break(before: Programme, after: Programme, language: Language) -> str:
    """Why the results of one programme cannot be compared with those of the next."""
    if not before.scale and not after.scale:
        return language.gettext("Not comparable: another method. Neither programme is shown with grades.")
    if not before.scale or not after.scale:
        return language.gettext("Not comparable: another method, and no grades in one of the two programmes.")
    if len(before.scale) != len(after.scale):
        return language.gettext(
            "Not comparable: a new method and a new scale, from %(before)s grades to %(after)s.",
            before=language.number(len(before.scale)),
            after=language.number(len(after.scale)),
        )
    return language.gettext("Not comparable: the inspectorate changed its questions and its method.")


def rank(place: RankRange | None, language: Language) -> str:
    """A rank as a range, or that it cannot be told."""
    if place is None:
        return language.gettext("The rank cannot be told, because no margin was found for this rate.")
    return language.gettext(
        "Between %(best)s and %(worst)s highest of %(among)s forces, as far as the margins can tell.",
        best=ordinal(place.best, language),
        worst=ordinal(place.worst, language),
        among=language.number(place.among),
    )


def audit(row: CaseAudit, language: Language) -> str:
    """How many audited reports were recorded correctly, with our own interval."""
    bounds = uncertainty.interval_of_audit(row)
    return language.gettext(
        "%(correct)s of %(audited)s audited reports of rape were recorded correctly "
        "(our own 95%% interval, by Wilson's method: %(interval)s).",
        correct=language.number(row.correct),
        audited=language.number(row.audited),
        interval=terms.span(bounds.low, bounds.high, language),
    )


def ordinal(number: int, language: Language) -> str:
    """A number as a place in an order: `1st`; in Welsh with the word for it."""
    if language.code == "cy":
        return language.gettext("number %(number)s", number=str(number))
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _untold_change(first: statistics.Estimate, second: statistics.Estimate, language: Language) -> str:
    known, other = (second, first) if first.margin is None else (first, second)
    if not (first.exact and second.exact) or known.margin is None:
        return language.gettext(
            "Whether the difference is more than sampling alone could produce cannot be told from these figures."
        )
    limit = statistics.other_margin_needed(known.rate, known.margin, other.rate)
    if limit is None:
        return language.gettext("The difference is within what sampling alone could produce.")
    values = {
        "points": language.number(terms.to_one_place(abs(second.rate - first.rate))),
        "limit": language.number(terms.to_one_place(limit)),
    }
    if second.rate > first.rate:
        return language.gettext(
            "The published share rose by %(points)s percentage points. One of the two margins was not found; if it is "
            "below %(limit)s points, the rise is more than sampling alone could produce.",
            **values,
        )
    return language.gettext(
        "The published share fell by %(points)s percentage points. One of the two margins was not found; if it is "
        "below %(limit)s points, the fall is more than sampling alone could produce.",
        **values,
    )
