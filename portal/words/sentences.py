"""Whole sentences about figures, each of which could be printed as it stands."""

import datetime
from collections.abc import Sequence
from decimal import ROUND_HALF_UP

from portal.facts import uncertainty
from portal.facts.inspection_years import last_year_of_share
from portal.facts.rows import CaseAudit, Estimate, Inspection, Judgment, NationalRate, Programme, RecordingRate
from portal.facts.vocabulary import AuditSubject, Measure, OffenceGroup, Qualifier
from portal.statistics import Closeness, RankRange
from portal.words import record, rounds, terms
from portal.words.language import Language

# How old a share may be before its age is said, in years.
_YEARS_UNTIL_OLD = 5


def headline(rate: RecordingRate, language: Language) -> str:
    """What share of reported crime was recorded, when, and as a natural frequency."""
    return language.gettext(
        "%(when)s, %(force)s recorded %(rate)s of %(reported)s, %(frequency)s.",
        when=when(rate.inspection, language),
        force=terms.the_force(rate.inspection.force, language),
        rate=terms.rounded_rate(rate, language),
        reported=terms.reported_crimes(rate.offence_group, language),
        frequency=_beside_percent(rate, language),
    )


def grade(judgment: Judgment, language: Language) -> str:
    """Who graded the force's recording of crime, how, and when."""
    return language.gettext(
        "In %(year)s HMICFRS, the official inspectors of the police, graded %(force)s “%(grade)s” at recording crime.",
        year=rounds.year_of(judgment.inspection),
        force=terms.the_force(judgment.inspection.force, language),
        grade=terms.grade_in_sentence(judgment.grade, language),
    )


def when(inspection: Inspection, language: Language) -> str:
    """The time that an inspection's figures are about, to begin a sentence."""
    start, end = inspection.audit_from, inspection.audit_to
    if start and end and start.year == end.year:
        return language.gettext("In %(year)s", year=str(start.year))
    if start and end:
        return language.gettext("Between %(start)s and %(end)s", start=language.month(start), end=language.month(end))
    if inspection.published_on:
        return language.gettext(
            "According to an inspection published in %(date)s", date=language.month(inspection.published_on)
        )
    return language.gettext("In its %(date)s inspection", date=rounds.year_of(inspection))


def no_newer_share(rate: RecordingRate, today: datetime.date, language: Language) -> str | None:
    """That no newer share of all crime was found, where the force's newest is older than five years; else None."""
    if today.year - last_year_of_share(rate.inspection) <= _YEARS_UNTIL_OLD:
        return None
    return language.gettext("We found no newer share of all crime.")


def exactness(rate: RecordingRate, language: Language) -> str:
    """How exact a share is, for the public: `Give or take about 2 in every 100.`"""
    if rate.qualifier is not Qualifier.EXACT:
        return not_exact(language)
    if rate.margin is None:
        return language.gettext("We do not know how exact this is: no margin was published that we could find.")
    whole = max(1, int(rate.margin.to_integral_value(ROUND_HALF_UP)))
    return language.gettext("Give or take about %(margin)s in every 100.", margin=language.number(whole))


def not_exact(language: Language) -> str:
    """That a share is only `around` or `more than` its figure."""
    return language.gettext("The source gives no exact figure.")


def frequency(rate: RecordingRate | NationalRate, language: Language) -> str:
    """A rate as `about 97 in every 100`."""
    natural = uncertainty.frequency_of(rate)
    count = language.number(natural.count)
    if natural.closeness is Closeness.MORE_THAN:
        return language.gettext("more than %(count)s in every 100", count=count)
    if natural.closeness is Closeness.FEWER_THAN:
        return language.gettext("fewer than %(count)s in every 100", count=count)
    return language.gettext("about %(count)s in every 100", count=count)


def _beside_percent(rate: RecordingRate, language: Language) -> str:
    """The natural frequency after a percentage: `about 97 in every 100`; after a whole one, `or 84 in every 100`."""
    natural = uncertainty.frequency_of(rate)
    if natural.closeness is Closeness.ABOUT and natural.count == rate.rate:
        # Nothing is rounded: “around 84%, about 84 in every 100” would say the same twice.
        return language.gettext("or %(count)s in every 100", count=language.number(natural.count))
    return frequency(rate, language)


def before(earlier: RecordingRate, graded: Judgment | None, language: Language) -> str:
    """What the inspection before the newest one of the same round found."""
    values = {
        "date": terms.publication_date(earlier.inspection, language),
        "rate": terms.rounded_rate(earlier, language),
    }
    if graded is None:
        return language.gettext("The previous inspection (%(date)s) found %(rate)s.", **values)
    return language.gettext(
        "The previous inspection (%(date)s) found %(rate)s, and its grade was “%(grade)s”.",
        grade=terms.grade_in_sentence(graded.grade, language),
        **values,
    )


