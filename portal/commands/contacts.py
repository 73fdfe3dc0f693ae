"""The operator's list of support lines: which were verified when, and which need a check."""

import datetime
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import click
import sqlalchemy as sa

from portal.commands.arguments import dataset_folder
from portal.commands.database import NothingPublishedError, open_existing, release_of, say_which
from portal.commands.errors import plain_errors
from portal.database.engine import reading
from portal.desk.check_records import CheckRecords, NotRecorded
from portal.desk.contacts import Sighting, check_contacts
from portal.desk.polite_client import PoliteClient
from portal.facts.support_checks import confirmed_on, doubted_channels
from portal.facts.support_rows import SupportService, SupportWatch
from portal.facts.vocabulary import CheckOutcome
from portal.queries.support import all_services, support_watch
from portal.settings import Settings
from portal.support.judge import Freshness, freshness
from portal.support.open_now import now

_LONGEST_SILENCE = datetime.timedelta(days=366)

_NAME = "acknowledged.json"


@dataclass(frozen=True)
class Acknowledgement:
    """The lines of an alarm that are in hand, until the end of a day; without a day there are none."""

    until: datetime.date | None = None
    lines: frozenset[str] = frozenset()

    @classmethod
    def read(cls, folder: Path) -> Self:
        """What was acknowledged last; nothing where none was, raise ValueError where the file is not one of ours."""
        path = folder / _NAME
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            return cls(datetime.date.fromisoformat(stored["until"]), frozenset(stored["lines"]))
        except FileNotFoundError:
            return cls()
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path} cannot be read: remove it, and acknowledge what is in hand again.") from error

    def new_among(self, lines: Iterable[str], today: datetime.date) -> list[str]:
        """Those of the lines that are not in hand on that day."""
        silent = self.lines if self.until is not None and today <= self.until else frozenset()
        return [line for line in lines if line not in silent]

    def keep(self, folder: Path) -> None:
        """Write it down, in the place of what was acknowledged before."""
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f".{_NAME}.unfinished"
        unfinished.write_text(json.dumps({"until": str(self.until), "lines": sorted(self.lines)}, indent=1) + "\n")
        os.replace(unfinished, folder / _NAME)


@click.group(invoke_without_command=True)
@click.pass_context
@click.option("--stale", is_flag=True, help="Only what is stale or in doubt and not acknowledged; fail if anything is.")
@click.option(
    "--acknowledge-until",
    "until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Let --stale be silent on all that is stale or in doubt now, to the end of that day.",
)
def contacts(context: click.Context, stale: bool, until: datetime.datetime | None) -> None:
    """List the support services of the current release with the date on which each was verified.

    A service is stale if no check of support_checks.csv confirmed it, if the newest that did is older than
    VERIFIED_WITHIN_DAYS (365 unless set), or if it is marked recheck in support_services.csv and was not confirmed
    since. What support_watch.csv says of a service in doubt or of a closed number, and each number or address whose
    newest check found it changed or closed, stand last.

    With --stale the command lists only what is stale or in doubt and exits with status 1 if there is anything, so that
    a schedule can raise an alarm. --acknowledge-until notes in the instance folder what is so today: until the end of
    that day --stale tells only what is new since, and says nothing where nothing is.

    Example: portal contacts --acknowledge-until 2027-03-31
    """
    if context.invoked_subcommand:
        return
    today = now().date()
    with plain_errors(NothingPublishedError, ValueError):
        settings = Settings.from_environment()
        engine = open_existing()
        services, watched = _services_and_watches(engine)
        judged = [(service, freshness(service, today, settings.verified_within_days)) for service in services]
        old = [_line(service, fresh) for service, fresh in judged if fresh is not Freshness.VERIFIED]
        doubts = [*map(_watched_line, watched), *_doubted_lines(services)]
        if until:
            say_which(engine)
            _acknowledge([*old, *doubts], until.date(), today, settings)
            return
        acknowledgement = Acknowledgement.read(settings.instance_dir)
        news = acknowledgement.new_among([*old, *doubts], today)
        if stale and not news:
            return
        say_which(engine)
    for line in news if stale else [*(_line(*each) for each in judged), *doubts]:
        click.echo(line)
    click.echo(
        f"{len(old)} of {len(judged)} services were not verified in the last {settings.verified_within_days} days."
    )
    silent = len(old) + len(doubts) - len(news)
    if silent:
        click.echo(
            f"{silent} of the lines on what is stale or in doubt are acknowledged until {acknowledgement.until}."
        )
    if stale:
        raise SystemExit(1)


