"""`portal export`: the dataset of a release, written into a folder."""

from pathlib import Path

import click

from portal.commands.arguments import NewPath
from portal.commands.database import engine_with_a_release
from portal.commands.errors import dataset_errors
from portal.database.archive import dataset_files
from portal.database.engine import reading
from portal.publishing.cells import LARGEST_WHOLE_NUMBER
from portal.queries.releases import current_release


@click.command()
@click.argument("folder", type=NewPath(is_folder=True), metavar="DIR")
@click.option(
    "--release",
    "number",
    type=click.IntRange(1, LARGEST_WHOLE_NUMBER),
    help="Which release; the current one unless given.",
)
def export(folder: Path, number: int | None) -> None:
    """Write the dataset of a release into the empty or new folder DIR, byte for byte as it was published.

    Example: portal export my-dataset --release 2
    """
    with dataset_errors():
        if folder.exists() and any(folder.iterdir()):
            raise click.ClickException(f"{folder} is not empty. Name a new folder, so that nothing is overwritten.")
        with reading(engine_with_a_release()) as session:
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
