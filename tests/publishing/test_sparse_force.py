"""Forces of which little is known are published all the same."""

from pathlib import Path

from portal.application import create_app
from portal.database.engine import open_engine
from portal.publishing.releasing import prepare
from portal.settings import Settings
from tests.dataset.written import rows_of, written
from tests.house_rules import SITE, Client
from tests.releasing import publish_quietly
from tests.reliability.marked_dataset import small_dataset


def test_forces_that_have_no_place_on_the_map(tmp_path: Path) -> None:
    files = dict(small_dataset())
    forces = rows_of(files["forces.csv"])
    for row in forces:
        row.update(tile_row="", tile_column="")
    files["forces.csv"] = written(forces[0], forces)
    client = published(tmp_path, files)
    assert "Kent" in client.get("/forces").text
    assert "Kent" in client.get("/programmes/cdi-2016-20").text


def test_a_force_that_was_inspected_without_a_grade_or_rate_for_recording(tmp_path: Path) -> None:
    files = dict(small_dataset())
    lines = files["recording_rates.csv"].splitlines(keepends=True)
    files["recording_rates.csv"] = b"".join(line for line in lines if not line.startswith(b"btp-"))
    assert b"\nbtp-" in files["inspections.csv"]
    assert b"\nbtp-" not in files["judgments.csv"]
    client = published(tmp_path, files)
    assert "We have found no grade by HMICFRS" in client.get("/forces/btp").text
    assert "– we have not found this" in client.get("/forces/btp/record").section("inspections")


def published(folder: Path, files: dict[str, bytes]) -> Client:
    """A visitor to a site with these files as its first release."""
    url = f"sqlite:///{folder / 'portal.sqlite'}"
    engine = open_engine(url)
    assert publish_quietly(engine, prepare(engine, files)) == 1
    engine.dispose()
    return Client(create_app(Settings.from_environment({"DATABASE_URL": url, "SITE_URL": SITE})))
