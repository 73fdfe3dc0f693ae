"""`portal serve`: build the database if there is none yet, then serve the site.

The parts that publish are loaded only where there is something to build, for they take a second.
"""

import os
import socket
import sys
from contextlib import suppress
from typing import NoReturn

import click
import sqlalchemy as sa

from portal.commands.database import say_which
from portal.commands.errors import plain_errors
from portal.commands.misleading_settings import misleading
from portal.database.engine import examine, open_engine, reading
from portal.dataset.bundled import is_earlier
from portal.publishing.earlier_layout import make_tables_ready
from portal.publishing.problems import DatasetError
from portal.queries.releases import current_release
from portal.settings import ROOT, Settings


class TakenPortError(Exception):
    """A port cannot be listened on; the message names its setting and what to do."""


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


def serve_with_gunicorn() -> NoReturn:
    """Become gunicorn: a process that has loaded nothing of the site, so that its workers stay small."""
    os.chdir(ROOT)
    arguments = ["-m", "gunicorn", "-c", "python:portal.server.gunicorn_settings", "app:app"]
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606


def claim_ports(settings: Settings) -> None:
    """Raise TakenPortError where PORT or METRICS_PORT cannot be listened on; nothing is kept open."""
    _claim(settings.host, settings.port, "PORT")
    if settings.metrics_port:
        if settings.metrics_port == settings.port:
            raise TakenPortError(f"PORT and METRICS_PORT are both {settings.port}: choose another for one of them.")
        _claim(settings.host, settings.metrics_port, "METRICS_PORT")


def _build(settings: Settings) -> None:
    """Publish the first release; where another machine has published it meanwhile, that one is as good."""
    click.echo("Building the database from the dataset that comes with the site.")
    from portal.commands.main import main  # noqa: PLC0415
    from portal.pictures.drawing_apart import NotDrawnError  # noqa: PLC0415
    from portal.web.renderer import bundle, shared_renderer  # noqa: PLC0415

    try:
        main(["publish", "--note", "The first release."], standalone_mode=False)
    except (click.ClickException, SystemExit):
        if not _look(settings):
            raise
        click.echo("Another machine has built it meanwhile.")
    # Should that fail, the script is made when somebody first asks for it.
    with suppress(NotDrawnError):
        shared_renderer(settings.instance_dir).draw(bundle())


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


def _claim(host: str, port: int, name: str) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise TakenPortError(f"HOST={host!r} is no address of this machine: {error.strerror}.") from error
    with socket.socket(family, kind, protocol) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(address)
            tried.listen(1)
        except OSError as error:
            why = error.strerror or "it is taken"
            raise TakenPortError(
                f"{name}={port} on {host} cannot be used: {why}. Choose another, such as {name}={port + 1}."
            ) from error
