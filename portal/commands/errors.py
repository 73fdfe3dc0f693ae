"""Errors that an operator can mend, said in one line without a traceback."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
import sqlalchemy as sa

from portal.commands.database import NothingPublishedError
from portal.database.archive import UnknownReleaseError
from portal.database.engine import DamagedDatabaseError
from portal.publishing.problems import (
    ClockBehindError,
    DatasetError,
    NothingToPublishError,
    OvertakenError,
    RehearsalError,
)
from portal.settings import SettingError, Settings

# As SQLite and PostgreSQL say it.
_LACKS_A_COLUMN = re.compile("no such column|no such table|column .* does not exist|relation .* does not exist")


@contextmanager
def plain_errors(*others: type[Exception]) -> Iterator[None]:
    """End a command with what its error says; `others` are errors of that command that say how to mend them."""
    plain: tuple[type[Exception], ...] = (DamagedDatabaseError, SettingError, *others)
    try:
        yield
    except plain as error:
        raise click.ClickException(str(error)) from error
    except BrokenPipeError:
        # The reader of the output, such as `head`, has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        raise click.ClickException(f"{error.filename or 'A file'} cannot be used: {error.strerror}.") from error
    except sa.exc.ArgumentError as error:
        raise click.ClickException(f"DATABASE_URL cannot be used: {error}.") from error
    except sa.exc.DBAPIError as error:
        raise click.ClickException(_of_the_database(error)) from error


@contextmanager
def dataset_errors() -> Iterator[None]:
    """The errors of a dataset, too, and that there is nothing to publish, which is none."""
    try:
        with plain_errors(OvertakenError, RehearsalError, UnknownReleaseError, NothingPublishedError, ClockBehindError):
            yield
    except DatasetError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        number = len(error.problems)
        problems = "problem" if number == 1 else "problems"
        raise click.ClickException(f"{number} {problems}. Nothing was published.") from error
    except NothingToPublishError as error:
        click.echo(f"Nothing to publish: {error}")
        sys.exit(0)


def _of_the_database(error: sa.exc.DBAPIError) -> str:
    file = Settings.from_environment().database_file
    if isinstance(error, sa.exc.OperationalError | sa.exc.ProgrammingError) and _LACKS_A_COLUMN.search(str(error.orig)):
        return "Another version of the site made the tables: `portal publish` or a start of the site builds them anew."
    why = " ".join(str(error.orig).split()).rstrip(".")
    message = f"The database{f' {file}' if file else ''} cannot be used: {why}. Nothing was changed."
    if file and file.exists() and not os.access(file.parent, os.W_OK):
        message += (
            f" SQLite writes beside it even to read, and nothing can be written in {file.parent}: use a copy of it."
        )
    return message
