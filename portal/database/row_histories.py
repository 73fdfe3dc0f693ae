"""In which release each row was first shown and last changed, worked out when a release is put in place.

Pages read this rather than all changes that ever were, so that none of them grows slower as the history grows.
"""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables import Change, RowHistory
from portal.facts.vocabulary import ChangeKind


def renew_row_histories(session: so.Session) -> None:
    """Work out anew the histories of the rows that releases touched; of those that were withdrawn there are none."""
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
