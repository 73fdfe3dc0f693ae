"""Facts that belong to no single force: the national rates, and the list of all sources."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal import models, rows
from portal.queries import rows_of_models
from portal.queries.kept import kept
from portal.queries.related import columns_of, typed


@kept
def national_rates(session: so.Session) -> list[rows.NationalRate]:
    """The national estimates by year."""
    found = session.execute(
        sa.select(*columns_of(models.NationalRate)).order_by(
            models.NationalRate.year, models.NationalRate.offence_group
        )
    )
    return typed(session, models.NationalRate, rows_of_models.national_rate, found.all())


@kept
def all_sources(session: so.Session) -> list[rows.Source]:
    """Every source by kind, publisher and address."""
    found = session.scalars(
        sa.select(models.Source).order_by(models.Source.kind, models.Source.publisher, models.Source.url)
    )
    return [rows_of_models.source(model) for model in found]


@kept
def source(session: so.Session, source_id: str) -> rows.Source:
    """The source; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    model = session.scalars(sa.select(models.Source).where(models.Source.source_id == source_id)).one()
    return rows_of_models.source(model)
