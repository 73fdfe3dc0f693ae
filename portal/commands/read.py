"""`portal read`: draft rows from an inspection report, each beside the words that it was read in."""

import csv
from collections.abc import Sequence
from pathlib import Path

import click

from portal.commands.arguments import DatasetFolder, NewPath
from portal.commands.errors import plain_errors
from portal.dataset.description import DATASET
from portal.desk.drafts import Draft, drafts_of
from portal.desk.polite_client import NotAskedError, PoliteClient
from portal.desk.report import NotAReportError, read_report
from portal.settings import Settings


@click.command()
@click.argument("report", metavar="URL-or-FILE")
@click.option(
    "--dataset", "folder", type=DatasetFolder(), default=DATASET, help="Where the names of forces are read from."
)
@click.option("--url", "address", default="", help="The address that a saved FILE came from.")
@click.option("--into", type=NewPath(), help="Write the drafts to this working file.")
def read(report: str, folder: Path, address: str, into: Path | None) -> None:
    """Draft rows from a report (a web page, a saved page or a PDF): force, round, date, grades, shares, counts.

    Each row is beside the words that it was read in, and says what is unsure of it. Nothing is published, and
    nothing is written but the working file of --into, which is never a file of the dataset.

    Example: portal read https://… --into drafts.csv
    """
    with plain_errors(NotAskedError, NotAReportError):
        if into is not None and (into.parent / "datapackage.json").exists():
            raise NotAReportError(f"{into} would stand among the files of a dataset. Name a file elsewhere.")
        if into is not None and into.exists():
            raise NotAReportError(f"{into} is there already. Name a new file, so that no drafts are overwritten.")
        content, origin = _content(report)
        drafts = drafts_of(read_report(content), address or origin, folder)
        if into is not None:
            _write(into, drafts)
    for draft in drafts:
        click.echo(f"{draft.table}: " + ", ".join(f"{name}={value}" for name, value in draft.cells.items() if value))
        click.echo(f"    read in: {draft.words}")
        if draft.unsure:
            click.echo(f"    unsure: {draft.unsure}")
    unsure = sum(bool(draft.unsure) for draft in drafts)
    click.echo(f"{len(drafts)} draft rows, {unsure} of them unsure. Nothing was published.")


def _content(report: str) -> tuple[bytes, str]:
    if not report.strip():
        raise NotAReportError("URL-or-FILE is empty: name a report.")
    if "://" not in report:
        return Path(report).read_bytes(), Path(report).name
    with PoliteClient(local=Settings.from_environment().desk_asks_local) as client:
        answer = client.get(report)
    if not answer.is_there:
        raise NotAskedError(f"{answer.address} answers with status {answer.status}.")
    return answer.content, answer.address


def _write(path: Path, drafts: Sequence[Draft]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "row", "read in", "unsure"])
        for draft in drafts:
            cells = "; ".join(f"{name}={value}" for name, value in draft.cells.items())
            writer.writerow([draft.table, cells, draft.words, draft.unsure])
