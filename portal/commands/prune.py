"""`portal prune`: the heavy files of old releases, taken away."""

import click

from portal.commands.database import engine_with_a_release
from portal.commands.errors import dataset_errors
from portal.database.archive import prune as take_away
from portal.publishing.cells import LARGEST_WHOLE_NUMBER


@click.command()
@click.option(
    "--keep",
    required=True,
    type=click.IntRange(1, LARGEST_WHOLE_NUMBER),
    help="How many of the newest releases keep theirs.",
)
def prune(keep: int) -> None:
    """Take the charts and downloads of all but the newest releases away.

    Their tables, what each of them changed, and every checksum stay, and `portal restore` brings any of them back.

    Example: portal prune --keep 12
    """
    with dataset_errors():
        pruned = take_away(engine_with_a_release(), keep)
    click.echo(f"Took {pruned.files} files away ({pruned.size / 1_000_000:.1f} MB); {keep} releases keep theirs.")
