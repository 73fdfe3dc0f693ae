"""The command line of the operator: check, publish, restore and export the dataset, and serve the site."""

from __future__ import annotations

import io
import sys

import click

from portal.commands.backup import backup, restore_backup
from portal.commands.check import check
from portal.commands.contacts import contacts
from portal.commands.doctor import doctor
from portal.commands.export import export
from portal.commands.freeze import freeze
from portal.commands.postcodes import postcodes
from portal.commands.prune import prune
from portal.commands.publish import publish
from portal.commands.read import read
from portal.commands.releases import releases
from portal.commands.restore import restore
from portal.commands.serve import serve
from portal.commands.sources import sources
from portal.commands.watch import watch


@click.group(help=__doc__, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Gather the commands; a terminal that lacks a letter shows another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


for command in (
    backup,
    restore_backup,
    doctor,
    check,
    contacts,
    export,
    freeze,
    postcodes,
    prune,
    publish,
    read,
    releases,
    restore,
    serve,
    sources,
    watch,
):
    main.add_command(command)
