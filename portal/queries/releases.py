"""The releases, their files and what each changed."""

from __future__ import annotations

import zlib

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal import models, rows


def current_release(session: so.Session) -> rows.Release | None:
    """The current release; None before the first."""
    model = session.scalars(sa.select(models.Release).order_by(models.Release.number.desc()).limit(1)).first()
    return _release(model) if model else None


def all_releases(session: so.Session) -> list[rows.Release]:
    """Every release, newest first."""
    return [_release(m) for m in session.scalars(sa.select(models.Release).order_by(models.Release.number.desc()))]


def explained_changes(session: so.Session) -> list[rows.Change]:
    """Every altered or withdrawn figure of every release that carries a reason, newest release first."""
    return _changes(session, models.Change.reason.is_not(None))


def changes_of_release(session: so.Session, release_number: int) -> list[rows.Change]:
    """What a release changed against the one before it, in the order of the tables."""
    return _changes(session, models.Change.release_number == release_number)


def release_file(session: so.Session, release_number: int, path: str) -> bytes:
    """A file of a release; raise sqlalchemy.exc.NoResultFound if the release has none of that path."""
    compressed = session.scalars(
        sa.select(models.StoredFile.compressed)
        .join(models.ReleaseFile, models.ReleaseFile.sha256 == models.StoredFile.sha256)
        .where(models.ReleaseFile.release_number == release_number, models.ReleaseFile.path == path)
    ).one()
    return zlib.decompress(compressed)


def _changes(session: so.Session, which: sa.ColumnElement[bool]) -> list[rows.Change]:
    found = session.scalars(
        sa.select(models.Change).where(which).order_by(models.Change.release_number.desc(), models.Change.position)
    )
    return [
        rows.Change(
            release_number=model.release_number,
            position=model.position,
            table=model.table,
            key=model.key,
            kind=model.kind,
            column=model.column,
            was=model.was,
            now=model.now,
            reason_kind=model.reason_kind,
            reason=model.reason,
            reason_cy=model.reason_cy,
        )
        for model in found
    ]


def _release(model: models.Release) -> rows.Release:
    return rows.Release(
        number=model.number,
        published_at=model.published_at,
        content_hash=model.content_hash,
        note=model.note,
        restored_from=model.restored_from,
    )
