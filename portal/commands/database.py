"""The database that a command works on, said before it does anything."""

from __future__ import annotations

import click
import sqlalchemy as sa

from portal.database.engine import examine, open_engine, reading
from portal.database.release_identity import newest_identity
from portal.facts.rows import Release
from portal.queries.releases import current_release
from portal.settings import Settings


class NothingPublishedError(Exception):
    """There is no release yet; the message says what makes one."""

    def __init__(self) -> None:
        super().__init__("Nothing is published yet: `portal publish` does that.")


def chosen_engine() -> sa.Engine:
    """The engine of the database that the settings name, examined; raise DamagedDatabaseError if it is damaged.

    Says on standard error which database that is and which release it holds: one may have meant another.
    """
    settings = Settings.from_environment()
    settings.make_place_for_the_database()
    engine = open_engine(settings.database_url)
    examine(engine)
    click.echo(f"Database {name_of(engine)}, {_held(engine)}.", err=True)
    return engine


def engine_with_a_release() -> sa.Engine:
    """The same; raise NothingPublishedError where it holds no release."""
    engine = chosen_engine()
    if release_of(engine) is None:
        raise NothingPublishedError
    return engine


def release_of(engine: sa.Engine) -> Release | None:
    """The current release of a database; None before the first."""
    if not sa.inspect(engine).has_table("releases"):
        return None
    with reading(engine) as session:
        return current_release(session)


def name_of(engine: sa.Engine) -> str:
    """A database as an operator names it, without its password."""
    return engine.url.database or "" if engine.dialect.name == "sqlite" else engine.url.render_as_string()


def _held(engine: sa.Engine) -> str:
    if not sa.inspect(engine).has_table("releases"):
        return "nothing published yet"
    with engine.connect() as connection:
        release = newest_identity(connection)
    return f"release {release.number}" if release else "nothing published yet"
