"""How many gaps of the record each release closed against the one before it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.queries.releases import newest_releases

_MOST_RELEASES = 12


@dataclass(frozen=True)
class Closures:
    """A release and how many gaps it closed; None for the first release, before which there was none."""

    release: rows.Release
    closed: int | None


@cached
def gap_closures(session: so.Session) -> list[Closures]:
    """The newest releases with what each closed, newest first."""
    summary = tables.ReleaseSummary
    shown = newest_releases(session, _MOST_RELEASES)
    counted = session.execute(
        sa.select(summary.release_number, summary.gaps_closed).where(
            summary.release_number.in_([release.number for release in shown])
        )
    )
    closed = {int(number): int(count) for number, count in counted}
    return [Closures(item, closed.get(item.number, 0) if item.number > 1 else None) for item in shown]
