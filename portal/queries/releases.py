"""The releases, their files and what each changed."""

import zlib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.archive import TAKEN_AWAY
from portal.database.release_cache import cached
from portal.database.release_summaries import ALL_FORCES, ALL_RELEASES
from portal.facts import rows
from portal.facts.vocabulary import ChangeKind
from portal.queries.related import all_of, ask, ask_for_one, typed

# Written once: a page of a force asks for three charts, and to write the question takes longer than to answer it.
_CONTENT = (
    sa.select(tables.StoredFile.compressed)
    .join(tables.ReleaseFile, tables.ReleaseFile.sha256 == tables.StoredFile.sha256)
    .where(
        tables.ReleaseFile.release_number == sa.bindparam("number"),
        tables.ReleaseFile.path == sa.bindparam("path"),
        tables.StoredFile.compressed != TAKEN_AWAY,
    )
)


@dataclass(frozen=True)
class ReleaseFile:
    """A file that was archived with a release: its path, its size in bytes, its SHA-256 as hexadecimal digits.

    `is_kept`: its content is there; an operator may have taken away what old releases take.
    """

    path: str
    size: int
    sha256: str
    is_kept: bool


@cached
def current_release(session: so.Session) -> rows.Release | None:
    """The current release; None before the first."""
    newest = ask(session, rows.Release, all_of(rows.Release).order_by(tables.Release.number.desc()).limit(1))
    return newest[0] if newest else None


def newest_releases(session: so.Session, at_most: int | None = None, below: int | None = None) -> list[rows.Release]:
    """The releases, newest first: all, or so many; of those below a number where one is given."""
    question = all_of(rows.Release).order_by(tables.Release.number.desc()).limit(at_most)
    if below is not None:
        question = question.where(tables.Release.number < below)
    return ask(session, rows.Release, question)


def first_release(session: so.Session) -> rows.Release:
    """The oldest release; raise sqlalchemy.exc.NoResultFound before there is one."""
    # They are numbered from 1, and none is ever taken away.
    return release(session, 1)


def releases_by_number(session: so.Session, numbers: Collection[int]) -> dict[int, rows.Release]:
    """Those of these releases that there are."""
    question = all_of(rows.Release).where(tables.Release.number.in_(set(numbers)))
    return {item.number: item for item in ask(session, rows.Release, question)}


def release(session: so.Session, number: int) -> rows.Release:
    """The release of that number; raise sqlalchemy.exc.NoResultFound if there is none."""
    return ask_for_one(session, rows.Release, number=number)


def files_of_release(session: so.Session, release_number: int, folder: str) -> list[ReleaseFile]:
    """The files of a release in a folder such as `dataset/`, by path; none where there is no such release."""
    result = session.execute(
        sa.select(
            tables.ReleaseFile.path,
            tables.ReleaseFile.size,
            tables.ReleaseFile.sha256,
            tables.StoredFile.compressed != TAKEN_AWAY,
        )
        .join(tables.StoredFile, tables.StoredFile.sha256 == tables.ReleaseFile.sha256)
        .where(tables.ReleaseFile.release_number == release_number, tables.ReleaseFile.path.startswith(folder))
        .order_by(tables.ReleaseFile.path)
    )
    return [ReleaseFile(path, size, sha256, bool(is_kept)) for path, size, sha256, is_kept in result]


def explained_changes(session: so.Session, but_of: Collection[str], at_most: int) -> list[rows.Change]:
    """The altered and withdrawn figures that carry a reason, newest release first: none of some tables, so many."""
    change, count = tables.Change, tables.ChangeCount
    changed = session.scalars(sa.select(count.table).where(count.release_number == ALL_RELEASES).distinct())
    # A question for each table: one for all would read past whatever the releases changed in the others.
    changes: list[sa.Row[Any]] = []
    for table in sorted(set(changed) - set(but_of)):
        question = all_of(rows.Change).where(change.table == table, change.reason.is_not(None))
        question = question.order_by(change.release_number.desc(), change.position).limit(at_most)
        changes += session.execute(question).all()
    changes.sort(key=lambda row: (-row.release_number, row.position))
    return typed(session, rows.Change, changes[:at_most])


def changed_rows(session: so.Session, release_number: int) -> dict[str, Counter[ChangeKind]]:
    """How many rows of each table a release added, changed and withdrew, in the order of the tables."""
    changed = tables.ChangedRows
    question = (
        sa.select(changed.table, changed.kind, changed.row_count)
        .where(changed.force_id == ALL_FORCES, changed.release_number == release_number)
        .order_by(changed.position)
    )
    counts: dict[str, Counter[ChangeKind]] = {}
    for name, what, number in session.execute(question):
        counts.setdefault(name, Counter())[what] = number
    return counts


def release_file(session: so.Session, release_number: int, path: str) -> bytes:
    """A file of a release; raise sqlalchemy.exc.NoResultFound if it has none of that path, or no longer."""
    return zlib.decompress(session.scalars(_CONTENT, {"number": release_number, "path": path}).one())
