"""`portal freeze DIR`: the whole site as static files."""

import hashlib
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click
import sqlalchemy as sa

from portal.application import create_app
from portal.commands.arguments import NewPath
from portal.commands.database import NothingPublishedError, refuse_to_make, say_which
from portal.commands.errors import plain_errors
from portal.database.engine import examine
from portal.database.release_identity import identity_of
from portal.facts.rows import Release
from portal.program_hash import program_hash
from portal.settings import Settings
from portal.static_site import pages
from portal.static_site.crawling import NotFrozenError
from portal.static_site.folder import ForeignFolderError, FreezeCounts, files_of_the_same
from portal.static_site.freezing import freeze as freeze_site
from portal.support.open_now import now


@click.command()
@click.argument("folder", type=NewPath(is_folder=True), metavar="DIR")
def freeze(folder: Path) -> None:
    """Write the whole site of the current release into DIR as static files, for any web server.

    Both languages, every page, chart, download and feed; SITE_URL is the address at which the files will stand. Files
    that did not change are left untouched. DIR/manifest.json lists each file with its SHA-256, and what was left out
    because it needs a server. portal/deploy/ holds a configuration for nginx.

    Example: SITE_URL=https://ontherecord.example portal freeze public
    """
    with plain_errors(ForeignFolderError, NotFrozenError, NothingPublishedError):
        settings = Settings.from_environment()
        refuse_to_make(settings)
        app = create_app(settings)
        engine = app.extensions["engine"]
        examine(engine)
        say_which(engine)
        pages.attach(app)
        release = pages.release_of(app) if sa.inspect(engine).has_table("releases") else None
        if release is None:
            raise NothingPublishedError
        about = {
            "site": settings.site_url,
            "release": release.number,
            "published": release.published_at.isoformat(),
            "made_of": _made_of(settings, release),
        }
        untouched = files_of_the_same(folder, about)
        if untouched is not None:
            click.echo(_message(folder, release, FreezeCounts(untouched, 0, 0)))
            return
        with _Bars() as bars:
            also = pages.addresses_without_links(app)
            counts = freeze_site(app, settings.site_url, folder, also, about, bars.show)
    click.echo(_message(folder, release, counts))


def _message(folder: Path, release: Release, counts: FreezeCounts) -> str:
    total = counts.unchanged + counts.written
    return (
        f"{folder} holds release {release.number} in {total:,} files: "
        f"{counts.written:,} written, {counts.unchanged:,} left untouched, {counts.removed:,} removed."
    )


def _made_of(settings: Settings, release: Release) -> str:
    """All that decides what the files say: the program, the release, the settings, and the day."""
    relevant = replace(settings, database_url="", instance_dir=Path(), workers=0)
    parts = (program_hash(), identity_of(release).mark, repr(relevant), now().date().isoformat())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class _Bars(ExitStack):
    """A progress bar for each part of the work, on standard error."""

    _label = ""

    def show(self, label: str, done: int, total: int) -> None:
        """Move the bar of that part on."""
        if label != self._label:
            self.close()
            self._label = label
            self._bar = self.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))
        self._bar.length = total
        self._bar.update(done - self._bar.pos)
