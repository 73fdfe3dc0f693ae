"""The facts that the home page tells, computed from the release."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts import rows
from portal.facts.newest import age_of, is_of_recording, latest_by_force, latest_rates
from portal.facts.vocabulary import Grade, InspectionKind, OffenceGroup, Qualifier
from portal.queries.facts import national_rates
from portal.queries.inspections import judgments, recording_rates
from portal.queries.programmes import programme

# The one programme in which every force of England and Wales was graded for recording.
MAP_PROGRAMME = "cdi-2016-20"


@dataclass(frozen=True)
class Reinspections:
    """How many forces were graded again within the programme, and how many then had a better grade."""

    graded_again: int
    better: int


@dataclass(frozen=True)
class HomeFacts:
    """What the home page shows: the map's grades and three facts."""

    programme: rows.Programme
    latest: dict[str, rows.Judgment]
    reinspections: Reinspections
    highest: tuple[rows.RecordingRate, ...]
    lowest: rows.RecordingRate | None
    national: tuple[rows.NationalRate, ...]


def home_facts(session: so.Session) -> HomeFacts:
    """The facts of the current release."""
    graded = [item for item in judgments(session, programme_id=MAP_PROGRAMME) if is_of_recording(item)]
    newest = latest_rates(recording_rates(session, programme_id=MAP_PROGRAMME), OffenceGroup.ALL)
    exact = [rate for rate in newest if rate.qualifier is Qualifier.EXACT]
    return HomeFacts(
        programme=programme(session, MAP_PROGRAMME),
        latest=latest_by_force(graded),
        reinspections=reinspections(graded),
        highest=tuple(exact[:2]),
        lowest=exact[-1] if exact else None,
        national=tuple(national_rates(session)),
    )


def reinspections(graded: list[rows.Judgment]) -> Reinspections:
    """Count the forces whose last re-inspection was graded, and those graded better than at first."""
    order = list(Grade)
    by_force: dict[str, list[rows.Judgment]] = {}
    for item in sorted(graded, key=lambda item: age_of(item.inspection)):
        if item.grade is not Grade.UNGRADED:
            by_force.setdefault(item.inspection.force.force_id, []).append(item)
    again = [found for found in by_force.values() if found[-1].inspection.kind is InspectionKind.RE_INSPECTION]
    pairs = [(found[0].grade, found[-1].grade) for found in again if len(found) > 1]
    return Reinspections(len(pairs), sum(order.index(last) < order.index(first) for first, last in pairs))
