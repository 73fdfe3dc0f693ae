"""Facts that belong to no single force: the national rates, and the list of all sources."""

from __future__ import annotations

import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.facts.vocabulary import OffenceGroup
from portal.queries.related import all_of, ask, typed


@cached
def national_rates(session: so.Session) -> list[rows.NationalRate]:
    """The national estimates by year."""
    order = (tables.NationalRate.year, tables.NationalRate.offence_group)
    return ask(session, rows.NationalRate, all_of(rows.NationalRate).order_by(*order))


def national_shares(session: so.Session) -> list[rows.NationalRate]:
    """The national estimates of all crime, oldest first."""
    return [rate for rate in national_rates(session) if rate.offence_group is OffenceGroup.ALL]


@cached
def all_sources(session: so.Session) -> list[rows.Source]:
    """Every source by kind, publisher and address."""
    order = (tables.Source.kind, tables.Source.publisher, tables.Source.url)
    return ask(session, rows.Source, all_of(rows.Source).order_by(*order))


@cached
def source(session: so.Session, source_id: str) -> rows.Source:
    """The source; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    found = session.execute(all_of(rows.Source).where(tables.Source.source_id == source_id)).one()
    return typed(session, rows.Source, [found])[0]
