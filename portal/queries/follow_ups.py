"""What happened after inspections were published."""

from __future__ import annotations

import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.inspections import found_by_inspections


@cached
def all_follow_ups(session: so.Session) -> list[rows.FollowUp]:
    """What happened since, of every inspection, by the age of the inspection and its own order."""
    return found_by_inspections(session, rows.FollowUp)


def follow_ups_of_force(session: so.Session, force_id: str) -> list[rows.FollowUp]:
    """What happened after the inspections of a force, by the age of the inspection."""
    return [item for item in all_follow_ups(session) if item.inspection.force.force_id == force_id]


def follow_ups_of_inspection(session: so.Session, inspection_id: str) -> list[rows.FollowUp]:
    """What happened after one inspection, in its own order."""
    return [item for item in all_follow_ups(session) if item.inspection.inspection_id == inspection_id]