@contacts.command("check")
@dataset_folder
@click.option("--record", is_flag=True, help="Add what was seen today to support_checks.csv.")
def check(folder: Path, record: bool) -> None:
    """Open each service's own page and say for each of its numbers in DIR whether it is there today.

    One request at a time for each host, as its robots.txt allows. Nothing is written unless --record is given: then
    each number gets a line in support_checks.csv, as confirmed, changed (the page shows another number), closed (the
    page is gone) or no-answer (the page shows none); no other line is touched. A page that failed, and a dated
    publication in place of the service's own page, are no check of today. Exits with status 1 if a number was not
    seen where its page could be read, if the page is gone, or if no page at all could be read.

    Example: portal contacts check my-dataset --record
    """
    with plain_errors(ValueError), PoliteClient(local=Settings.from_environment().desk_asks_local) as client:
        records = CheckRecords(folder, now().date()) if record else None
        findings = []
        additions: Counter[CheckOutcome | NotRecorded] = Counter()
        for item in check_contacts(folder, client):
            findings.append(item)
            if records:
                additions[records.add(item)] += 1
            detail = f" ({item.detail})" if item.detail else ""
            click.echo(f"{item.service_id} {item.number}: {item.sighting}{detail}; {item.page}")
    counts = ", ".join(f"{sum(item.sighting is sighting for item in findings)} {sighting}" for sighting in Sighting)
    click.echo(f"{len(findings)} numbers: {counts}.")
    if records:
        added = [f"{additions[outcome]} {outcome}" for outcome in CheckOutcome if additions[outcome]]
        total = sum(additions[outcome] for outcome in CheckOutcome)
        click.echo(f"{total} checks were added to {records.path}{': ' if added else ''}{', '.join(added)}.")
        for reason in NotRecorded:
            if additions[reason]:
                click.echo(f"Not added: {additions[reason]} {reason}.")
    if findings and all(item.sighting in (Sighting.FAILED, Sighting.NOT_ASKED) for item in findings):
        raise click.ClickException("No page could be read, so that nothing is known of today. Is the network there?")
    if any(item.sighting in (Sighting.NOT_SEEN, Sighting.OTHER, Sighting.PAGE_GONE) for item in findings):
        raise SystemExit(1)


def _services_and_watches(engine: sa.Engine) -> tuple[list[SupportService], list[SupportWatch]]:
    if release_of(engine) is None:
        raise NothingPublishedError
    with reading(engine) as session:
        by_area = sorted(all_services(session), key=lambda service: service.force_id or "")
        return by_area, support_watch(session)


def _acknowledge(lines: list[str], until: datetime.date, today: datetime.date, settings: Settings) -> None:
    if not today <= until <= today + _LONGEST_SILENCE:
        latest = today + _LONGEST_SILENCE
        raise ValueError(f"Acknowledge until a day from {today} to {latest}, so that nothing is silent for good.")
    Acknowledgement(until, frozenset(lines)).keep(settings.instance_dir)
    click.echo(f"{len(lines)} lines on what is stale or in doubt are acknowledged until {until}.")


def _watched_line(entry: SupportWatch) -> str:
    whose = entry.service_id or "no service"
    return f"in doubt: {whose}{f', {entry.address}' if entry.address else ''}: {entry.note}"


def _doubted_lines(services: Iterable[SupportService]) -> Iterator[str]:
    for doubt in (each for service in services for each in doubted_channels(service)):
        yield f"in doubt: {doubt.service_id}, {doubt.channel}: {doubt.outcome} on {doubt.date} ({doubt.method})"


def _line(service: SupportService, fresh: Freshness) -> str:
    confirmed = confirmed_on(service)
    words = {
        Freshness.VERIFIED: f"verified {confirmed}",
        Freshness.OLD: f"verified {confirmed}, too long ago",
        Freshness.UNDATED: "seen on an undated page",
        Freshness.RECHECK: f"to be checked again (last date: {confirmed or 'none'})",
    }
    return f"{service.service_id}: {words[fresh]}; {service.source.url}"
