"""A folder of files that took long to make: each is kept for the next who wants it, the longest unused go first."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class KeptFiles:
    """The files of a folder with one ending, `most` of them at most after `tidy`.

    It may be emptied at any time, and a folder that cannot be read or written keeps nothing.
    """

    folder: Path
    ending: str
    most: int

    def read(self, name: str) -> bytes | None:
        """The file of that name; None where it is not kept."""
        try:
            content = self._path(name).read_bytes()
            os.utime(self._path(name))
        except OSError:
            return None
        return content

    def keep(self, name: str, content: bytes) -> None:
        """Keep a file under that name, if the disk allows it."""
        unfinished = self.folder / f"{name}{self.ending}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(content)
            unfinished.replace(self._path(name))
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove the files that were not used for longest, where there are too many."""
        with suppress(OSError):
            by_use = sorted(self.folder.glob(f"*{self.ending}*"), key=lambda file: file.stat().st_mtime)
            for oldest in by_use[: max(len(by_use) - self.most, 0)]:
                oldest.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{self.ending}"
