"""`portal publish`: a checked dataset as a new release."""

from pathlib import Path

import click

from portal.commands.arguments import ReaderText, dataset_folder
from portal.commands.database import chosen_engine
from portal.commands.errors import dataset_errors
from portal.commands.release_output import publish_with_bar, show, show_warnings
from portal.dataset.description import DATASET
from portal.publishing.dataset_files import read_folder
from portal.publishing.releasing import prepare


@click.command()
@dataset_folder
@click.option("--note", default="", type=ReaderText(), help="A sentence on this release for its readers.")
@click.option("--redraw", is_flag=True, help="Publish unchanged files too: for charts that a newer program draws anew.")
def publish(folder: Path, note: str, redraw: bool) -> None:
    """Check the files in DIR, show what will change, and publish them as a new release.

    A figure that was published and is now altered or withdrawn needs a reason: a line in corrections.csv. Without it
    nothing is published. All of the release is published, or, after an error, none of it.

    Example: portal publish my-dataset --note "Adds three inspections of March 2027"
    """
    with dataset_errors():
        engine = chosen_engine()
        prepared = prepare(engine, read_folder(folder), same_again=redraw)
        # What comes with the site was tried on every page before it was handed out.
        was_tried = folder == DATASET and not prepared.release_before
        if not was_tried:
            show_warnings(prepared.dataset.passed_over, prepared.warnings)
        show(prepared)
        number = publish_with_bar(engine, prepared, note, was_tried)
    click.echo(f"Release {number} is published.")
