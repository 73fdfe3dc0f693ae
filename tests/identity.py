"""The identity of a release that was never published, for tests of what keeps something of one."""

import datetime

from portal.database.release_identity import ReleaseIdentity


def made_identity(number: int, content_hash: str = "hash") -> ReleaseIdentity:
    """A release of that number and content."""
    return ReleaseIdentity(number, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), content_hash)
