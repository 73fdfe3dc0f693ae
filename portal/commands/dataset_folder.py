"""The folder of a dataset, as an operator names it."""

from __future__ import annotations

import os
import tarfile
import zipfile
from pathlib import Path

import click

from portal.dataset.description import DESCRIPTION_FILE, description


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
        folder = Path(name)
        if folder.is_file():
            is_archive = zipfile.is_zipfile(folder) or tarfile.is_tarfile(folder)
            where = f"unpack it, and name the folder with {DESCRIPTION_FILE}" if is_archive else f"name {folder.parent}"
            self.fail(f"{name!r} is {'an archive' if is_archive else 'a file'}, not a folder: {where}.", param, ctx)
        if folder.is_dir() and not _holds_a_dataset(folder):
            inner = sorted(str(each) for each in folder.iterdir() if each.is_dir() and _holds_a_dataset(each))
            otherwise = f"name the folder with {DESCRIPTION_FILE} and its CSV files"
            mend = f"did you mean {' or '.join(inner)}?" if inner else f"{otherwise}; `portal export` writes one."
            self.fail(f"{name!r} holds no file of a dataset: {mend}", param, ctx)
        return super().convert(value, param, ctx)


def _holds_a_dataset(folder: Path) -> bool:
    return any((folder / path).exists() for path in (DESCRIPTION_FILE, *(table.path for table in description())))
