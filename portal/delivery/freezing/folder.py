"""A folder of files with a manifest: what is unchanged is left alone, what is gone is removed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"
_SHRINKING = (".html", ".css", ".js", ".json", ".svg", ".csv", ".xml", ".txt", ".atom", ".bib")
_WORTHWHILE_BYTES = 512


class ForeignFolderError(Exception):
    """The folder holds files that no freeze has written; the message says what to do."""


@dataclass(frozen=True)
class Written:
    """How many files a freeze left alone, wrote and removed."""

    unchanged: int
    written: int
    removed: int


def write_folder(
    folder: Path,
    files: Mapping[str, bytes],
    about: Mapping[str, object],
    progress: Callable[[int, int], None],
) -> Written:
    """Bring the folder to exactly these files, each text with a compressed twin (`.gz`), and write the manifest last.

    A file is replaced whole, so that a server of the folder never sends half of one. Raises ForeignFolderError.
    """
    before = _manifest_of(folder)
    complete = dict(files)
    for path, content in files.items():
        if path.endswith(_SHRINKING) and len(content) >= _WORTHWHILE_BYTES:
            complete[f"{path}.gz"] = gzip.compress(content, 9, mtime=0)
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(complete.items())}
    written = 0
    for number, (path, content) in enumerate(complete.items(), 1):
        if _hash_of(folder / path) != hashes[path]:
            _replace(folder / path, content)
            written += 1
        progress(number, len(complete))
    gone = before - hashes.keys()
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    _remove_empty_folders(folder)
    sizes = {path: len(content) for path, content in complete.items()}
    listed = [{"path": path, "bytes": sizes[path], "sha256": sha256} for path, sha256 in hashes.items()]
    manifest = json.dumps({**about, "files": listed}, indent=1, ensure_ascii=False).encode() + b"\n"
    if not (folder / MANIFEST).exists() or (folder / MANIFEST).read_bytes() != manifest:
        _replace(folder / MANIFEST, manifest)
    return Written(len(complete) - written, written, len(gone))


def _manifest_of(folder: Path) -> set[str]:
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    if not (folder / MANIFEST).exists():
        raise ForeignFolderError(f"{folder} holds files that are not of a frozen site. Name a new or an empty folder.")
    return {str(file["path"]) for file in json.loads((folder / MANIFEST).read_bytes())["files"]}


def _hash_of(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None


def _replace(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(content)
    os.replace(new, file)


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
