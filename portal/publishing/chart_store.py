"""Drawn charts that are kept beside the database, so that no database of the machine has one drawn a second time."""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

_ENDING = ".chart"


@dataclass(frozen=True)
class ChartStore:
    """A folder of drawn charts, each under a hash of all that it shows and of what draws it.

    It may be emptied at any time, and a folder that cannot be read or written keeps nothing. At most `most_kept` files
    are kept, the longest unused go first.
    """

    folder: Path
    most_kept: int = 4000

    def read(self, key: str) -> dict[str, str] | None:
        """The files of the chart by the end of their path; None where it is not kept whole."""
        path = self._path(key)
        try:
            files: dict[str, str] = json.loads(zlib.decompress(path.read_bytes()))
            os.utime(path)
        except (OSError, ValueError, zlib.error):
            return None
        return files

    def keep(self, key: str, files: dict[str, str]) -> None:
        """Keep the files of the chart if the disk allows it."""
        path = self._path(key)
        unfinished = path.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(zlib.compress(json.dumps(files, ensure_ascii=False).encode()))
            unfinished.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Take away the files that were not used for longest, where there are too many."""
        with contextlib.suppress(OSError):
            by_use = sorted(self.folder.iterdir(), key=lambda file: file.stat().st_mtime)
            for oldest in by_use[: max(len(by_use) - self.most_kept, 0)]:
                oldest.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_ENDING}"
