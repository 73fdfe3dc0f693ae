"""`portal watch`: publications of the inspectorate that the dataset lacks."""

from pathlib import Path

import click

from portal.commands.arguments import dataset_folder
from portal.commands.errors import plain_errors
from portal.desk.polite_client import NotAskedError, PoliteClient
from portal.desk.publications import NotAFeedError, new_publications, publications
from portal.settings import Settings


@click.command()
@dataset_folder
def watch(folder: Path) -> None:
    """List what the inspectorate published of a force or a round and the dataset in DIR does not have, newest first.

    Reads the feed at PUBLICATIONS_FEED (RSS or Atom). Beside each publication stand the rows of sources.csv and
    inspections.csv to start from; nothing is written. Exits with status 1 if there is anything new, so that a schedule
    can raise an alarm.

    Example: portal watch my-dataset
    """
    with plain_errors(NotAskedError, NotAFeedError):
        settings = Settings.from_environment()
        with PoliteClient(local=settings.desk_asks_local) as client:
            answer = client.get(settings.publications_feed)
        if not answer.is_there:
            raise NotAskedError(f"{answer.address} answers with status {answer.status}.")
        new = new_publications(publications(answer.content), folder)
    for item in new:
        click.echo(f"{item.publication.published_on or 'no date'}  {item.publication.title}")
        click.echo(f"  {item.publication.address}")
        click.echo(f"  sources.csv: {item.source_row}")
        for row in item.inspection_rows:
            click.echo(f"  inspections.csv: {row}")
    click.echo(f"{len(new)} publications that the dataset does not have.")
    if new:
        raise SystemExit(1)
