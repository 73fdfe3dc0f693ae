"""The command line of the operator: check, publish, restore and export the dataset, and serve the site."""

from __future__ import annotations

import io
import sys
from importlib import import_module

import click

# By the file of each command, which holds a function of its name. Loaded when it is asked for: no command waits for
# what only another one needs, such as the drawing of charts.
_FILES = {
    "backup": "backup",
    "check": "check",
    "contacts": "contacts",
    "doctor": "doctor",
    "export": "export",
    "freeze": "freeze",
    "postcodes": "postcodes",
    "prune": "prune",
    "publish": "publish",
    "read": "read",
    "releases": "releases",
    "restore": "restore",
    "restore-backup": "backup",
    "serve": "serve",
    "sources": "sources",
    "watch": "watch",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_FILES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _FILES:
            return None
        command: click.Command = getattr(
            import_module(f"portal.commands.{_FILES[cmd_name]}"), cmd_name.replace("-", "_")
        )
        return command


@click.group(cls=_Commands, help=__doc__, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Gather the commands; a terminal that lacks a letter shows another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
