"""What `python app.py` tells the operator when it starts to serve."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.commands.main import main
from portal.dataset.bundled import BUNDLED_DATASETS
from tests.server.serving import served


def test_that_readers_cannot_report_an_error_is_said_where_it_is_so(database: Path, tmp_path: Path) -> None:
    said = {}
    for address in ("", "errors@example.org"):
        with served(f"sqlite:///{database}", tmp_path, WORKERS="1", CONTACT_EMAIL=address) as site:
            said[address] = site.log.read_text().splitlines()
            assert f"On the Record: {site.address}" in said[address]
            environment = {"DATABASE_URL": f"sqlite:///{database}", "PORT": str(site.port)}
            well = CliRunner().invoke(main, ["doctor"], env=environment)
            assert (well.exit_code, well.stdout.splitlines()[-1]) == (0, "All 10 pages answered.")
    ill = CliRunner().invoke(main, ["doctor"], env=environment)
    assert (ill.exit_code, ill.stdout.count("does not answer")) == (1, 10)
    warning = "CONTACT_EMAIL is not set: readers cannot report an error in a figure."
    assert said[""].count(warning) == 1
    assert not any("CONTACT_EMAIL" in line for line in said["errors@example.org"])


@pytest.mark.parametrize(
    ("content_hash", "is_told"), [(BUNDLED_DATASETS[0], True), (BUNDLED_DATASETS[-1], False), ("0" * 64, False)]
)
def test_a_site_on_the_figures_of_an_earlier_version_is_told_of_the_newer_ones(
    database: Path, tmp_path: Path, content_hash: str, is_told: bool
) -> None:
    file = Path(shutil.copy(database, tmp_path / "portal.sqlite"))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE releases SET content_hash = ?", (content_hash,))
    with served(f"sqlite:///{file}", tmp_path, WORKERS="1") as site:
        lines = site.log.read_text().splitlines()
    line = "This version brings newer figures than release 1: `portal publish` publishes them."
    assert (line in lines) == is_told
