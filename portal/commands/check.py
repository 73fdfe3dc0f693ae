"""`portal check`: everything that is wrong with the files of a dataset."""

from pathlib import Path

import click

from portal.commands.arguments import dataset_folder
from portal.commands.errors import dataset_errors
from portal.commands.release_output import show_warnings
from portal.publishing.checking import check as check_files
from portal.publishing.dataset_files import read_folder


@click.command()
@dataset_folder
def check(folder: Path) -> None:
    """Check the files in DIR and say everything that is wrong with them.

    DIR is a folder with a datapackage.json and its CSV files; without DIR the dataset that comes with the site is
    checked. Every fault is named with its file, line, column and value, and with what to do. Nothing is published.

    Example: portal check my-dataset
    """
    with dataset_errors():
        dataset = check_files(read_folder(folder))
    show_warnings(dataset.passed_over, dataset.warnings)
    rows = sum(len(table.rows) for table in dataset.tables.values())
    click.echo(f"No fault found in {rows:,} rows of {len(dataset.tables)} tables.")
