"""The services for victims."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal import models, rows
from portal.queries import rows_of_models
from portal.queries.kept import kept
from portal.queries.related import columns_of, typed


@kept
def national_services(session: so.Session) -> list[rows.SupportService]:
    """The services without a force, in the order of their names."""
    return _services(session, models.SupportService.force_id.is_(None))


@kept
def local_services(session: so.Session, force_id: str) -> list[rows.SupportService]:
    """The services in a force's area, in the order of their names."""
    return _services(session, models.SupportService.force_id == force_id)


def service(session: so.Session, service_id: str) -> rows.SupportService:
    """The service; raise sqlalchemy.exc.NoResultFound if there is none of that name."""
    found = session.execute(_question(models.SupportService.service_id == service_id)).one()
    return typed(session, models.SupportService, rows_of_models.support_service, [found])[0]


def _services(session: so.Session, which: sa.ColumnElement[bool]) -> list[rows.SupportService]:
    found = session.execute(_question(which).order_by(models.SupportService.name, models.SupportService.service_id))
    return typed(session, models.SupportService, rows_of_models.support_service, found.all())


def _question(which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(*columns_of(models.SupportService)).where(which)
