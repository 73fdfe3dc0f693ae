"""`portal serve`: build the database if there is none yet, then serve the site.

The parts that publish are loaded only where there is something to build, for they take a second.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click
import sqlalchemy as sa

from portal.commands.database import say_which
from portal.commands.errors import plain_errors
from portal.commands.misleading_settings import misleading
from portal.commands.ports import TakenPortError, claim_ports
from portal.database.engine import examine, open_engine, reading
from portal.dataset.bundled import is_earlier
from portal.pictures.drawing_apart import NotDrawnError
from portal.publishing.earlier_layout import make_tables_ready
from portal.publishing.problems import DatasetError
from portal.queries.releases import current_release
from portal.server.gunicorn import serve_with_gunicorn
from portal.settings import Settings
from portal.web.renderer import bundle, shared_renderer


@click.command()
def serve() -> None:
    """Build the database if there is none yet, then serve the site (settings: see the README).

    Example: PORT=8123 portal serve
    """
    with plain_errors(DatasetError):
        settings = Settings.from_environment()
        there_is_a_release = _look(settings)
    with plain_errors(TakenPortError):
        claim_ports(settings)
    if not there_is_a_release:
        _build(settings)
        # Should that fail, the script is made when somebody first asks for it.
        with suppress(NotDrawnError):
            shared_renderer(settings.instance_dir).made(bundle())
    for line in misleading(settings):
        click.echo(line)
    with plain_errors():
        engine = open_engine(settings.database_url)
        say_which(engine)
        engine.dispose()
    click.echo(f"On the Record: http://{settings.listens_at}")
    sys.stdout.flush()
    # The server works in a folder of its own, where a relative address would name another file.
    os.environ["DATABASE_URL"] = settings.database_url
    serve_with_gunicorn()


def _build(settings: Settings) -> None:
    """Publish the first release; where another machine has published it meanwhile, that one is as good."""
    click.echo("Building the database from the dataset that comes with the site.")
    from portal.commands.main import main  # noqa: PLC0415

    try:
        main(["publish", "--note", "The first release."], standalone_mode=False)
    except (click.ClickException, SystemExit):
        if not _look(settings):
            raise
        click.echo("Another machine has built it meanwhile.")


def _look(settings: Settings) -> bool:
    """Whether there is a release; says so if it is a dataset that came with an earlier version of the site."""
    settings.make_place_for_the_database()
    engine = open_engine(settings.database_url)
    try:
        examine(engine)
        if not sa.inspect(engine).has_table("releases"):
            return False
        if make_tables_ready(engine):
            click.echo("Another version of the site made the database: its tables were built anew from the archive.")
        with reading(engine) as session:
            release = current_release(session)
    finally:
        engine.dispose()
    if release and is_earlier(release.content_hash):
        click.echo(f"This version brings newer figures than release {release.number}: `portal publish` publishes them.")
    return release is not None
