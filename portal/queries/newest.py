"""The newest grade and the newest share of one force."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts import rows
from portal.facts.newest import newest_grade, newest_share
from portal.queries import inspections


@dataclass(frozen=True)
class Newest:
    """What leads wherever a force is shown; None where inspectors gave no grade, or no share was found."""

    grade: rows.Judgment | None
    share: rows.RecordingRate | None


def newest_of_force(session: so.Session, force_id: str) -> Newest:
    """The newest of a force; both are None for one that does not exist."""
    return Newest(
        newest_grade(inspections.judgments(session, force_id=force_id)),
        newest_share(inspections.recording_rates(session, force_id=force_id)),
    )
