"""The facts that the home page tells, computed from the release."""

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts import rows
from portal.facts.newest import age_of, is_of_recording, latest_rates
from portal.facts.vocabulary import Grade, InspectionKind, OffenceGroup
from portal.queries.inspections import judgments, recording_rates
from portal.queries.national import national_figure, national_rates
from portal.queries.newest import graded_rounds, newest_results
from portal.queries.programmes import all_programmes

# The one programme in which every force of England and Wales was graded for recording, and many of them twice.
WHOLE_ROUND = "cdi-2016-20"
UNRECORDED = "unrecorded-crimes-per-year"


@dataclass(frozen=True)
class NewestRound:
    """The newest round that graded recording: how many forces it graded, and how many of them as good or better."""

    programme: rows.Programme
    graded: int
    good: int


@dataclass(frozen=True)
class SecondVisits:
    """How many forces were graded again within a round, and how many then had a better grade."""

    programme: rows.Programme
    graded_again: int
    better: int


@dataclass(frozen=True)
class HomeFacts:
    """What the home page tells; the highest is the highest share of all crime of the round of all forces."""

    newest_round: NewestRound | None
    second_visits: SecondVisits | None
    highest: rows.RecordingRate | None
    national: rows.NationalRate | None
    unrecorded: rows.NationalFigure | None


def home_facts(session: so.Session) -> HomeFacts:
    """The facts of the current release."""
    graded = [item for item in judgments(session, programme_id=WHOLE_ROUND) if is_of_recording(item)]
    newest = latest_rates(recording_rates(session, programme_id=WHOLE_ROUND), OffenceGroup.ALL)
    whole_round = next((item for item in all_programmes(session) if item.programme_id == WHOLE_ROUND), None)
    national = national_rates(session)
    return HomeFacts(
        newest_round=_newest_round(session),
        second_visits=second_visits(whole_round, graded) if whole_round else None,
        highest=newest[0] if newest else None,
        national=national[-1] if national else None,
        unrecorded=national_figure(session, UNRECORDED),
    )


def _newest_round(session: so.Session) -> NewestRound | None:
    for item in reversed(graded_rounds(session)):
        results = [
            of.by_round[item.programme_id].grade for of in newest_results(session) if item.programme_id in of.by_round
        ]
        grades = [grade for grade in results if grade is not Grade.UNGRADED]
        if grades:
            return NewestRound(item, len(grades), sum(grade in (Grade.OUTSTANDING, Grade.GOOD) for grade in grades))
    return None


def second_visits(of: rows.Programme, graded: list[rows.Judgment]) -> SecondVisits:
    """Count the forces whose last re-inspection was graded, and those graded better than at first."""
    by_force: dict[str, list[rows.Judgment]] = {}
    for item in sorted(graded, key=lambda item: age_of(item.inspection)):
        if item.grade is not Grade.UNGRADED:
            by_force.setdefault(item.inspection.force.force_id, []).append(item)
    again = [visits for visits in by_force.values() if visits[-1].inspection.kind is InspectionKind.RE_INSPECTION]
    pairs = [(visits[0].grade, visits[-1].grade) for visits in again if len(visits) > 1]
    return SecondVisits(of, len(pairs), sum(of.scale.index(last) < of.scale.index(first) for first, last in pairs))
