"""Publishing ten and a hundred times the inspections: how much longer it takes, and what it does to the pages.

The synthetic ones are of a programme and of forces of their own, so that a page of a real force has as much to show as
before. They are published in a folder of their own and never leave it.
"""

import datetime
import time
from collections.abc import Iterator
from pathlib import Path

from portal.database.engine import open_engine
from portal.dataset.description import DATASET
from portal.publishing.dataset_files import read_folder
from portal.publishing.releasing import prepare
from tests.bench.in_turns import page_times
from tests.bench.table import Line
from tests.dataset.written import columns_of, rows_of, written
from tests.releasing import publish_quietly

FORCES = 10
_PROGRAMME = "synthetic"
# No date of the dataset is earlier, and none lies ahead; a force has no two inspections on one day.
_FIRST_DAY, _DAYS = datetime.date(1990, 1, 1), 11_999
_PAGES = ("/forces/kent", "/inspections/kent-cdi", "/support/kent")


def growth(folder: Path) -> Iterator[Line]:
    """The lines of growing."""
    files = read_folder(DATASET)
    real = len(rows_of(files["inspections.csv"]))
    databases: dict[int, Path] = {}
    seconds: dict[int, float] = {}
    for times in (1, 10, 100):
        databases[times] = folder / f"times-{times}" / "portal.sqlite"
        databases[times].parent.mkdir()
        seconds[times] = publish_files(grown(files, (times - 1) * real), databases[times])
        if times > 1:
            ratio = seconds[times] / seconds[1]
            detail = f"{seconds[times]:.1f} s against {seconds[1]:.1f} s"
            what = f"publish with {times} × synthetic inspections"
            yield Line(what, f"{ratio:.1f} × the time", f"at most {times} ×", ratio <= times, detail)
    for times in (10, 100):
        yield page_times(f"page times with {times} ×", databases[1], databases[times], _PAGES)


def grown(files: dict[str, bytes], more: int) -> dict[str, bytes]:
    """The dataset with so many synthetic inspections, each with a rate and its judgments."""
    if not more:
        return files
    tables = {name: rows_of(content) for name, content in files.items() if name.endswith(".csv")}
    source_id = tables["sources.csv"][0]["source_id"]
    programme = dict(tables["programmes.csv"][-1])
    questions = [row for row in tables["questions.csv"] if row["programme_id"] == programme["programme_id"]][:4]
    position = max(int(row["position"]) for row in tables["programmes.csv"]) + 1
    own = {"programme_id": _PROGRAMME, "position": str(position), "recording_question_id": "", "name": "Synthetic"}
    tables["programmes.csv"].append(programme | own | {"name_cy": "Synthetic"})
    for row in questions:
        name = f"{_PROGRAMME}-{row['question_id']}"
        tables["questions.csv"].append(row | {"question_id": name, "programme_id": _PROGRAMME})
    for number in range(FORCES):
        force = dict.fromkeys(tables["forces.csv"][0], "")
        named = {
            "force_id": f"{_PROGRAMME}-{number}",
            "name": f"Synthetic {number}",
            "short_name": f"Synthetic {number}",
        }
        tables["forces.csv"].append(force | named | {"nation": "England"})
    for number in range(more):
        inspection_id = f"{_PROGRAMME}-{number}"
        published = str(_FIRST_DAY + datetime.timedelta(days=number % _DAYS))
        inspection = dict.fromkeys(tables["inspections.csv"][0], "") | {
            "inspection_id": inspection_id,
            "force_id": f"{_PROGRAMME}-{number % FORCES}",
            "programme_id": _PROGRAMME,
            "kind": "inspection",
            "published_on": published,
            "source_id": source_id,
        }
        tables["inspections.csv"].append(inspection)
        of_it = {"inspection_id": inspection_id, "source_id": source_id}
        for row in questions:
            name = f"{_PROGRAMME}-{row['question_id']}"
            tables["judgments.csv"].append(of_it | {"question_id": name, "grade": "good"})
        rate = {"offence_group": "violence", "rate": "90.5", "margin": "1.5", "qualifier": "exact"}
        tables["recording_rates.csv"].append(of_it | rate)
    return files | {name: written(columns_of(files[name]), rows) for name, rows in tables.items() if rows}


def publish_files(files: dict[str, bytes], database: Path) -> float:
    """Publish into a new database; gives the seconds that it took."""
    engine = open_engine(f"sqlite:///{database}")
    began = time.perf_counter()
    publish_quietly(engine, prepare(engine, files), "For a measurement.")
    taken = time.perf_counter() - began
    engine.dispose()
    return taken