def estimate(row: Estimate, language: Language) -> str:
    """How many crimes a year an inspection estimated to go unrecorded, or to be recorded in addition."""
    messages = {
        (Measure.UNRECORDED, OffenceGroup.ALL): language.gettext(
            "In %(date)s inspectors estimated that %(figure)s crimes a year were reported to %(force)s but not "
            "recorded."
        ),
        (Measure.UNRECORDED, OffenceGroup.VIOLENCE): language.gettext(
            "In %(date)s inspectors estimated that %(figure)s violent crimes a year were reported to %(force)s but not "
            "recorded."
        ),
        (Measure.UNRECORDED, OffenceGroup.SEXUAL): language.gettext(
            "In %(date)s inspectors estimated that %(figure)s sexual offences a year were reported to %(force)s but "
            "not recorded."
        ),
        (Measure.ADDITIONAL, OffenceGroup.ALL): language.gettext(
            "In %(date)s inspectors estimated that %(force)s was by then recording %(figure)s more crimes a year."
        ),
        (Measure.ADDITIONAL, OffenceGroup.VIOLENCE): language.gettext(
            "In %(date)s inspectors estimated that %(force)s was by then recording %(figure)s more violent crimes "
            "a year."
        ),
        (Measure.ADDITIONAL, OffenceGroup.SEXUAL): language.gettext(
            "In %(date)s inspectors estimated that %(force)s was by then recording %(figure)s more sexual offences "
            "a year."
        ),
    }
    published = row.inspection.published_on
    return messages[row.measure, row.offence_group] % {
        "date": language.month(published) if published else rounds.year_of(row.inspection),
        "force": terms.the_force(row.inspection.force, language),
        "figure": terms.estimate(row, language),
    }


def standing(rate: RecordingRate, place: RankRange | None, forces: int, language: Language) -> str:
    """The rank of a rate among those of the same round."""
    years = rounds.years_of(rate.inspection.programme)
    if place is None and rate.qualifier is not Qualifier.EXACT:
        return language.gettext(
            "%(forces)s forces have a published share in the %(years)s inspections. This one is not exact, so we "
            "cannot tell its rank.",
            forces=language.number(forces),
            years=years,
        )
    if place is None:
        return language.gettext(
            "%(forces)s forces have a published share in the %(years)s inspections. This one came without a margin, so "
            "we cannot tell its rank.",
            forces=language.number(forces),
            years=years,
        )
    if place.best == 1 and place.worst == place.among:
        return language.gettext(
            "%(forces)s forces have a published share in the %(years)s inspections. The margins cannot rank this one.",
            forces=language.number(forces),
            years=years,
        )
    return language.gettext(
        "In the %(years)s inspections it ranked between %(best)s and %(worst)s of %(among)s forces, as far as the "
        "margins tell.",
        years=years,
        best=ordinal(place.best, language),
        worst=ordinal(place.worst, language),
        among=language.number(place.among),
    )


def programme_break(before: Programme, after: Programme, language: Language) -> str:
    """Why the results of one programme cannot be compared with those of the next."""
    if not before.scale and not after.scale:
        return language.gettext("Not comparable: another method. Neither round gave grades.")
    if not before.scale or not after.scale:
        return language.gettext("Not comparable: another method, and only one of the two rounds gave grades.")
    if len(before.scale) != len(after.scale):
        return language.gettext(
            "Not comparable: a new method and a new scale, from %(before)s grades to %(after)s.",
            before=language.number(len(before.scale)),
            after=language.number(len(after.scale)),
        )
    return language.gettext("Not comparable: the inspectors changed their questions and their method.")


def audit(row: CaseAudit, language: Language) -> str:
    """How many of the reports that inspectors checked were recorded correctly, with our own interval.

    The page about method says how it is reckoned.
    """
    bounds = uncertainty.interval_of_audit(row)
    values = {
        "subject": record.audit_subject(row.subject, language),
        "correct": language.number(row.correct),
        "audited": language.number(row.audited),
        "interval": terms.span(bounds.low, bounds.high, language),
    }
    # Not every such report is of a crime, and those that are not are not counted.
    if row.subject is AuditSubject.ANTISOCIAL_BEHAVIOUR:
        return language.gettext(
            "%(subject)s: %(correct)s of the %(audited)s that should have been recorded as crimes were "
            "(our own 95%% interval: %(interval)s).",
            **values,
        )
    return language.gettext(
        "%(subject)s: %(correct)s of the %(audited)s checked were recorded correctly "
        "(our own 95%% interval: %(interval)s).",
        **values,
    )


def ordinal(number: int, language: Language) -> str:
    """A number as a place in an order: `1st`; in Welsh with the word for it."""
    if language.code == "cy":
        return language.gettext("number %(number)s", number=str(number))
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def press_sentence(rates: Sequence[NationalRate], language: Language) -> str:
    """Words that may be printed as they stand: the newest estimate, and the first one; `rates` oldest first."""
    first, newest = rates[0], rates[-1]
    words = {"newest": language.percent(newest.rate), "year": str(newest.year)}
    if first is newest:
        return language.gettext(
            "The police in England and Wales recorded %(newest)s of the crimes reported to them, inspectors estimated "
            "in %(year)s.",
            **words,
        )
    return language.gettext(
        "The police in England and Wales recorded %(newest)s of the crimes reported to them, inspectors estimated in "
        "%(year)s. Their estimate in %(first_year)s was %(first)s.",
        first=language.percent(first.rate),
        first_year=str(first.year),
        **words,
    )
