"""A force of which little is known is published all the same."""

from __future__ import annotations

from pathlib import Path

from portal.application import create_app
from portal.database.engine import open_engine
from portal.publishing.releasing import prepare
from portal.settings import Settings
from tests.house_rules import SITE, Client
from tests.releasing import publish_quietly
from tests.reliability.marked_dataset import small_dataset


def test_a_force_that_was_inspected_without_a_grade_or_rate_for_recording(tmp_path: Path) -> None:
    files = dict(small_dataset())
    lines = files["recording_rates.csv"].splitlines(keepends=True)
    files["recording_rates.csv"] = b"".join(line for line in lines if not line.startswith(b"btp-"))
    assert b"\nbtp-" in files["inspections.csv"]
    assert b"\nbtp-" not in files["judgments.csv"]
    url = f"sqlite:///{tmp_path / 'portal.sqlite'}"
    engine = open_engine(url)
    assert publish_quietly(engine, prepare(engine, files)) == 1
    engine.dispose()
    app = create_app(Settings.from_environment({"DATABASE_URL": url, "SITE_URL": SITE}))
    client = Client(app)
    assert "We have found no grade by HMICFRS" in client.get("/forces/btp").text
    assert "– we have not found this" in client.get("/forces/btp/record").section("inspections")
