"""The command `portal postcodes`: a newer ONS Postcode Directory into a copy of the dataset."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from portal.publishing.postcode_directory import Directory, DirectoryError, open_directory
from portal.publishing.postcodes import Counts, UnknownCodeError, tables


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--into",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A copy of the dataset, as `portal export` writes it.",
)
def postcodes(file: Path, folder: Path) -> None:
    """Rebuild the postcode tables of the dataset in DIR from the ONS Postcode Directory in FILE.

    FILE is the directory's CSV file, or the ZIP that the ONS publishes. outcodes.csv, postcode_sectors.csv and
    postcode_exceptions.csv in DIR are replaced, all three or none; nothing is published yet.

    Example: portal export my-dataset; portal postcodes ONSPD_FEB_2026.zip --into my-dataset; portal publish my-dataset
    """
    try:
        counts = Counts(_forces_of_areas(folder), _forces_of_councils(folder))
        directory = open_directory(file)
        _count(directory, counts)
    except (DirectoryError, UnknownCodeError) as error:
        raise click.ClickException(f"{error} Nothing was changed.") from error
    if not counts.endings:
        raise click.ClickException(f"{directory.name} has no postcode in use in England or Wales. Nothing was changed.")
    rebuilt = tables(counts)
    _replace(folder, rebuilt)
    for name, content in rebuilt.items():
        rows = len(content.splitlines()) - 1
        click.echo(f"{name}: {rows:,} rows")
    click.echo(f"To see what changes and publish it: portal publish {folder}")


def _count(directory: Directory, counts: Counts) -> None:
    with click.progressbar(length=directory.size, label=f"Reading {directory.name}", file=sys.stderr) as bar:
        for entry in directory.entries(lambda done: bar.update(done - bar.pos)):
            counts.add(entry)


def _forces_of_areas(folder: Path) -> dict[str, str]:
    return {row["ons_code"]: row["force_id"] for row in _rows(folder, "forces.csv") if row["ons_code"]}


def _forces_of_councils(folder: Path) -> dict[str, str]:
    # Only areas of one force tell which force a postcode in them has.
    areas = {
        row["ons_code"]: row["force_ids"]
        for row in _rows(folder, "areas.csv")
        if row["ons_code"] and ";" not in row["force_ids"]
    }
    return areas | {row["ons_code"]: row["force_id"] for row in _rows(folder, "councils.csv")}


def _rows(folder: Path, name: str) -> Iterable[dict[str, str]]:
    try:
        with open(folder / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        raise DirectoryError(f"{folder} has no {name}: copy the dataset with `portal export` first.") from error


def _replace(folder: Path, files: dict[str, bytes]) -> None:
    # All are written before the first is put in place, so that a full disk leaves the old three.
    for name, content in files.items():
        (folder / f"{name}.new").write_bytes(content)
    for name in files:
        os.replace(folder / f"{name}.new", folder / name)
