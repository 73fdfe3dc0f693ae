"""Measure, and write the table: `python -m tests.bench [--part PART] [--file FILE]`."""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from portal.dataset.description import DATASET
from portal.publishing.dataset_files import read_folder
from portal.settings import Settings
from tests.bench import finder, frozen, growth, history, lighthouse, speed, starting, walking, weight
from tests.bench.table import Line, markdown, not_measured

Part = Callable[[Path, Path], Iterator[Line]]
PARTS: dict[str, Part] = {
    "speed": speed.kept_pages,
    "frozen": lambda database, folder: frozen.frozen_site(folder),
    "uncached": lambda database, folder: speed.rendered_pages(database),
    "walk": lambda database, folder: walking.walk(database),
    "finder": lambda database, folder: finder.lookups(database),
    "start": starting.starts,
    "growth": lambda database, folder: growth.growth(folder),
    "history": history.pages_beside_a_history,
    "visit": lambda database, folder: weight.first_visits(database),
    "lighthouse": lambda database, folder: lighthouse.scores(database),
}


def main() -> None:
    """Measure every part, or the one asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the site on this machine.")
    parser.add_argument("--part", choices=PARTS, help="measure this part only (make bench PART=…)")
    default = Settings.from_environment().instance_dir / "bench.md"
    parser.add_argument("--file", type=Path, default=default, help="where the table is written")
    asked = parser.parse_args()
    lines: list[Line] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as place:
        database = _published(Path(place))
        for name in [asked.part] if asked.part else PARTS:
            folder = Path(place) / name
            folder.mkdir()
            lines += _measured(name, database, folder)
    seconds = time.monotonic() - began
    where = (
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}; "
        f"load at the end {os.getloadavg()[0]:.1f}; {seconds / 60:.0f} minutes. Rates: the median of several rounds in "
        "which the servers took turns (lowest–highest).\n"
    )
    written = f"{where}\n{markdown(lines)}"
    sys.stdout.write(f"\n{written}")
    asked.file.parent.mkdir(parents=True, exist_ok=True)
    asked.file.write_text(written)


def _measured(name: str, database: Path, folder: Path) -> Iterator[Line]:
    sys.stderr.write(f"{name} ...\n")
    try:
        for line in PARTS[name](database, folder):
            sys.stderr.write(f"  {line.what}: {line.found}\n")
            yield line
    except Exception as error:  # What fails must not take the other parts with it.
        yield not_measured(name, "", f"{type(error).__name__}: {error}")


def _published(place: Path) -> Path:
    """A database of its own, with the dataset that comes with the site as its first release."""
    sys.stderr.write("publishing ...\n")
    database = place / "instance" / "portal.sqlite"
    database.parent.mkdir()
    growth.publish_files(read_folder(DATASET), database)
    return database


if __name__ == "__main__":
    main()
