"""The repository that a newcomer clones."""

from pathlib import Path

import pytest

from tests.recipes.newcomer import make_repository


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with all files of the working tree in one commit."""
    folder = tmp_path_factory.mktemp("repository")
    make_repository(folder)
    return folder
