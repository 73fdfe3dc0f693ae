"""All that is worked out from the changes of the releases when one is put in place.

Pages read this rather than all changes that ever were, so that none of them grows slower as the history grows.
"""

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.engine import reading, writing
from portal.database.release_summaries import summarise_releases, without_a_summary
from portal.database.tables import Change, RowHistory
from portal.facts.vocabulary import ChangeKind


def renew_histories(session: so.Session) -> None:
    """Bring all of it up to the newest release, within the transaction that puts the release in place."""
    _renew_row_histories(session)
    summarise_releases(session)


def fill_histories(engine: sa.Engine) -> None:
    """The same for a database in which an earlier version of the site published; nothing is written to any other."""
    with reading(engine) as session:
        is_behind = session.scalar(without_a_summary().limit(1)) is not None
    if is_behind:
        with writing(engine) as session:
            renew_histories(session)


def _renew_row_histories(session: so.Session) -> None:
    """Work out anew in which release each touched row was first shown and last changed; a withdrawn one has none."""
    last = sa.func.max(Change.release_number)
    first = sa.func.min(Change.release_number)
    added = sa.func.min(sa.case((Change.kind == ChangeKind.ADDED, Change.release_number)))
    withdrawn = sa.func.max(sa.case((Change.kind == ChangeKind.WITHDRAWN, Change.release_number)))
    question = (
        # A row that no release added was there from the first.
        sa.select(Change.table, Change.key, sa.case((added == first, first), else_=1), last)
        .group_by(Change.table, Change.key)
        .having(sa.func.coalesce(withdrawn, 0) < last)
    )
    session.execute(sa.delete(RowHistory))
    session.execute(sa.insert(RowHistory).from_select(["table", "key", "first_release", "last_release"], question))
