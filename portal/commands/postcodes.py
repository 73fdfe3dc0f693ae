"""The command `portal postcodes`: a newer ONS Postcode Directory into a copy of the dataset."""

import csv
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from portal.commands.arguments import DatasetFolder
from portal.publishing.postcode_directory import Directory, DirectoryError, open_directory
from portal.publishing.postcodes import Counts, UnknownCodeError, tables

_SECTORS = "postcode_sectors.csv"
# From one quarter to the next, far fewer than one sector in a hundred goes.
_LARGEST_LOSS = 0.05


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--into",
    "folder",
    required=True,
    type=DatasetFolder(),
    metavar="DIR",
    help="A copy of the dataset, as `portal export` writes it.",
)
@click.option("--allow-loss", is_flag=True, help="Replace the tables although many sectors are gone.")
def postcodes(file: Path, folder: Path, allow_loss: bool) -> None:
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
    if not allow_loss:
        _refuse_a_loss(folder, rebuilt[_SECTORS])
    _replace(folder, rebuilt)
    for name, content in rebuilt.items():
        rows = len(content.splitlines()) - 1
        click.echo(f"{name}: {rows:,} rows")
    click.echo(f"To see what changes and publish it: portal publish {folder}")


def _refuse_a_loss(folder: Path, rebuilt: bytes) -> None:
    """A directory of one area, or one that was cut, would take most of the country away in silence."""
    file = folder / _SECTORS
    before = file.read_bytes().count(b"\n") - 1 if file.is_file() else 0
    after = rebuilt.count(b"\n") - 1
    if after < before * (1 - _LARGEST_LOSS):
        raise click.ClickException(
            f"The directory has {after:,} sectors, and {_SECTORS} in {folder} has {before:,}: it is not the whole one. "
            "Nothing was changed. If it is meant, add --allow-loss."
        )


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
            reader = csv.DictReader(file)
            if "ons_code" not in (reader.fieldnames or ()):
                raise DirectoryError(f"{name} in {folder} has no column ons_code: see `portal check {folder}`.")
            return list(reader)
    except UnicodeDecodeError as error:
        raise DirectoryError(f"{name} in {folder} is not UTF-8: see `portal check {folder}`.") from error
    except OSError as error:
        raise DirectoryError(f"{folder} has no {name}: copy the dataset with `portal export` first.") from error


def _replace(folder: Path, files: dict[str, bytes]) -> None:
    # All are written before the first is put in place, so that a full disk leaves the old three.
    for name, content in files.items():
        (folder / f"{name}.new").write_bytes(content)
    for name in files:
        os.replace(folder / f"{name}.new", folder / name)
