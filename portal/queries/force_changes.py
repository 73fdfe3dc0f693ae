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
    number, table, kind, key = (
        tables.Change.release_number, tables.Change.table, tables.Change.kind, tables.Change.key
    )  # fmt: skip
    counts: dict[int, Counter[tuple[str, ChangeKind]]] = {}
    for part in _of_force(session, force_id):
        question = sa.select(number, table, kind, sa.func.count(key.distinct())).where(part)
        for release, name, what, count in session.execute(question.group_by(number, table, kind)):
            counts.setdefault(release, Counter())[name, what] += count
    return {
        release: Counter(
            dict(sorted(counts[release].items(), key=lambda item: (OF_INSPECTIONS.index(item[0][0]), item[0])))
        )
        for release in sorted(counts, reverse=True)
    }


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
