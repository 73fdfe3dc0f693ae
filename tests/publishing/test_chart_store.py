"""A chart that was drawn once is not drawn again for another database, and what is kept can be lost without harm."""

import multiprocessing
import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import pytest

from portal.database.archive import chart_files
from portal.database.engine import create_tables, open_engine, reading
from portal.dataset.description import DATASET
from portal.program_hash import program_hash
from portal.publishing import drawing
from portal.publishing.chart_plan import charts_of_release
from portal.publishing.chart_store import ChartStore
from portal.publishing.checking import check
from portal.publishing.dataset_files import read_folder
from portal.publishing.drawing import draw_charts
from portal.settings import ROOT, Settings

DRAWING = sorted(
    f"pictures/{file.name}" for file in (ROOT / "portal" / "pictures").iterdir() if file.suffix in (".py", ".conf")
)
KEPT = {".wide.svg": "<svg/>", ".json": '{"title": "Caint – ŵ"}'}


def test_another_database_or_process_gets_the_same_charts_and_none_is_made(database: Path) -> None:
    first, _ = draw_all()
    assert draw_all() == (first, 0)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        assert other.submit(draw_all).result() == (first, 0)
    with reading(open_engine(f"sqlite:///{database}")) as session:
        published = chart_files(session, 1)
    assert {path for path in first if first[path] != published[path]} <= {
        path for path in published if path.endswith(".json")
    }


def test_a_chart_that_shows_what_the_release_before_showed_is_made_once_only(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, store, made = open_engine(f"sqlite:///{database}"), ChartStore(tmp_path), list[int]()
    monkeypatch.setattr(drawing, "charts_of_release", lambda session: islice(charts_of_release(session), 2))
    # Another program, which draws the same.
    monkeypatch.setattr(drawing, "program_hash", lambda: "another")
    files = [draw_charts(engine, check(read_folder(DATASET)), lambda done, total: made.append(done), store)]
    assert len(made) == 4
    files.append(draw_charts(engine, check(read_folder(DATASET)), lambda done, total: made.append(done), store))
    assert len(made) == 4
    assert files[0] == files[1]
    engine.dispose()


@pytest.mark.parametrize("part", [*DRAWING, "publishing/drawing.py"])
def test_a_change_of_anything_that_draws_makes_every_chart_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    shutil.copytree(ROOT / "portal", tmp_path / "portal", ignore=shutil.ignore_patterns("__pycache__", "dataset"))
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    monkeypatch.setattr("portal.program_hash.ROOT", tmp_path)
    # What is remembered of the program as it is must not be answered, nor stay for other tests.
    monkeypatch.setattr(drawing, "program_hash", program_hash.__wrapped__)
    before = drawing._what_draws.__wrapped__()
    file = tmp_path / "portal" / part
    file.write_bytes(file.read_bytes() + b"\n")
    assert drawing._what_draws.__wrapped__() != before


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    store = ChartStore(tmp_path / "charts")
    assert store.read("a") is None
    store.keep("a", KEPT)
    assert store.read("a") == KEPT
    assert store.read("b") is None


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    store = ChartStore(tmp_path)
    store.keep("a", KEPT)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for damaged in (b"", whole[:-3], b"no chart", whole[:10] + b"\xff\xff" + whole[12:]):
        kept.write_bytes(damaged)
        assert store.read("a") is None


def test_a_folder_that_cannot_be_made_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = ChartStore(tmp_path / "file" / "charts")
    store.keep("a", KEPT)
    store.tidy()
    assert store.read("a") is None


def test_the_longest_unused_go_first(tmp_path: Path) -> None:
    store = ChartStore(tmp_path, most_kept=2)
    for age, key in enumerate("abc"):
        store.keep(key, KEPT)
        os.utime(tmp_path / f"{key}.chart", (1_000_000 - age, 1_000_000 - age))
    store.read("c")
    store.tidy()
    assert {key for key in "abc" if store.read(key)} == {"a", "c"}


def draw_all() -> tuple[dict[str, bytes], int]:
    """The charts of the bundled dataset for an empty database, and how many of them had to be made."""
    empty, made = open_engine("sqlite://"), list[int]()
    create_tables(empty)
    store = ChartStore(Settings.from_environment().chart_store)
    files = draw_charts(empty, check(read_folder(DATASET)), lambda done, total: made.append(done), store)
    empty.dispose()
    return files, len(made)
