"""`portal restore`: an earlier release, brought back as a new one."""

import click

from portal.commands.arguments import ReaderText
from portal.commands.database import chosen_engine
from portal.commands.errors import dataset_errors
from portal.commands.release_output import publish_with_bar, show
from portal.publishing.cells import LARGEST_WHOLE_NUMBER
from portal.publishing.releasing import prepare_restoration


@click.command()
@click.argument("number", type=click.IntRange(1, LARGEST_WHOLE_NUMBER))
@click.option(
    "--reason", required=True, type=ReaderText(), help="Why the earlier release is brought back; readers see it."
)
def restore(number: int, reason: str) -> None:
    """Bring back release NUMBER as a new release.

    Nothing of the history is rewritten: the releases in between stay as they are.

    Example: portal restore 3 --reason "Release 4 was published from the wrong folder."
    """
    with dataset_errors():
        engine = chosen_engine()
        prepared = prepare_restoration(engine, number, reason)
        show(prepared)
        new_number = publish_with_bar(engine, prepared, reason)
    click.echo(f"Release {new_number} is published; it restores release {number}.")
