"""The newest grade and the newest share of one force."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts import rows
from portal.facts.newest import newest_grade, newest_share
from portal.queries import inspections
from portal.queries.follow_ups import follow_ups_of_inspection


@dataclass(frozen=True)
class Newest:
    """What leads wherever a force is shown; None where inspectors gave no grade, or no share was found.

    `since`: what happened after the grade.
    """

    grade: rows.Judgment | None
    share: rows.RecordingRate | None
    since: tuple[rows.FollowUp, ...]


def newest_of_force(session: so.Session, force_id: str) -> Newest:
    """The newest of a force; both are None for one that does not exist."""
    grade = newest_grade(inspections.judgments(session, force_id=force_id))
    share = newest_share(inspections.recording_rates(session, force_id=force_id))
    return Newest(grade, share, tuple(since_grade(session, grade)))


def since_grade(session: so.Session, judgment: rows.Judgment | None) -> list[rows.FollowUp]:
    """What happened after a grade that concerns its question or the whole inspection; nothing without a grade."""
    if judgment is None:
        return []
    found = follow_ups_of_inspection(session, judgment.inspection.inspection_id)
    return [item for item in found if item.question is None or item.question == judgment.question]
