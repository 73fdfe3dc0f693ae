"""`portal releases`: every release, newest first."""

import click

from portal.commands.database import engine_with_a_release
from portal.commands.errors import dataset_errors
from portal.database.engine import reading
from portal.queries.releases import newest_releases


@click.command()
def releases() -> None:
    """List the releases, newest first: number, time, start of the content hash, note.

    Example: portal releases
    """
    with dataset_errors(), reading(engine_with_a_release()) as session:
        for release in newest_releases(session):
            restored = f", restores release {release.restored_from}" if release.restored_from else ""
            when = f"{release.published_at:%Y-%m-%d %H:%M} UTC"
            click.echo(f"{release.number:>4}  {when}  {release.content_hash[:12]}  {release.note}{restored}")
