"""The database that a command works on."""

from __future__ import annotations

import sqlalchemy as sa

from portal.database.engine import examine, open_engine
from portal.settings import Settings


def chosen_engine() -> sa.Engine:
    """The engine of the database that the settings name, examined; raise DamagedDatabaseError if it is damaged."""
    settings = Settings.from_environment()
    settings.make_place_for_the_database()
    engine = open_engine(settings.database_url)
    examine(engine)
    return engine
