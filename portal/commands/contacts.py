"""The operator's list of support lines: which were verified when, and which need a check."""

from __future__ import annotations

import click
import sqlalchemy as sa

from portal.commands.errors import plain_errors
from portal.database.engine import examine, open_engine, reading
from portal.facts.rows import SupportService
from portal.queries.forces import all_forces
from portal.queries.releases import current_release
from portal.queries.support import local_services, national_services
from portal.settings import Settings
from portal.support.freshness import Freshness, freshness
from portal.support.open_now import now


@click.command()
@click.option("--stale", is_flag=True, help="Only those not verified in time; fail if there is one.")
def contacts(stale: bool) -> None:
    """List the support services of the current release with the date on which each was verified.

    A service is stale if the page that gave its details is undated, is older than VERIFIED_WITHIN_DAYS (365 unless
    set), or is marked recheck in support_services.csv. With --stale the command lists only these and exits with
    status 1 if there are any, so that a schedule can raise an alarm.

    Example: portal contacts --stale
    """
    with plain_errors():
        settings = Settings.from_environment()
        services = _services(settings)
    today = now().date()
    judged = [(service, freshness(service, today, settings.verified_within_days)) for service in services]
    old = [(service, fresh) for service, fresh in judged if fresh is not Freshness.VERIFIED]
    for service, fresh in old if stale else judged:
        click.echo(_line(service, fresh))
    limit = settings.verified_within_days
    click.echo(f"{len(old)} of {len(judged)} services were not verified in the last {limit} days.")
    if stale and old:
        raise SystemExit(1)


def _services(settings: Settings) -> list[SupportService]:
    engine = open_engine(settings.database_url)
    examine(engine)
    if not sa.inspect(engine).has_table("releases"):
        raise click.ClickException("Nothing is published yet: `portal publish` does that.")
    with reading(engine) as session:
        if current_release(session) is None:
            raise click.ClickException("Nothing is published yet: `portal publish` does that.")
        local = [service for force in all_forces(session) for service in local_services(session, force.force_id)]
        return [*national_services(session), *local]


def _line(service: SupportService, fresh: Freshness) -> str:
    words = {
        Freshness.VERIFIED: f"verified {service.verified_on}",
        Freshness.OLD: f"verified {service.verified_on}, too long ago",
        Freshness.UNDATED: "seen on an undated page",
        Freshness.RECHECK: f"to be checked again (last date: {service.verified_on or 'none'})",
    }
    return f"{service.service_id}: {words[fresh]}; {service.source.url}"
