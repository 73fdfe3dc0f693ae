"""The dataset as files: reading a folder of them, and the one hash that names their content."""

import hashlib
import os
from pathlib import Path

from portal.dataset.description import DESCRIPTION_FILE, description, other_files
from portal.publishing.layout import earlier_tables
from portal.publishing.problems import DatasetError, Problem

LARGEST_FILE = 64 * 1024 * 1024


def read_folder(folder: Path) -> dict[str, bytes]:
    """The bytes of each table that the description names, and of the description; DatasetError if one is missing.

    A folder that an earlier version exported need hold only the tables that its own description names. What else
    the description names is the site's own. Other files in the folder are left alone.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    later = _tables_after(folder / DESCRIPTION_FILE)
    for path in (DESCRIPTION_FILE, *(table.path for table in description())):
        problem = _problem_of(folder / path, path)
        if problem is None:
            files[path] = (folder / path).read_bytes()
        elif path not in later or (folder / path).exists():
            problems.append(problem)
    if problems:
        raise DatasetError(problems)
    return files | other_files()


def content_hash(files: dict[str, bytes]) -> str:
    """SHA-256 over every file's path and content, in the order of the paths, as 64 hexadecimal digits."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(f"{path}\n{hashlib.sha256(files[path]).hexdigest()}\n".encode())
    return total.hexdigest()


def _tables_after(file: Path) -> set[str]:
    """The tables that came after the version which wrote the description in the folder."""
    earlier = earlier_tables(file.read_bytes()) if file.is_file() else ()
    return {table.path for table in description()} - {table.path for table in earlier} if earlier else set()


def _problem_of(file: Path, path: str) -> Problem | None:
    if file.is_dir():
        return Problem(path, "It is a folder.", f"put the file {path} in its place.")
    if not file.is_file() and os.path.lexists(file):
        return Problem(path, "It is a link that leads nowhere, or no file.", f"put the file {path} in its place.")
    if not file.is_file():
        near = next((each.name for each in sorted(file.parent.iterdir()) if _is_nearly(each.name, path)), None)
        mend = f"make {path} of {near}, which is there." if near else f"put {path} into {file.parent.absolute()}."
        return Problem(path, "The file is missing.", mend)
    if file.stat().st_size > LARGEST_FILE:
        limit = LARGEST_FILE // 1024**2
        return Problem(path, f"The file is larger than {limit} MiB.", "publish a smaller file.")
    return None


def _is_nearly(name: str, path: str) -> bool:
    """Whether a file was named by a system or a program that minds no capitals, or adds an ending of its own."""
    return name.casefold().startswith(path) or name.casefold().removesuffix(".xlsx") == path.removesuffix(".csv")
