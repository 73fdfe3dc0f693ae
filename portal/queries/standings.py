"""Where a force stands among the others of the same programme."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts import rows, uncertainty
from portal.facts.newest import latest_rates
from portal.facts.vocabulary import OffenceGroup
from portal.queries.inspections import recording_rates
from portal.queries.profiles import Profile
from portal.statistics import RankRange


@dataclass(frozen=True)
class Standing:
    """A force's newest rate, its range of ranks (None: we cannot tell) and how many forces have a rate there."""

    rate: rows.RecordingRate
    place: RankRange | None
    forces: int


def standing(session: so.Session, profile: Profile) -> Standing | None:
    """The standing of a force by its newest rate of all crime; None where no other force has a rate to stand beside."""
    rate = profile.headline
    if rate is None:
        return None
    programme_id = rate.inspection.programme.programme_id
    peers = latest_rates(recording_rates(session, programme_id=programme_id), OffenceGroup.ALL)
    if len(peers) < 2:
        return None
    force_id = profile.force.force_id
    return Standing(rate, uncertainty.rank_ranges(peers, of=[force_id])[force_id], len(peers))
