"""A copy of the dataset that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.dataset.description import DATASET


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the bundled dataset."""
    return Path(shutil.copytree(DATASET, tmp_path / "dataset"))
