"""Drawn charts that are kept beside the database, so that no database of the machine has one drawn a second time."""

import json
import zlib
from pathlib import Path

from portal.pictures.kept_files import KeptFiles


class ChartStore:
    """A folder of drawn charts, each under a hash of all that it shows and of what draws it."""

    def __init__(self, folder: Path, most_kept: int = 4000) -> None:
        self._files = KeptFiles(folder, ".chart", most_kept)
        self.tidy = self._files.tidy

    def read(self, key: str) -> dict[str, str] | None:
        """The files of the chart by the end of their path; None where it is not kept whole."""
        try:
            files: dict[str, str] = json.loads(zlib.decompress(self._files.read(key) or b""))
        except (ValueError, zlib.error):
            return None
        return files

    def keep(self, key: str, files: dict[str, str]) -> None:
        """Keep the files of the chart if the disk allows it."""
        self._files.keep(key, zlib.compress(json.dumps(files, ensure_ascii=False).encode()))
