"""What is newest of each force: its grade for recording, its grade in each round, and its share of all crime."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import rows
from portal.facts.newest import (
    is_of_recording,
    latest_by_force,
    newest_grade,
    newest_grades,
    newest_share,
    newest_shares as shares_by_force,
)
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.queries import inspections
from portal.queries.forces import all_forces
from portal.queries.inspections import follow_ups_of_inspection, judgments, recording_rates
from portal.queries.programmes import all_programmes


@dataclass(frozen=True)
class NewestResults:
    """A force, its newest grade, its newest judgment in each round by programme, and its newest share recorded."""

    force: rows.Force
    grade: rows.Judgment | None
    by_round: Mapping[str, rows.Judgment]
    share: rows.RecordingRate | None


@dataclass(frozen=True)
class Newest:
    """What leads wherever a force is shown; None where inspectors gave no grade, or no share was found.

    `since`: what happened after the grade.
    """

    grade: rows.Judgment | None
    share: rows.RecordingRate | None
    since: tuple[rows.FollowUp, ...]


@cached
def newest_results(session: so.Session) -> list[NewestResults]:
    """Of every force, in the order of `all_forces`."""
    of_recording = [item for item in judgments(session) if is_of_recording(item)]
    newest = newest_grades(of_recording)
    rounds = {item.programme_id: _of_round(of_recording, item) for item in graded_rounds(session)}
    shares = newest_shares(session, OffenceGroup.ALL)
    return [
        NewestResults(
            force,
            newest.get(force.force_id),
            {name: grades[force.force_id] for name, grades in rounds.items() if force.force_id in grades},
            shares.get(force.force_id),
        )
        for force in all_forces(session)
    ]


@cached
def newest_shares(session: so.Session, group: OffenceGroup) -> dict[str, rows.RecordingRate]:
    """The newest share recorded of each force, of whichever round, by force id."""
    return shares_by_force(recording_rates(session), group)


@cached
def graded_rounds(session: so.Session) -> list[rows.Programme]:
    """The programmes that grade recording, oldest first."""
    return [item for item in all_programmes(session) if item.recording_question_id and item.scale]


def newest_of_force(session: so.Session, force_id: str) -> Newest:
    """The newest of a force; both are None for one that does not exist."""
    grade = newest_grade(inspections.judgments(session, force_id=force_id))
    share = newest_share(inspections.recording_rates(session, force_id=force_id))
    return Newest(grade, share, tuple(since_grade(session, grade)))


def since_grade(session: so.Session, judgment: rows.Judgment | None) -> list[rows.FollowUp]:
    """What happened after a grade that concerns its question or the whole inspection; nothing without a grade."""
    if judgment is None:
        return []
    follow_ups = follow_ups_of_inspection(session, judgment.inspection.inspection_id)
    return [item for item in follow_ups if item.question is None or item.question == judgment.question]


def _of_round(all_judgments: Iterable[rows.Judgment], programme: rows.Programme) -> dict[str, rows.Judgment]:
    of_programme = [item for item in all_judgments if item.inspection.programme == programme]
    # A visit that gave no grade takes none away.
    graded = latest_by_force(item for item in of_programme if item.grade is not Grade.UNGRADED)
    return latest_by_force(of_programme) | graded
