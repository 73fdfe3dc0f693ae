"""What commands are given: the folder of a dataset, the name of what they write, a sentence for readers."""

import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from portal.dataset.description import DATASET, DESCRIPTION_FILE, description
from portal.facts.unseen import unseen_character

# As long as a sentence or five; a feed and a list of releases show it whole.
_LONGEST = 1000


def dataset_folder(command: Callable[..., Any]) -> Callable[..., Any]:
    """The argument `folder` of a command: that of a dataset, the one that comes with the site unless given."""
    return click.argument("folder", type=DatasetFolder(), default=DATASET, metavar="[DIR]")(command)


class DatasetFolder(click.Path):
    """A folder with files of a dataset: no archive of one, no file in it, and none that only holds another."""

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The folder as it was named."""
        name = os.fspath(value)
        if not name.strip():
            self.fail("is empty: name a folder.", param, ctx)
        try:
            self._look_into(Path(name), param, ctx)
        except OSError as error:
            self.fail(f"{name!r} cannot be looked into: {error.strerror}.", param, ctx)
        return super().convert(value, param, ctx)

    def _look_into(self, folder: Path, param: click.Parameter | None, ctx: click.Context | None) -> None:
        name = str(folder)
        if folder.is_file():
            is_archive = zipfile.is_zipfile(folder) or tarfile.is_tarfile(folder)
            where = f"unpack it, and name the folder with {DESCRIPTION_FILE}" if is_archive else f"name {folder.parent}"
            self.fail(f"{name!r} is {'an archive' if is_archive else 'a file'}, not a folder: {where}.", param, ctx)
        if folder.is_dir() and not _holds_a_dataset(folder):
            inner = sorted(str(each) for each in folder.iterdir() if each.is_dir() and _holds_a_dataset(each))
            otherwise = f"name the folder with {DESCRIPTION_FILE} and its CSV files"
            mend = f"did you mean {' or '.join(inner)}?" if inner else f"{otherwise}; `portal export` writes one."
            self.fail(f"{name!r} holds no file of a dataset: {mend}", param, ctx)


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


class ReaderText(click.ParamType):  # type: ignore[type-arg]
    """A sentence: what cannot be seen, which hides words or makes a feed unreadable for good, is refused."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The sentence as it was given."""
        if unseen := unseen_character(value):
            self.fail(f"holds the character {unseen}, which cannot be seen: write it without.", param, ctx)
        if len(value) > _LONGEST:
            self.fail(f"has {len(value):,} characters: shorten it to at most {_LONGEST:,}.", param, ctx)
        is_needed = param is not None and param.required
        if not value.strip() and (value or is_needed):
            self.fail("holds no word: write a sentence for the readers.", param, ctx)
        return value


def _holds_a_dataset(folder: Path) -> bool:
    return any((folder / path).exists() for path in (DESCRIPTION_FILE, *(table.path for table in description())))
