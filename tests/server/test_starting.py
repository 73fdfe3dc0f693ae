"""What `python app.py` tells the operator when it starts to serve."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from portal.commands.main import main
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
