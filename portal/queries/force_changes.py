"""What releases changed in the figures of one force."""

from __future__ import annotations

import re
from collections import Counter

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.facts import rows
from portal.facts.vocabulary import ChangeKind
from portal.queries.related import all_of, ask

OF_INSPECTIONS = ("inspections", "judgments", "recording_rates", "estimates", "case_audits", "findings", "follow_ups")


def newest_force_changes(session: so.Session, force_id: str) -> list[rows.Change]:
    """What the newest release that touched a force altered in what inspections found of it."""
    number, position = tables.Change.release_number, tables.Change.position
    of_force = _of_force(session, force_id)
    if not of_force:
        return []
    touched = sa.union_all(*(sa.select(number).where(part) for part in of_force)).subquery()
    newest = session.scalar(sa.select(sa.func.max(touched.c.release_number)))
    places = sa.union_all(*(sa.select(position).where(part, number == newest) for part in of_force))
    question = all_of(rows.Change).where(number == newest, position.in_(places)).order_by(position)
    return ask(session, rows.Change, question)


def force_changes(session: so.Session, force_id: str) -> dict[int, Counter[tuple[str, ChangeKind]]]:
    """How many rows of each table each release added, changed and withdrew, newest release first, of a force."""
    number, table, kind = tables.Change.release_number, tables.Change.table, tables.Change.kind
    counted = sa.select(number, table, kind, sa.func.count(tables.Change.key.distinct())).group_by(number, table, kind)
    found = [row for part in _of_force(session, force_id) for row in session.execute(counted.where(part))]
    found.sort(key=lambda row: (-row[0], OF_INSPECTIONS.index(row[1]), row[2]))
    by_release: dict[int, Counter[tuple[str, ChangeKind]]] = {}
    for release, name, what, count in found:
        by_release.setdefault(release, Counter())[name, what] += count
    return by_release


def _of_force(session: so.Session, force_id: str) -> list[sa.ColumnElement[bool]]:
    """One condition for each span of keys: in one question with all of them, no database would use its index."""
    table, key = tables.Change.table, tables.Change.key
    return [
        sa.and_(table.in_(OF_INSPECTIONS), span)
        for name in sorted(_inspections(session, force_id))
        for span in (key == name, sa.and_(key > f"{name}/", key < f"{name}0"))
    ]


def _inspections(session: so.Session, force_id: str) -> set[str]:
    """The force's inspections by name, those that a release has since withdrawn among them."""
    now = session.scalars(sa.select(tables.Inspection.inspection_id).where(tables.Inspection.force_id == force_id))
    # A withdrawn row is on record as `inspection_id=…; force_id=…; …`.
    once = re.compile(rf"(^|; )force_id={re.escape(force_id)}(;|$)")
    withdrawn = session.execute(
        sa.select(tables.Change.key, tables.Change.was).where(
            tables.Change.table == "inspections", tables.Change.kind == ChangeKind.WITHDRAWN
        )
    )
    return {*now, *(key for key, was in withdrawn if once.search(was or ""))}
