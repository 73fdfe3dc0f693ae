"""What a programme found, force by force."""

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts import rows
from portal.facts.newest import age_of, is_of_recording, latest_by_force, latest_rates
from portal.facts.vocabulary import OffenceGroup
from portal.queries import inspections, programmes


@dataclass(frozen=True)
class ForceResult:
    """A force with its inspections in a programme, its newest grade for recording and its newest rate of all crime."""

    force: rows.Force
    inspections: tuple[rows.Inspection, ...]
    judgment: rows.Judgment | None
    rate: rows.RecordingRate | None


@dataclass(frozen=True)
class ProgrammeResults:
    """A programme with its questions, the programmes beside it in time, and its results by the names of the forces.

    `offence_groups` are those in which at least two forces have a rate, so that a chart can set them side by side;
    `looked_again`: whether a force was inspected twice.
    """

    programme: rows.Programme
    questions: tuple[rows.Question, ...]
    before: rows.Programme | None
    after: rows.Programme | None
    results: tuple[ForceResult, ...]
    offence_groups: tuple[OffenceGroup, ...]
    looked_again: bool


def programme_results(session: so.Session, programme_id: str) -> ProgrammeResults:
    """The results of a programme; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    programme = programmes.programme(session, programme_id)
    order = programmes.all_programmes(session)
    place = order.index(programme)
    rates = inspections.recording_rates(session, programme_id=programme_id)
    groups = [group for group in OffenceGroup if len(latest_rates(rates, group)) > 1]
    results = _results(session, programme_id, rates)
    return ProgrammeResults(
        programme=programme,
        questions=tuple(programmes.questions(session, programme_id)),
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
        results=tuple(results),
        offence_groups=tuple(groups),
        looked_again=any(len(result.inspections) > 1 for result in results),
    )


def _results(session: so.Session, programme_id: str, rates: list[rows.RecordingRate]) -> list[ForceResult]:
    by_force: dict[str, list[rows.Inspection]] = {}
    for item in inspections.inspections(session, programme_id=programme_id):
        by_force.setdefault(item.force.force_id, []).append(item)
    graded = latest_by_force(
        item for item in inspections.judgments(session, programme_id=programme_id) if is_of_recording(item)
    )
    rated = {rate.inspection.force.force_id: rate for rate in latest_rates(rates, OffenceGroup.ALL)}
    results = [
        ForceResult(of_force[0].force, tuple(sorted(of_force, key=age_of)), graded.get(force_id), rated.get(force_id))
        for force_id, of_force in by_force.items()
    ]
    return sorted(results, key=lambda result: (result.force.name, result.force.force_id))
