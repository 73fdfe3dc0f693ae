"""What releases changed in the figures of one force."""

from collections import Counter

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_summaries import MOST_OF_A_FORCE, OF_INSPECTIONS
from portal.facts import rows
from portal.facts.vocabulary import ChangeKind
from portal.queries.related import all_of, ask

__all__ = ["MOST_OF_A_FORCE", "force_changes", "newest_force_changes"]


def newest_force_changes(session: so.Session, force_id: str) -> list[rows.Change]:
    """The first explained changes of a force by the newest release that touched what inspections found of it."""
    touched, explained = tables.ChangedRows, tables.ForceChange
    newest = sa.select(sa.func.max(touched.release_number)).where(touched.force_id == force_id).scalar_subquery()
    places = sa.select(explained.position).where(explained.force_id == force_id, explained.release_number == newest)
    question = all_of(rows.Change).where(
        tables.Change.release_number == newest, tables.Change.position.in_(places.scalar_subquery())
    )
    return ask(session, rows.Change, question.order_by(tables.Change.position))


def force_changes(session: so.Session, force_id: str, most_releases: int) -> dict[int, Counter[tuple[str, ChangeKind]]]:
    """How many rows of each table the newest releases that touched a force added, changed and withdrew of it.

    The newest release comes first.
    """
    changed = tables.ChangedRows
    of_force = changed.force_id == force_id
    newest = (
        sa.select(changed.release_number).where(of_force).distinct().order_by(changed.release_number.desc())
    ).limit(most_releases)
    question = sa.select(changed.release_number, changed.table, changed.kind, changed.row_count)
    counts = session.execute(question.where(of_force, changed.release_number.in_(newest.scalar_subquery()))).all()
    by_release: dict[int, Counter[tuple[str, ChangeKind]]] = {}
    for release, name, what, count in sorted(counts, key=lambda row: (-row[0], OF_INSPECTIONS.index(row[1]), row[2])):
        by_release.setdefault(release, Counter())[name, what] = count
    return by_release
