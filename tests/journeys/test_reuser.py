"""A researcher or civic developer has a script.

They leave with one documented, versioned dataset, as files and over an API that agree to the last figure, with the
source and the licence of each, and a feed that tells of changes: without a key, and without asking twice for the same.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.dataset.facts import rows
from tests.patience import patience

SCRIPT = Path(__file__).with_name("reuse.py")


@pytest.fixture(scope="module")
def taken(site: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the script printed; it runs isolated, so that it can use nothing of ours."""
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", str(SCRIPT), site],
        cwd=tmp_path_factory.mktemp("elsewhere"),
        capture_output=True,
        text=True,
        timeout=patience(60),
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_files_and_api_hold_every_rate_of_the_dataset(taken: dict[str, Any]) -> None:
    expected = sorted(
        [row["inspection_id"], row["offence_group"], float(row["rate"])] for row in rows("recording_rates")
    )
    assert sorted(taken["rates"]) == expected
    assert sorted(taken["rates_of_api"]) == expected


def test_every_figure_comes_with_its_source_and_its_licence(taken: dict[str, Any]) -> None:
    assert taken["without_source"] == []
    assert taken["licence_told"]
    assert taken["described"]


def test_what_was_taken_is_a_release_that_can_be_named_and_checked(taken: dict[str, Any]) -> None:
    assert taken["release"] == 1
    assert taken["newest_in_feed"].startswith("Release 1, ")
    assert taken["checksum_holds"]


def test_asking_again_costs_next_to_nothing(taken: dict[str, Any]) -> None:
    assert taken["pages"] >= 3
    assert taken["unchanged"] == taken["pages"]


def test_a_postcode_leads_to_a_force(taken: dict[str, Any]) -> None:
    assert taken["force_of_a_postcode"] == "kent"
