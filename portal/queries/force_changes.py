"""What releases changed in the figures of one force."""

from __future__ import annotations

import re

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.facts import rows
from portal.facts.vocabulary import ChangeKind
from portal.queries.related import all_of, ask

OF_INSPECTIONS = ("inspections", "judgments", "recording_rates", "estimates", "case_audits", "findings", "follow_ups")


def force_changes(session: so.Session, force_id: str) -> dict[int, list[rows.Change]]:
    """The changes of each release in what inspections found of a force, newest release first."""
    own = _inspections(session, force_id)
    belongs = [
        sa.or_(tables.Change.key == name, sa.and_(tables.Change.key > f"{name}/", tables.Change.key < f"{name}0"))
        for name in sorted(own)
    ]
    question = (
        all_of(rows.Change)
        .where(tables.Change.table.in_(OF_INSPECTIONS), sa.or_(sa.false(), *belongs))
        .order_by(tables.Change.release_number.desc(), tables.Change.position)
    )
    by_release: dict[int, list[rows.Change]] = {}
    for change in ask(session, rows.Change, question):
        by_release.setdefault(change.release_number, []).append(change)
    return by_release


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
