"""A database with release 1 that a test may do anything to, and the operator's commands on it."""

import os
import subprocess
import sys
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from portal.application import create_app
from portal.database.archive import dataset_files
from portal.database.engine import open_engine, reading
from portal.publishing.dataset_files import read_folder
from portal.publishing.releasing import prepare
from portal.queries.releases import newest_releases
from portal.settings import Settings
from tests.house_rules import SITE
from tests.patience import patience
from tests.releasing import publish_quietly
from tests.reliability.command import Command
from tests.reliability.marked_dataset import marked, marks_in

ROOT = Path(__file__).parent.parent.parent
_PAGES = ("/forces/kent", "/about/sources", "/cy/inspections/kent-cdi", "/api/v1/forces/kent")
_WHOLE_OF_EACH_CHECK = 2


@dataclass(frozen=True)
class Store:
    """The address of a database, a folder for files, and more settings of the commands."""

    url: str
    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def command(self, *arguments: str) -> Command:
        """Start `portal …` on this database, in a process that has loaded the site already."""
        return Command(arguments, self._environment, self.folder / f"said-{uuid.uuid4().hex}")

    def run(self, *arguments: str, timeout: float = 240, **options: Any) -> tuple[int, str]:
        """The exit status of `portal …` in a process of its own, and what it said."""
        done = subprocess.run(
            [sys.executable, "-c", "from portal.commands.main import main; main()", *arguments],
            check=False,
            cwd=ROOT,
            env=os.environ | self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=patience(timeout),
            **options,
        )
        return done.returncode, done.stdout

    def marked_folder(self, mark: int) -> str:
        """A folder with the dataset that carries that mark, to publish from."""
        folder = self.folder / f"mark-{mark}"
        if not folder.exists():
            folder.mkdir()
            for path, content in marked(mark).items():
                (folder / path).write_bytes(content)
        return str(folder)

    def publish(self, mark: int) -> None:
        """Publish the dataset with that mark, without the rehearsal that the command makes."""
        engine = open_engine(self.url)
        publish_quietly(engine, prepare(engine, read_folder(Path(self.marked_folder(mark)))))
        engine.dispose()

    def publish_by_command(self, mark: int) -> None:
        """Publish the dataset with that mark as an operator does."""
        status, said = self.command("publish", self.marked_folder(mark)).result()
        assert status == 0, said

    def restore(self, number: int) -> None:
        """Bring an earlier release back."""
        status, said = self.command("restore", str(number), "--reason", "To see it again.").result()
        assert status == 0, said

    def newest(self) -> tuple[int, int]:
        """The number and mark of the newest release; it and the one before must be whole, and every page must show it.

        Fails if a page shows two marks, or not that of the release.
        """
        marks = self._marks(_WHOLE_OF_EACH_CHECK)
        number = max(marks)
        for path in _PAGES:
            response = self._site.test_client().get(path)
            assert response.status_code == 200, path
            assert marks_in(response.text) == ({marks[number]} if marks[number] else set()), path
        return number, marks[number]

    def release_marks(self) -> dict[int, int]:
        """Every release's mark by its number, read from its archive; each must be whole."""
        return self._marks(None)

    def close(self) -> None:
        """Leave the database, as a site that is stopped does."""
        self._engine.dispose()
        self._site.extensions["engine"].dispose()

    @property
    def _environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.url, "INSTANCE_DIR": str(self.folder), "SITE_URL": SITE, **self.settings}

    @cached_property
    def _engine(self) -> sa.Engine:
        return open_engine(self.url)

    @cached_property
    def _site(self) -> Flask:
        return create_app(Settings.from_environment({"DATABASE_URL": self.url}))

    def _marks(self, how_many: int | None) -> dict[int, int]:
        marks = {}
        with reading(self._engine) as session:
            for release in newest_releases(session)[:how_many]:
                files = dataset_files(session, release.number)
                mark = marks[release.number] = mark_of(files)
                assert files == marked(mark), f"release {release.number} is not whole"
        return marks


def mark_of(files: dict[str, bytes]) -> int:
    """The mark of a dataset's files; 0 for none."""
    return max(marks_in(files["sources.csv"].decode()), default=0)
