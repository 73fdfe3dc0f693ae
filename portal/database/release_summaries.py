"""What each release changed, in all and of each force, counted once when it is put in place.

Pages read these counts rather than the changes, so that none of them grows slower as the history grows.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables import (
    Change,
    ChangeCount,
    ChangedRows,
    ForceChange,
    Release,
    ReleaseSummary,
    table_named,
)
from portal.facts.vocabulary import ChangeKind

OF_INSPECTIONS = ("inspections", "judgments", "recording_rates", "estimates", "case_audits", "findings", "follow_ups")
ALL_FORCES = ""
ALL_RELEASES = 0
NO_REASON = ""
# More explained changes of a force than one page shows.
MOST_OF_A_FORCE = 20
_ROWS_AT_ONCE = 5000
# A withdrawn row is on record as `inspection_id=…; force_id=…; …`.
_FORCE = re.compile(r"(?:^|; )force_id=([^;]+)")
# A date or a margin that was not there before closes a gap; so does a new share, or a new grade for recording.
_CELLS = (("inspections", "published_on"), ("recording_rates", "margin"))


def summarise_releases(session: so.Session) -> None:
    """Count what each release changed that was not counted yet, the newest first."""
    numbers = session.scalars(without_a_summary().order_by(Release.number.desc())).all()
    if not numbers:
        return
    inspections = table_named("inspections").c
    of_inspections = session.execute(sa.select(inspections.inspection_id, inspections.force_id))
    forces = {name: {force} for name, force in of_inspections}
    closes_a_gap = _closes_a_gap(session)
    for number in numbers:
        _count(session, number, closes_a_gap)
        # From the state after a release to the one before it: whose an inspection was that is gone since.
        before = _forces_before(session, number)
        _count_of_forces(session, number, {name: forces.get(name, set()) | was for name, was in before.items()}, forces)
        forces |= before
    _count_all(session)


def without_a_summary() -> sa.Select[int]:
    """The question for the releases whose changes were not counted yet."""
    newest = sa.select(sa.func.coalesce(sa.func.max(ReleaseSummary.release_number), 0)).scalar_subquery()
    return sa.select(Release.number).where(Release.number > newest)


def _count(session: so.Session, number: int, closes_a_gap: sa.ColumnElement[bool]) -> None:
    of_release = Change.release_number == number
    rows = (
        sa.select(
            sa.literal(ALL_FORCES), Change.release_number, Change.table, Change.kind,
            sa.func.min(Change.position), sa.func.count(Change.key.distinct()),
        )
        .where(of_release)
        .group_by(Change.release_number, Change.table, Change.kind)
    )  # fmt: skip
    session.execute(sa.insert(ChangedRows).from_select(_names(ChangedRows), rows))
    # Written out: PostgreSQL would not know two parameters for the same.
    reason = sa.func.coalesce(sa.type_coerce(Change.reason_kind, sa.String), sa.literal_column(f"'{NO_REASON}'"))
    changes = (
        sa.select(Change.release_number, Change.table, Change.kind, reason, sa.func.count())
        .where(of_release)
        .group_by(Change.release_number, Change.table, Change.kind, reason)
    )
    session.execute(sa.insert(ChangeCount).from_select(_names(ChangeCount), changes))
    closed = session.scalar(sa.select(sa.func.count()).where(of_release, closes_a_gap))
    session.execute(sa.insert(ReleaseSummary), [{"release_number": number, "gaps_closed": closed}])


def _count_all(session: so.Session) -> None:
    session.execute(sa.delete(ChangeCount).where(ChangeCount.release_number == ALL_RELEASES))
    alike = (ChangeCount.table, ChangeCount.kind, ChangeCount.reason_kind)
    total = sa.select(sa.literal(ALL_RELEASES), *alike, sa.func.sum(ChangeCount.changes)).group_by(*alike)
    session.execute(sa.insert(ChangeCount).from_select(_names(ChangeCount), total))


def _closes_a_gap(session: so.Session) -> sa.ColumnElement[bool]:
    questions = session.scalars(sa.select(table_named("programmes").c.recording_question_id)).all()
    grades = [Change.key.endswith(f"/{question}") for question in questions if question]
    added = (Change.table == "recording_rates") | ((Change.table == "judgments") & sa.or_(sa.false(), *grades))
    filled = [(Change.table == table) & (Change.column == column) for table, column in _CELLS]
    return ((Change.kind == ChangeKind.ADDED) & added) | (
        (Change.kind == ChangeKind.CHANGED) & Change.was.is_(None) & sa.or_(*filled)
    )


def _forces_before(session: so.Session, number: int) -> dict[str, set[str]]:
    """Whose the inspections were that a release withdrew or gave to another force."""
    question = sa.select(Change.key, Change.kind, Change.was).where(
        Change.release_number == number,
        Change.table == "inspections",
        (Change.kind == ChangeKind.WITHDRAWN) | ((Change.kind == ChangeKind.CHANGED) & (Change.column == "force_id")),
    )
    forces: dict[str, set[str]] = {}
    for key, kind, was in session.execute(question):
        force = _FORCE.search(was or "") if kind is ChangeKind.WITHDRAWN else None
        name = force[1] if force else (was if kind is ChangeKind.CHANGED else None)
        if name:
            forces[key] = {name}
    return forces


def _count_of_forces(
    session: so.Session, number: int, touched: dict[str, set[str]], others: dict[str, set[str]]
) -> None:
    question = (
        sa.select(Change.position, Change.table, Change.key, Change.kind, Change.reason.is_not(None))
        .where(Change.release_number == number, Change.table.in_(OF_INSPECTIONS))
        .order_by(Change.position)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    keys: dict[tuple[str, str, ChangeKind], set[str]] = defaultdict(set)
    first: dict[tuple[str, str, ChangeKind], int] = {}
    explained: dict[str, list[int]] = defaultdict(list)
    for position, table, key, kind, has_reason in session.execute(question):
        name = key.partition("/")[0]
        for force in touched.get(name) or others.get(name, set()):
            keys[force, table, kind].add(key)
            first.setdefault((force, table, kind), position)
            if has_reason and len(explained[force]) < MOST_OF_A_FORCE:
                explained[force].append(position)
    _insert(session, ChangedRows, (
        {"force_id": force, "release_number": number, "table": table, "kind": kind,
         "position": first[force, table, kind], "row_count": len(rows_of_force)}
        for (force, table, kind), rows_of_force in keys.items()
    ))  # fmt: skip
    _insert(session, ForceChange, (
        {"force_id": force, "release_number": number, "position": position}
        for force, positions in explained.items() for position in positions
    ))  # fmt: skip


def _insert(session: so.Session, model: type[ChangedRows | ForceChange], rows: Iterable[dict[str, object]]) -> None:
    records = list(rows)
    if records:
        session.execute(sa.insert(model), records)


def _names(model: type[ChangedRows | ChangeCount]) -> list[str]:
    return [column.key for column in model.__table__.columns]
