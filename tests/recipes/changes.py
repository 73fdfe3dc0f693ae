"""Applying a block of changes as a contributor types it: by the lines around it, not by their numbers."""

import re
from collections.abc import Iterable
from pathlib import Path

_FILE = re.compile(r"--- (?:a/)?(\S+)\n\+\+\+ b/(\S+)\n")


class NotApplicableError(Exception):
    """A hunk's lines do not stand in its file, or stand there more than once."""


def apply(folder: Path, changes: str) -> None:
    """Apply a block to the files of a folder; raise NotApplicableError, with the hunk, if it does not fit."""
    parts = _FILE.split(changes)[1:]
    for name, body in zip(parts[1::3], parts[2::3], strict=True):
        path = folder / name
        text = path.read_text("utf-8") if path.exists() else ""
        for hunk in re.split(r"^@@\n", body, flags=re.MULTILINE)[1:]:
            lines = hunk.splitlines()
            old = _text(line[1:] for line in lines if not line.startswith("+"))
            new = _text(line[1:] for line in lines if not line.startswith("-"))
            if (f"\n{text}".count(f"\n{old}") if old else not text) != 1:
                raise NotApplicableError(f"{name}: these lines do not stand there once:\n{old}")
            text = f"\n{text}".replace(f"\n{old}", f"\n{new}", 1)[1:] if old else new
        path.write_text(text, "utf-8")


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
