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
    of_force = _of_force(session, force_id)
    newest = sa.select(sa.func.max(tables.Change.release_number)).where(of_force).scalar_subquery()
    question = all_of(rows.Change).where(of_force, tables.Change.release_number == newest)
    return ask(session, rows.Change, question.order_by(tables.Change.position))


def force_changes(session: so.Session, force_id: str) -> dict[int, Counter[tuple[str, ChangeKind]]]:
    """How many rows of each table each release added, changed and withdrew, newest release first, of a force."""
    number, table, kind = tables.Change.release_number, tables.Change.table, tables.Change.kind
    question = (
        sa.select(number, table, kind, sa.func.count(tables.Change.key.distinct()))
        .where(_of_force(session, force_id))
        .group_by(number, table, kind)
        .order_by(number.desc(), sa.func.min(tables.Change.position))
    )
    by_release: dict[int, Counter[tuple[str, ChangeKind]]] = {}
    for release, name, what, count in session.execute(question):
        by_release.setdefault(release, Counter())[name, what] = count
    return by_release


def _of_force(session: so.Session, force_id: str) -> sa.ColumnElement[bool]:
    belongs = [
        sa.or_(tables.Change.key == name, sa.and_(tables.Change.key > f"{name}/", tables.Change.key < f"{name}0"))
        for name in sorted(_inspections(session, force_id))
    ]
    return sa.and_(tables.Change.table.in_(OF_INSPECTIONS), sa.or_(sa.false(), *belongs))


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
