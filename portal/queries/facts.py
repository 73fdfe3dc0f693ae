"""Facts that belong to no single force: the national rates, and the list of all sources."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import kept
from portal.facts import rows
from portal.queries import rows_of_models
from portal.queries.related import columns_of, typed


@kept
def national_rates(session: so.Session) -> list[rows.NationalRate]:
    """The national estimates by year."""
    found = session.execute(
        sa.select(*columns_of(tables.NationalRate)).order_by(
            tables.NationalRate.year, tables.NationalRate.offence_group
        )
    )
    return typed(session, tables.NationalRate, rows_of_models.national_rate, found.all())


@kept
def all_sources(session: so.Session) -> list[rows.Source]:
    """Every source by kind, publisher and address."""
    found = session.scalars(
        sa.select(tables.Source).order_by(tables.Source.kind, tables.Source.publisher, tables.Source.url)
    )
    return [rows_of_models.source(model) for model in found]


@kept
def source(session: so.Session, source_id: str) -> rows.Source:
    """The source; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    model = session.scalars(sa.select(tables.Source).where(tables.Source.source_id == source_id)).one()
    return rows_of_models.source(model)
