"""A site whose second release corrected one figure of Kent and withdrew another."""

import datetime
import shutil
from functools import partial
from pathlib import Path

import pytest
from flask import Flask

from portal.application import create_app
from portal.database.engine import open_engine
from portal.dataset.description import DATASET
from portal.program_hash import program_hash
from portal.publishing.dataset_files import read_folder
from portal.publishing.releasing import prepare
from tests.conftest import made_once, settings_for
from tests.house_rules import Client
from tests.releasing import publish_quietly

NOTE = 'Mends <two> figures & "one" more'
REASON = "Read <wrongly> & typed so."
SECOND_RELEASE_AT = datetime.datetime(2027, 3, 1, 12, 0, 30, tzinfo=datetime.UTC)


@pytest.fixture(scope="session")
def corrected_app(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The site after its second release."""
    kept = database.with_name(f"corrected-{program_hash('tests/pages/conftest.py')[:16]}.sqlite")
    folder = tmp_path_factory.mktemp("corrected")
    published = made_once(kept, partial(_publish_what_was_corrected, database, folder / "dataset"))
    return create_app(settings_for(Path(shutil.copy(published, folder / "portal.sqlite"))))


@pytest.fixture
def corrected(corrected_app: Flask) -> Client:
    """A client of that site."""
    return Client(corrected_app)


def _publish_what_was_corrected(bundled: Path, dataset: Path, file: Path) -> None:
    shutil.copy(bundled, file)
    shutil.copytree(DATASET, dataset)
    rates = (dataset / "recording_rates.csv").read_text(encoding="utf-8")
    assert "kent-cdi,violence,79.2," in rates
    rates = rates.replace("kent-cdi,violence,79.2,", "kent-cdi,violence,79.3,")
    lines = [line for line in rates.splitlines() if not line.startswith("cheshire-cdi,violence,")]
    (dataset / "recording_rates.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    with (dataset / "corrections.csv").open("a", encoding="utf-8") as corrections:
        corrections.write(f"recording_rates,kent-cdi/violence,rate,79.2,79.3,correction,{REASON},,2026-11-28\n")
        corrections.write("recording_rates,cheshire-cdi/violence,,,,revision,Not in the source.,,2026-11-28\n")
    engine = open_engine(f"sqlite:///{file}")
    prepared = prepare(engine, read_folder(dataset))
    publish_quietly(engine, prepared, NOTE, now=lambda: SECOND_RELEASE_AT)
    engine.dispose()
