"""The changes of all releases, counted and listed without reading more of them than are shown."""

import heapq
from collections.abc import Mapping, Sequence
from itertools import islice

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.release_summaries import ALL_RELEASES
from portal.database.tables import Change, ChangeCount, Release

Where = Mapping[str, Sequence[str | int]]
_CHANGES, _RELEASES = Change.__tablename__, Release.__tablename__
_RELEASE = "release_number"
_NARROWED_BY = {name: getattr(ChangeCount, name) for name in ("table", "kind", "reason_kind")}


def known_total(session: so.Session, table: str, where: Where) -> int | None:
    """How many rows match, where it need not be counted: of the changes and of the releases; None of others."""
    if table == _CHANGES:
        return session.scalar(sa.select(sa.func.sum(ChangeCount.changes)).where(*_matching(where))) or 0
    if table == _RELEASES and not where:
        # They are numbered from 1, and none is ever taken away.
        return session.scalar(sa.select(sa.func.max(Release.number))) or 0
    return None


def is_of_changes_by_time(table: str, order: Mapping[str, bool]) -> bool:
    """Whether an order, of columns each with whether it descends, is that of the changes: newest release first."""
    return table == _CHANGES and list(order.items()) == [(_RELEASE, True), ("position", False)]


def changes_by_time(session: so.Session, where: Where, limit: int, offset: int) -> list[tuple[int, int]]:
    """The release and position of so many changes that match, newest release first."""
    by_time = sa.select(Change.release_number, Change.position)
    by_time = by_time.order_by(Change.release_number.desc(), Change.position)
    if _RELEASE in where:
        by_time = by_time.where(Change.release_number.in_(where[_RELEASE]))
    if not _NARROWED_BY.keys() & where.keys():
        return [(number, position) for number, position in session.execute(by_time.limit(limit).offset(offset))]
    # Each kind in turn, by its own index: in one question the database would read past all others.
    kinds = sa.select(ChangeCount.table, ChangeCount.kind, ChangeCount.reason_kind)
    last = offset + limit
    parts = []
    for table, kind, reason_kind in session.execute(kinds.where(*_matching(where))):
        of_kind = Change.reason_kind == reason_kind if reason_kind else Change.reason_kind.is_(None)
        of_these = by_time.where(Change.table == table, Change.kind == kind, of_kind)
        parts.append(session.execute(of_these.limit(last)).all())
    merged = heapq.merge(*parts, key=lambda row: (-row[0], row[1]))
    return [(number, position) for number, position in islice(merged, offset, last)]


def changes_at(places: Sequence[tuple[int, int]]) -> sa.ColumnElement[bool]:
    """That a change is one of those with these releases and positions."""
    positions: dict[int, list[int]] = {}
    for number, position in places:
        positions.setdefault(number, []).append(position)
    return sa.or_(
        *(sa.and_(Change.release_number == number, Change.position.in_(group)) for number, group in positions.items())
    )


def _matching(where: Where) -> list[sa.ColumnElement[bool]]:
    """What the counts have to be of."""
    releases = ChangeCount.release_number.in_(where.get(_RELEASE, [ALL_RELEASES]))
    return [releases, *(column.in_(where[name]) for name, column in _NARROWED_BY.items() if name in where)]
