"""What `python app.py` tells the operator when it starts to serve."""

from __future__ import annotations

from pathlib import Path

from tests.server.serving import served


def test_that_readers_cannot_report_an_error_is_said_where_it_is_so(database: Path, tmp_path: Path) -> None:
    said = {}
    for address in ("", "errors@example.org"):
        with served(f"sqlite:///{database}", tmp_path, WORKERS="1", CONTACT_EMAIL=address) as site:
            said[address] = site.log.read_text().splitlines()
            assert f"On the Record: {site.address}" in said[address]
    warning = "CONTACT_EMAIL is not set: readers cannot report an error in a figure."
    assert said[""].count(warning) == 1
    assert not any("CONTACT_EMAIL" in line for line in said["errors@example.org"])
