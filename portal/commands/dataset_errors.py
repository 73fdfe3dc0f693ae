"""Errors of a dataset and of its publishing, said in one line each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from portal.commands.database import NothingPublishedError
from portal.commands.errors import plain_errors
from portal.database.archive import UnknownReleaseError
from portal.publishing.problems import (
    ClockBehindError,
    DatasetError,
    NothingToPublishError,
    OvertakenError,
    RehearsalError,
)


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
