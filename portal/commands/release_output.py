"""What a command that publishes shows: what changes, why, and how far the drawing is."""

import sys
from collections.abc import Mapping, Sequence

import click
import sqlalchemy as sa

from portal.commands.rehearsal import rehearse
from portal.facts.vocabulary import ChangeKind
from portal.publishing.chart_store import ChartStore
from portal.publishing.problems import Problem
from portal.publishing.release_diff import Difference, counts
from portal.publishing.releasing import PreparedRelease, publish as publish_release
from portal.settings import Settings


def publish_with_bar(engine: sa.Engine, prepared: PreparedRelease, note: str, was_tried: bool = False) -> int:
    """Publish what was prepared, with a progress bar; return the number of the new release.

    `was_tried`: its pages need no rehearsal.
    """
    with click.progressbar(length=1, label="Drawing charts", file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        store = ChartStore(Settings.from_environment().chart_store)
        return publish_release(engine, prepared, note, progress, None if was_tried else rehearse, store)


def show_warnings(passed_over: Mapping[str, Sequence[str]], warnings: Sequence[Problem]) -> None:
    """Print what a spreadsheet had put into the files, and what a person should look at; neither stops anything."""
    for path, columns in passed_over.items():
        click.echo(f"{path}: passed over {', '.join(columns)}.")
    for warning in warnings:
        click.echo(f"Warning: {warning}")


def show(prepared: PreparedRelease) -> None:
    """Print what differs from the release before, and the reason for each difference that has one."""
    if not prepared.release_before:
        click.echo("This is the first release.")
        return
    click.echo(f"Against release {prepared.release_before}:")
    for table, number in counts(prepared.differences).items():
        parts = [f"{number[kind]} {kind}" for kind in ChangeKind if number[kind]]
        click.echo(f"  {table}: {', '.join(parts)}")
    for difference in prepared.differences:
        if difference.reason:
            click.echo(f"  {_sentence(difference)}")


def _sentence(difference: Difference) -> str:
    change = f"{difference.column}: {difference.was} → {difference.now}" if difference.column else "withdrawn"
    return f"{difference.table} {difference.key}, {change} ({difference.reason_kind}: {difference.reason})"
