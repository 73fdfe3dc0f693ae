"""What tells one release from every other, for all who keep something of it.

A number alone does not: where a database was put back from a copy, another release may come to have it.
"""

import datetime
import hashlib
from typing import NamedTuple

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables import Release
from portal.facts import rows

_NEWEST = sa.select(Release.number, Release.published_at, Release.content_hash).order_by(Release.number.desc()).limit(1)


class ReleaseIdentity(NamedTuple):
    """A release: its number, when it was published (UTC), and the hash of its files."""

    number: int
    published_at: datetime.datetime
    content_hash: str

    @property
    def mark(self) -> str:
        """A short form for addresses, such as `3-5f2a91c0`: what is there never changes."""
        whole = f"{self.number} {self.published_at.isoformat()} {self.content_hash}"
        return f"{self.number}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def identity_of(release: rows.Release) -> ReleaseIdentity:
    """The identity of a release that was read."""
    return ReleaseIdentity(release.number, release.published_at, release.content_hash)


def newest_identity(connection: so.Session | sa.Connection) -> ReleaseIdentity | None:
    """The newest release of the database; None before the first."""
    row = connection.execute(_NEWEST).first()
    return ReleaseIdentity(*row) if row else None
