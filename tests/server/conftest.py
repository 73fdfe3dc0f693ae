"""A small site behind the layers that deliver it."""

from pathlib import Path

import pytest

from tests.server.made_site import MadeSite


@pytest.fixture
def site(tmp_path: Path) -> MadeSite:
    """A site with release 1."""
    return MadeSite(tmp_path)
