"""In which release a figure was first shown and last changed."""

from dataclasses import dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached

# The tables whose rows a page shows with their history. Names and postcodes are many and have none: to read theirs too
# would make every page of a force as slow as the newest gazetteer is long.
SHOWN = (
    "accountability", "case_audits", "estimates", "findings", "follow_ups", "inspections", "judgments", "programmes",
    "questions", "recording_rates", "rounds", "scopes",
)  # fmt: skip


@dataclass(frozen=True)
class History:
    """The releases in which a row was first shown and last changed."""

    first_release: int
    last_release: int


class Histories:
    """The history of every row of the current release; rows that no release touched stand since the first."""

    def __init__(self, by_row: dict[tuple[str, str], History]) -> None:
        self._by_row = by_row

    def __len__(self) -> int:
        """How many rows a release touched."""
        return len(self._by_row)

    def of(self, table: str, *key: object) -> History:
        """The history of the row with this key."""
        return self._by_row.get((table, "/".join(str(part) for part in key)), History(1, 1))


@cached
def histories(session: so.Session, *names: str) -> Histories:
    """The histories of the rows of some tables, or of all that pages show."""
    rows = session.scalars(sa.select(tables.RowHistory).where(tables.RowHistory.table.in_(names or SHOWN)))
    return Histories({(row.table, row.key): History(row.first_release, row.last_release) for row in rows})
