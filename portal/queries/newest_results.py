"""What is newest of each force: its grade for recording, its grade in each round, and its share of all crime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import rows
from portal.facts.newest import age_of, is_of_recording, latest_by_force
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.queries.forces import all_forces
from portal.queries.inspections import judgments, recording_rates
from portal.queries.programmes import all_programmes


@dataclass(frozen=True)
class NewestResults:
    """A force, its newest grade, its newest judgment in each round by programme, and its newest share recorded."""

    force: rows.Force
    grade: rows.Judgment | None
    by_round: Mapping[str, rows.Judgment]
    share: rows.RecordingRate | None


@cached
def newest_results(session: so.Session) -> list[NewestResults]:
    """Of every force, in the order of `all_forces`."""
    of_recording = [item for item in judgments(session) if is_of_recording(item)]
    newest = latest_by_force(item for item in of_recording if item.grade is not Grade.UNGRADED)
    rounds = {item.programme_id: _of_round(of_recording, item) for item in graded_rounds(session)}
    shares = newest_shares(session, OffenceGroup.ALL)
    return [
        NewestResults(
            force,
            newest.get(force.force_id),
            {name: found[force.force_id] for name, found in rounds.items() if force.force_id in found},
            shares.get(force.force_id),
        )
        for force in all_forces(session)
    ]


@cached
def newest_shares(session: so.Session, group: OffenceGroup) -> dict[str, rows.RecordingRate]:
    """The newest share recorded of each force, of whichever round, by force id."""
    found = sorted(recording_rates(session), key=lambda rate: age_of(rate.inspection))
    return {rate.inspection.force.force_id: rate for rate in found if rate.offence_group is group}


@cached
def graded_rounds(session: so.Session) -> list[rows.Programme]:
    """The programmes that grade recording, oldest first."""
    return [item for item in all_programmes(session) if item.recording_question_id and item.scale]


def _of_round(found: Iterable[rows.Judgment], programme: rows.Programme) -> dict[str, rows.Judgment]:
    of_programme = [item for item in found if item.inspection.programme == programme]
    # A visit that gave no grade takes none away.
    graded = latest_by_force(item for item in of_programme if item.grade is not Grade.UNGRADED)
    return latest_by_force(of_programme) | graded
