"""Copies of datasets and of a release that a test may spoil."""

import shutil
from pathlib import Path

import pytest

from portal.dataset.description import DATASET
from tests.reliability.conftest import sqlite_file  # noqa: F401
from tests.reliability.marked_dataset import marked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the bundled dataset."""
    return Path(shutil.copytree(DATASET, tmp_path / "dataset"))


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A folder with the small dataset, as it is published."""
    path = tmp_path / "small"
    path.mkdir()
    for name, content in marked(0).items():
        (path / name).write_bytes(content)
    return path


@pytest.fixture
def published(sqlite_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: F811
    """A database of its own that holds release 1 of the small dataset, to which the commands are told to go."""
    path = Path(shutil.copy(sqlite_file, tmp_path / "portal.sqlite"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    return path
