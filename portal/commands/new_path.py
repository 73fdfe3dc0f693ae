"""The name of a file or a folder that a command writes."""

from __future__ import annotations

import os
from pathlib import Path

import click


class NewPath(click.Path):
    """A name of something to be written: none that a script left empty, no dash, and for a file none of a folder."""

    def __init__(self, *, is_folder: bool = False) -> None:
        super().__init__(file_okay=not is_folder, dir_okay=is_folder, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path as it was named."""
        name = os.fspath(value)
        what = "folder" if self.dir_okay else "file"
        # A variable that a script never set would mean the folder in which it runs.
        if not name.strip():
            self.fail(f"is empty: name a {what}.", param, ctx)
        # Other programs write to the screen then, which no command here does.
        if name == "-":
            self.fail(f"is a dash alone: name a {what}, or write ./- if it is to be called so.", param, ctx)
        if name.endswith("/") and not self.dir_okay:
            self.fail(f"{name!r} names a folder: name a file in it.", param, ctx)
        return super().convert(value, param, ctx)
