"""The releases, their files and what each changed."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.archive import TAKEN_AWAY
from portal.database.release_cache import cached
from portal.facts import rows
from portal.facts.vocabulary import ChangeKind
from portal.queries.related import all_of, ask, typed


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
    found = ask(session, rows.Release, all_of(rows.Release).order_by(tables.Release.number.desc()).limit(1))
    return found[0] if found else None


def all_releases(session: so.Session) -> list[rows.Release]:
    """Every release, newest first."""
    return ask(session, rows.Release, all_of(rows.Release).order_by(tables.Release.number.desc()))


def release(session: so.Session, number: int) -> rows.Release:
    """The release of that number; raise sqlalchemy.exc.NoResultFound if there is none."""
    found = session.execute(all_of(rows.Release).where(tables.Release.number == number)).one()
    return typed(session, rows.Release, [found])[0]


def files_of_release(session: so.Session, release_number: int, folder: str) -> list[ReleaseFile]:
    """The files of a release in a folder such as `dataset/`, by path; none where there is no such release."""
    found = session.execute(
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
    return [ReleaseFile(path, size, sha256, bool(is_kept)) for path, size, sha256, is_kept in found]


def explained_changes(session: so.Session, but_of: Collection[str], at_most: int) -> list[rows.Change]:
    """The altered and withdrawn figures that carry a reason, newest release first: none of some tables, so many."""
    question = (
        all_of(rows.Change)
        .where(tables.Change.reason.is_not(None), tables.Change.table.not_in(but_of))
        .order_by(tables.Change.release_number.desc(), tables.Change.position)
        .limit(at_most)
    )
    return ask(session, rows.Change, question)


def changed_rows(session: so.Session, release_number: int) -> dict[str, Counter[ChangeKind]]:
    """How many rows of each table a release added, changed and withdrew, in the order of the tables."""
    table, kind, key = tables.Change.table, tables.Change.kind, tables.Change.key
    question = (
        sa.select(table, kind, sa.func.count(key.distinct()))
        .where(tables.Change.release_number == release_number)
        .group_by(table, kind)
        .order_by(sa.func.min(tables.Change.position))
    )
    counts: dict[str, Counter[ChangeKind]] = {}
    for name, what, number in session.execute(question):
        counts.setdefault(name, Counter())[what] = number
    return counts


def release_file(session: so.Session, release_number: int, path: str) -> bytes:
    """A file of a release; raise sqlalchemy.exc.NoResultFound if it has none of that path, or no longer."""
    compressed = session.scalars(
        sa.select(tables.StoredFile.compressed)
        .join(tables.ReleaseFile, tables.ReleaseFile.sha256 == tables.StoredFile.sha256)
        .where(
            tables.ReleaseFile.release_number == release_number,
            tables.ReleaseFile.path == path,
            tables.StoredFile.compressed != TAKEN_AWAY,
        )
    ).one()
    return zlib.decompress(compressed)
