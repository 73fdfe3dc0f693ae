"""How many gaps of the record each release closed against the one before it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.facts.vocabulary import ChangeKind
from portal.queries.programmes import all_programmes
from portal.queries.releases import all_releases

_MOST_RELEASES = 12
# A date or a margin that was not there before closes a gap; so does a new share, or a new grade for recording.
_CELLS = (("inspections", "published_on"), ("recording_rates", "margin"))


@dataclass(frozen=True)
class Closures:
    """A release and how many gaps it closed; None for the first release, before which there was none."""

    release: rows.Release
    closed: int | None


@cached
def gap_closures(session: so.Session) -> list[Closures]:
    """The newest releases with what each closed, newest first."""
    shown = all_releases(session)[:_MOST_RELEASES]
    change = tables.Change
    grades = [
        change.key.endswith("/" + item.recording_question_id)
        for item in all_programmes(session)
        if item.recording_question_id
    ]
    added = (change.kind == ChangeKind.ADDED) & (
        (change.table == "recording_rates") | ((change.table == "judgments") & sa.or_(sa.false(), *grades))
    )
    filled = [(change.table == table) & (change.column == column) for table, column in _CELLS]
    counted = session.execute(
        sa.select(change.release_number, sa.func.count())
        .where(
            change.release_number.in_([release.number for release in shown]),
            added | ((change.kind == ChangeKind.CHANGED) & change.was.is_(None) & sa.or_(*filled)),
        )
        .group_by(change.release_number)
    )
    closed = {int(number): int(count) for number, count in counted}
    return [Closures(item, closed.get(item.number, 0) if item.number > 1 else None) for item in shown]
