"""`portal sources check`: whether the address of each source still leads to it."""

import sys
from pathlib import Path

import click

from portal.commands.arguments import NewPath, dataset_folder
from portal.commands.errors import plain_errors
from portal.desk.dataset import read_table
from portal.desk.polite_client import PoliteClient
from portal.desk.sources import Finding, State, check_sources, write_moved
from portal.settings import Settings


@click.group()
def sources() -> None:
    """Look after the publications that figures were read in.

    Example: portal sources check my-dataset
    """


@sources.command()
@dataset_folder
@click.option("--log", type=NewPath(), help="Where to keep what was found, to go on.")
@click.option("--write", is_flag=True, help="Put moved addresses into sources.csv.")
def check(folder: Path, log: Path | None, write: bool) -> None:
    """Ask for the address of each source in DIR, and list which are gone, moved, or answer from another host.

    One request at a time for each host, as its robots.txt allows. With --log a check that was stopped goes on where it
    ended. Nothing is written unless --write is given. Exits with status 1 if a source is gone, or
    if no address at all could be read.

    Example: portal sources check my-dataset --log sources.log
    """
    with plain_errors(ValueError):
        rows = read_table(folder, "sources")
        findings: list[Finding] = []
        with (
            PoliteClient(local=Settings.from_environment().desk_asks_local) as client,
            click.progressbar(
                check_sources(rows, client, log), length=len(rows), label="Asking", file=sys.stderr
            ) as bar,
        ):
            findings.extend(bar)
        for item in findings:
            if item.state is not State.THERE:
                click.echo(f"{item.source_id} {item.state}: {item.address}")
                click.echo(f"    {_edit(item)}")
        counts = ", ".join(f"{sum(item.state is state for item in findings)} {state}" for state in State)
        click.echo(f"{len(findings)} sources: {counts}.")
        if write:
            click.echo(f"{write_moved(folder, findings)} addresses were put into {folder / 'sources.csv'}.")
    if findings and all(item.state in (State.FAILED, State.NOT_ASKED) for item in findings):
        raise click.ClickException("No address could be read, so that nothing is known of it. Is the network there?")
    if any(item.state is State.GONE for item in findings):
        raise SystemExit(1)


def _edit(item: Finding) -> str:
    return f"now at: {item.detail}" if item.state in (State.MOVED, State.OTHER_HOST) else item.detail
