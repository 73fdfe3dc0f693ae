"""The command line of the operator: check, publish, restore and export the dataset, and serve the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import sqlalchemy as sa

from portal.contacts_command import contacts
from portal.database import examine, open_engine, reading
from portal.freeze_command import freeze
from portal.plain_errors import said_plainly
from portal.postcode_command import postcodes
from portal.publishing.archive import UnknownReleaseError, dataset_files
from portal.publishing.checking import check as check_files
from portal.publishing.comparing import Difference, counts
from portal.publishing.dataset_files import read_folder
from portal.publishing.description import DATASET
from portal.publishing.problems import DatasetError
from portal.publishing.releasing import (
    NothingToPublishError,
    OvertakenError,
    Prepared,
    prepare,
    prepare_restoration,
    publish as publish_release,
)
from portal.queries.releases import all_releases, current_release
from portal.serve_command import serve
from portal.settings import Settings
from portal.vocabulary import ChangeKind

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(help=__doc__, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Gather the commands."""


main.add_command(contacts)
main.add_command(freeze)
main.add_command(postcodes)
main.add_command(serve)


@main.command()
@click.argument("folder", type=_FOLDER, default=DATASET, metavar="[DIR]")
def check(folder: Path) -> None:
    """Check the files in DIR and say everything that is wrong with them.

    DIR is a folder with a datapackage.json and its CSV files; without DIR the dataset that comes with the site is
    checked. Every fault is named with its file, line, column and value, and with what to do. Nothing is published.

    Example: portal check my-dataset
    """
    with _said_plainly():
        dataset = check_files(read_folder(folder))
    rows = sum(len(table.rows) for table in dataset.tables.values())
    click.echo(f"No fault found in {rows:,} rows of {len(dataset.tables)} tables.")


@main.command()
@click.argument("folder", type=_FOLDER, default=DATASET, metavar="[DIR]")
@click.option("--note", default="", help="A sentence on this release for its readers.")
@click.option("--redraw", is_flag=True, help="Publish unchanged files too: for charts that a newer program draws anew.")
def publish(folder: Path, note: str, redraw: bool) -> None:
    """Check the files in DIR, show what will change, and publish them as a new release.

    A figure that was published and is now altered or withdrawn needs a reason: a line in corrections.csv. Without it
    nothing is published. All of the release is published, or, after an error, none of it.

    Example: portal publish my-dataset --note "Adds three inspections of March 2027"
    """
    with _said_plainly():
        engine = _engine()
        prepared = prepare(engine, read_folder(folder), same_again=redraw)
        _show(prepared)
        number = _publish_with_bar(engine, prepared, note)
    click.echo(f"Release {number} is published.")


@main.command()
def releases() -> None:
    """List the releases, newest first: number, time, start of the content hash, note.

    Example: portal releases
    """
    with _said_plainly(), reading(_engine()) as session:
        for release in all_releases(session):
            restored = f", restores release {release.restored_from}" if release.restored_from else ""
            when = f"{release.published_at:%Y-%m-%d %H:%M} UTC"
            click.echo(f"{release.number:>4}  {when}  {release.content_hash[:12]}  {release.note}{restored}")


@main.command()
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why the earlier release is brought back; readers see it.")
def restore(number: int, reason: str) -> None:
    """Bring back release NUMBER as a new release.

    Nothing of the history is rewritten: the releases in between stay as they are.

    Example: portal restore 3 --reason "Release 4 was published from the wrong folder."
    """
    with _said_plainly():
        engine = _engine()
        prepared = prepare_restoration(engine, number, reason)
        _show(prepared)
        new_number = _publish_with_bar(engine, prepared, reason)
    click.echo(f"Release {new_number} is published; it restores release {number}.")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--release", "number", type=int, help="Which release; the current one unless given.")
def export(folder: Path, number: int | None) -> None:
    """Write the dataset of a release into the empty or new folder DIR, byte for byte as it was published.

    Example: portal export my-dataset --release 2
    """
    with _said_plainly():
        if folder.exists() and any(folder.iterdir()):
            raise click.ClickException(f"{folder} is not empty. Name a new folder, so that nothing is overwritten.")
        with reading(_engine()) as session:
            if number is None:
                release = current_release(session)
                number = release.number if release else 0
            files = dataset_files(session, number)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for path, content in files.items():
                (folder / path).write_bytes(content)
        except OSError as error:
            raise click.ClickException(f"{folder} cannot be written, or not in full: {error.strerror}.") from error
    click.echo(f"Wrote {len(files)} files of release {number} into {folder}.")


def _engine() -> sa.Engine:
    settings = Settings.from_environment()
    settings.make_place_for_the_database()
    engine = open_engine(settings.database_url)
    examine(engine)
    return engine


def _publish_with_bar(engine: sa.Engine, prepared: Prepared, note: str) -> int:
    with click.progressbar(length=1, label="Drawing charts", file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return publish_release(engine, prepared, note, progress)


def _show(prepared: Prepared) -> None:
    if not prepared.release_before:
        click.echo("This is the first release.")
        return
    click.echo(f"Against release {prepared.release_before}:")
    for table, number in counts(prepared.differences).items():
        parts = [f"{number[kind]} {kind}" for kind in ChangeKind if number[kind]]
        click.echo(f"  {table}: {', '.join(parts)}")
    for difference in prepared.differences:
        if difference.reason:
            click.echo(f"  {_told(difference)}")


def _told(difference: Difference) -> str:
    change = f"{difference.column}: {difference.was} → {difference.now}" if difference.column else "withdrawn"
    return f"{difference.table} {difference.key}, {change} ({difference.reason_kind}: {difference.reason})"


@contextmanager
def _said_plainly() -> Iterator[None]:
    """The errors of a dataset, too, and that there is nothing to publish, which is none."""
    try:
        with said_plainly(OvertakenError, UnknownReleaseError):
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
