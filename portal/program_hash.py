"""One hash of the program, by which what it makes and keeps is made again when the program changes."""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from portal.settings import ROOT

_PARTS = ("portal", "templates", "static", "requirements.txt")
_NOT_THE_PROGRAM = (".pyc", ".po")


@cache
def program_hash(*parts: str) -> str:
    """SHA-256 of all files that decide what the site says and draws, those of the libraries by their pins.

    With `parts`, folders or files from the top of the repository, only of these.
    """
    total = hashlib.sha256()
    for part in parts or _PARTS:
        for file in sorted(_files(ROOT / part)):
            total.update(f"{os.path.relpath(file, ROOT)}\n".encode() + Path(file).read_bytes())
    return total.hexdigest()


def _files(part: Path) -> Iterator[str]:
    if part.is_file():
        yield str(part)
    for folder, folders, names in os.walk(part):
        # What is compiled is no source, and while others compile, files come and go there.
        folders[:] = set(folders) - {"__pycache__"}
        yield from (os.path.join(folder, name) for name in names if not name.endswith(_NOT_THE_PROGRAM))
