"""The database that a command works on, said before it does anything."""

from pathlib import Path

import click
import sqlalchemy as sa

from portal.database.embedded_file import file_of, give_to_the_owner_of_its_folder
from portal.database.engine import examine, open_engine, reading
from portal.database.release_identity import newest_identity
from portal.facts.rows import Release
from portal.queries.releases import current_release
from portal.settings import Settings, without_password

# Where on-the-record.service keeps its own.
_SERVICE_DATABASE = Path("/var/lib/on-the-record/portal.sqlite")


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
    engine = _open(settings)
    say_which(engine)
    return engine


def open_existing() -> sa.Engine:
    """The same without a word, for what only reads: nothing is made where there is no database."""
    settings = Settings.from_environment()
    refuse_to_make(settings)
    return _open(settings)


def refuse_to_make(settings: Settings) -> None:
    """Raise NothingPublishedError where the embedded database is not there, which to open would make it."""
    if settings.lacks_its_database():
        click.echo(f"Database {settings.database_file}, nothing published yet.", err=True)
        raise NothingPublishedError


def _open(settings: Settings) -> sa.Engine:
    engine = open_engine(settings.database_url)
    examine(engine)
    give_to_the_owner_of_its_folder(engine)
    return engine


def say_which(engine: sa.Engine) -> None:
    """Say which database this is, which release it holds, and where it is not the one that the service reads."""
    click.echo(f"Database {name_of(engine)}, {_contents(engine)}.", err=True)
    own = file_of(engine.url)
    if own is not None and _is_not_the_one_of_the_service(own):
        click.echo(
            f"The service reads another database, {_SERVICE_DATABASE}: portal/deploy/portal-of-the-service names it.",
            err=True,
        )


def _is_not_the_one_of_the_service(own: Path) -> bool:
    try:
        return _SERVICE_DATABASE.exists() and not (own.exists() and own.samefile(_SERVICE_DATABASE))
    except PermissionError:
        # The service's folder is closed to all others: who works on `own` is another.
        return True


def engine_with_a_release() -> sa.Engine:
    """The same for what is published, of which nothing is made; raise NothingPublishedError where nothing is."""
    engine = open_existing()
    say_which(engine)
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
    return engine.url.database or "" if engine.dialect.name == "sqlite" else without_password(str(engine.url))


def _contents(engine: sa.Engine) -> str:
    if not sa.inspect(engine).has_table("releases"):
        return "nothing published yet"
    with engine.connect() as connection:
        release = newest_identity(connection)
    return f"release {release.number}" if release else "nothing published yet"
