"""A folder of files with a manifest: what is unchanged is left alone, what is gone is removed."""

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"
_WORK = ".freezing"
_SHRINKING = (".html", ".css", ".js", ".json", ".svg", ".csv", ".xml", ".txt", ".atom", ".bib")
_WORTHWHILE_BYTES = 512
# Made when it is written, so that not all files are in memory at once.
Content = Callable[[], bytes]


class ForeignFolderError(Exception):
    """The folder holds files that no freeze has written; the message says what to do."""


@dataclass(frozen=True)
class FreezeCounts:
    """How many files a freeze left alone, wrote and removed."""

    unchanged: int
    written: int
    removed: int


@contextmanager
def open_folder(folder: Path) -> Iterator[Path]:
    """A place inside the folder to work in, gone afterwards; the folder is made if there is none.

    Raises ForeignFolderError, before anything is done.
    """
    _paths_before(folder)
    work = folder / _WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        yield work
    finally:
        shutil.rmtree(work)


def write_folder(
    folder: Path, files: Mapping[str, Content], about: Mapping[str, object], progress: Callable[[int, int], None]
) -> FreezeCounts:
    """Bring the folder to exactly these files, each text with a compressed twin (`.gz`), and write the manifest last.

    A file is replaced whole, so that a server of the folder never sends half of one. If this is interrupted, the next
    call completes it. Raises ForeignFolderError.
    """
    before = _paths_before(folder)
    expected = {twin for path in files for twin in (path, f"{path}.gz")}
    if not before >= files.keys():
        _write_manifest(folder, about, [{"path": path} for path in sorted(before | expected)])
    entries: list[dict[str, object]] = []
    changed = 0
    for number, (path, content) in enumerate(files.items(), 1):
        for twin, body in _with_twin(path, content()):
            sha256 = hashlib.sha256(body).hexdigest()
            if _hash_of(folder / twin) != sha256:
                _replace(folder / twin, body)
                changed += 1
            entries.append({"path": twin, "bytes": len(body), "sha256": sha256})
        progress(number, len(files))
    gone = [path for path in before - {file["path"] for file in entries} if (folder / str(path)).exists()]
    for path in gone:
        (folder / path).unlink()
    _remove_empty_folders(folder, {str(Path(path).parent) for path in gone})
    _write_manifest(folder, about, sorted(entries, key=lambda file: str(file["path"])))
    return FreezeCounts(len(entries) - changed, changed, len(gone))


def files_of_the_same(folder: Path, about: Mapping[str, object]) -> int | None:
    """How many files the folder holds, if a whole freeze of the very same wrote them and none was touched since."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        entries = manifest["files"]
        whole = all(manifest.get(name) == value for name, value in about.items()) and all(
            _hash_of(folder / file["path"]) == file.get("sha256", "") for file in entries
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return len(entries) if whole else None


def _with_twin(path: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    yield path, body
    if path.endswith(_SHRINKING) and len(body) >= _WORTHWHILE_BYTES:
        yield f"{path}.gz", gzip.compress(body, 9, mtime=0)


def _paths_before(folder: Path) -> set[str]:
    if not folder.exists() or not any(path.name != _WORK for path in folder.iterdir()):
        return set()
    try:
        return {str(file["path"]) for file in json.loads((folder / MANIFEST).read_bytes())["files"]}
    except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
        # A manifest may be that of another program, for the name is a common one.
        raise ForeignFolderError(
            f"{folder} holds files that are not of a frozen site. Name a new or an empty folder."
        ) from error


def _write_manifest(folder: Path, about: Mapping[str, object], entries: Collection[Mapping[str, object]]) -> None:
    manifest = json.dumps({**about, "files": list(entries)}, indent=1, ensure_ascii=False).encode() + b"\n"
    if _hash_of(folder / MANIFEST) != hashlib.sha256(manifest).hexdigest():
        _replace(folder / MANIFEST, manifest)


def _hash_of(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None


def _replace(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(content)
    os.replace(new, file)


def _remove_empty_folders(folder: Path, left: Collection[str]) -> None:
    for path in sorted(left, reverse=True):
        each = folder / path
        while each != folder and each.is_dir() and not any(each.iterdir()):
            each.rmdir()
            each = each.parent
