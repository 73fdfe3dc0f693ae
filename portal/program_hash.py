"""One hash of the program: whatever it makes, and somebody keeps, is made anew when the program changes."""

from __future__ import annotations

import hashlib
from functools import cache

from portal.settings import ROOT

_PARTS = ("portal", "templates", "static", "requirements.txt")
_NOT_THE_PROGRAM = {".pyc", ".po"}


@cache
def program_hash(*parts: str) -> str:
    """SHA-256 of all files that decide what the site says and draws, those of the libraries by their pins.

    With `parts`, folders or files from the top of the repository, only of these.
    """
    total = hashlib.sha256()
    for part in parts or _PARTS:
        path = ROOT / part
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix not in _NOT_THE_PROGRAM:
                total.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return total.hexdigest()
