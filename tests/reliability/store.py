"""A database with release 1 that a test may do anything to, and the operator's commands on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.application import create_app
from portal.database import open_engine, reading
from portal.publishing.archive import dataset_files
from portal.queries.releases import all_releases
from portal.settings import Settings
from tests.reliability.marked_dataset import marked, marks_in

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Store:
    """The address of a database, and a folder for files."""

    url: str
    folder: Path

    def start(
        self, *arguments: str, environment: Mapping[str, str] | None = None, **options: object
    ) -> subprocess.Popen[str]:
        """Start `portal …` on this database, as an operator does."""
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
            [sys.executable, "-c", "from portal.commands import main; main()", *arguments],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": self.url, "INSTANCE_DIR": str(self.folder)} | (environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **options,
        )

    def run(self, *arguments: str, timeout: float = 120, **options: Any) -> tuple[int, str]:
        """The exit status of `portal …`, and what it said."""
        process = self.start(*arguments, **options)
        said, _ = process.communicate(timeout=timeout)
        return process.returncode, said

    def marked_folder(self, mark: int) -> str:
        """A folder with the dataset that carries that mark, to publish from."""
        folder = self.folder / f"mark-{mark}"
        if not folder.exists():
            folder.mkdir()
            for path, content in marked(mark).items():
                (folder / path).write_bytes(content)
        return str(folder)

    def publish(self, mark: int) -> None:
        """Publish the dataset with that mark."""
        status, said = self.run("publish", self.marked_folder(mark))
        assert status == 0, said

    def release_marks(self) -> dict[int, int]:
        """Every release's mark by its number, read from its archive; the two newest must be whole."""
        engine = open_engine(self.url)
        try:
            with reading(engine) as session:
                numbers = [release.number for release in all_releases(session)]
                marks = {number: mark_of(dataset_files(session, number)) for number in numbers[2:]}
                for number in numbers[:2]:
                    files = dataset_files(session, number)
                    marks[number] = mark_of(files)
                    assert files == marked(marks[number]), f"release {number} is not whole"
        finally:
            engine.dispose()
        return marks

    def shown_mark(self) -> int:
        """The mark that the pages of the site show now; fails if a page shows two, or not those of its release."""
        marks = self.release_marks()
        newest = max(marks)
        app = create_app(Settings.from_environment({"DATABASE_URL": self.url}))
        for path in ("/forces/kent", "/about/sources", "/cy/inspections/kent-cdi", "/api/v1/forces/kent"):
            response = app.test_client().get(path)
            assert response.status_code == 200, path
            assert marks_in(response.text) == ({marks[newest]} if marks[newest] else set()), path
        app.extensions["engine"].dispose()
        return marks[newest]


def mark_of(files: dict[str, bytes]) -> int:
    """The mark of a dataset's files; 0 for none."""
    return max(marks_in(files["sources.csv"].decode()), default=0)
