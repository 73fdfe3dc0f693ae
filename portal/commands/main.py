"""The command line of the operator: check, publish, restore and export the dataset, and serve the site."""

import errno
import gc
import io
import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

import click

# Each is a function of its name in a file of its name. Loaded when it is asked for: no command waits for what only
# another one needs, such as the drawing of charts.
_COMMANDS = (
    "backup", "check", "contacts", "doctor", "export", "freeze", "postcodes", "prune", "publish", "read", "releases",
    "restore", "restore-backup", "serve", "sources", "watch",
)  # fmt: skip
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_OTHER_FILES = {"restore-backup": "backup"}


class _Commands(click.Group):
    def main(self, *arguments: Any, **keywords: Any) -> Any:
        try:
            return super().main(*arguments, **keywords)
        except OSError as error:
            if error.filename is not None or error.errno not in _NO_ROOM:
                raise
            # What is left would be tried again at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            click.echo(f"Error: What this command says cannot be written: {error.strerror}.", err=True)
            sys.exit(1)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        file = _load(f"portal.commands.{_OTHER_FILES.get(cmd_name, cmd_name)}")
        command: click.Command = getattr(file, cmd_name.replace("-", "_"))
        return command


def _load(name: str) -> ModuleType:
    if name in sys.modules:
        return sys.modules[name]
    # What is loaded stays to the end: to look for garbage in it takes a sixth of a command's start.
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


@click.version_option(package_name="on-the-record", message="On the Record %(version)s")
@click.group(cls=_Commands, help=__doc__, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Gather the commands; a terminal that lacks a letter shows another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
