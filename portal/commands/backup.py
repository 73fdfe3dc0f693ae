"""`portal backup` and `portal restore-backup`: the whole database as one file, and back."""

from pathlib import Path

import click

from portal.commands.arguments import NewPath
from portal.commands.database import engine_with_a_release, name_of
from portal.commands.errors import dataset_errors
from portal.database.backup import NoBackupError, back_up, put_back
from portal.database.engine import open_engine
from portal.publishing.earlier_layout import make_tables_ready
from portal.settings import Settings


@click.command()
@click.argument("file", type=NewPath(), metavar="FILE")
def backup(file: Path) -> None:
    """Write the whole database, with every release, into the new file FILE, while the site runs on.

    The file is the same for SQLite and PostgreSQL, and either can be brought back from it.

    Example: portal backup backup-2027-03-01.sqlite
    """
    with dataset_errors():
        if file.exists():
            raise click.ClickException(f"{file} is there already. Name a new file, so that no backup is overwritten.")
        if not file.parent.is_dir():
            raise click.ClickException(f"{file.parent} is no folder. Make it first, or name a file in another.")
        own = Settings.from_environment().database_file
        if own is not None and file.name.startswith(f"{own.name}-") and file.resolve().parent == own.resolve().parent:
            raise click.ClickException(f"SQLite would take {file} for a part of {own}. Name a file in another folder.")
        engine = engine_with_a_release()
        # Another version of the site may have made the tables.
        make_tables_ready(engine)
        number = back_up(engine, file)
    click.echo(f"{file} holds everything up to release {number}.")


@click.command("restore-backup")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
def restore_backup(file: Path) -> None:
    """Put what FILE holds in the place of the database, all or nothing; a running site shows it within seconds.

    What was published after the backup is gone then: make another backup first if it may still be wanted. The database
    of another program is refused, and a file that cannot be read as a database is kept under another name.

    Example: portal restore-backup backup-2027-03-01.sqlite
    """
    with dataset_errors():
        try:
            settings = Settings.from_environment()
            settings.make_place_for_the_database()
            # The database may be damaged: that is what a backup is for.
            engine = open_engine(settings.database_url)
            click.echo(f"Database {name_of(engine)}, to be replaced by what {file} holds.", err=True)
            done = put_back(engine, file, make_tables_ready)
        except NoBackupError as error:
            raise click.ClickException(str(error)) from error
    if done.kept:
        click.echo(f"What was there before could not be read as a database. It is kept: {done.kept}")
    click.echo(f"Database {name_of(engine)} holds everything up to release {done.number} again.")
