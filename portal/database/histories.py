"""All that is worked out from the changes of the releases, so that a page need not read them."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.engine import reading, writing
from portal.database.release_summaries import summarise_releases, unsummarised
from portal.database.row_histories import renew_row_histories


def renew_histories(session: so.Session) -> None:
    """Bring all of it up to the newest release, within the transaction that puts the release in place."""
    renew_row_histories(session)
    summarise_releases(session)


def fill_histories(engine: sa.Engine) -> None:
    """The same for a database in which an earlier version of the site published; nothing is written to any other."""
    with reading(engine) as session:
        is_behind = session.scalar(unsummarised().limit(1)) is not None
    if is_behind:
        with writing(engine) as session:
            renew_histories(session)
