"""Services for victims and the ways to reach them."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables.reference import Sourced
from portal.database.tables.table import Table, key
from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import ChannelKind, CheckMethod, CheckOutcome, ServiceRole, WatchEffect


class SupportService(Sourced, Table):
    """A service for victims."""

    __tablename__ = "support_services"
    service_id: so.Mapped[str] = key()
    force_id: so.Mapped[str | None] = so.mapped_column(sa.ForeignKey("forces.force_id"))
    name: so.Mapped[str]
    provider: so.Mapped[str | None]
    crime_types: so.Mapped[tuple[str, ...]]
    audience: so.Mapped[str]
    audience_cy: so.Mapped[str | None]
    area: so.Mapped[str]
    cost: so.Mapped[str | None]
    shows_on_bill: so.Mapped[str | None]
    languages: so.Mapped[str | None]
    accessibility: so.Mapped[str | None]
    verification: so.Mapped[str]


class SupportChannel(Table):
    """One way to reach a service."""

    __tablename__ = "support_channels"
    service_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("support_services.service_id"), primary_key=True)
    position: so.Mapped[int] = so.mapped_column(primary_key=True)
    kind: so.Mapped[ChannelKind]
    address: so.Mapped[str | None]
    instruction: so.Mapped[str | None]
    instruction_cy: so.Mapped[str | None]
    hours: so.Mapped[str | None]
    hours_as_read: so.Mapped[str | None]


class SupportCheck(Table):
    """One check of a way to reach a service, or of the whole service."""

    __tablename__ = "support_checks"
    service_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("support_services.service_id"), primary_key=True)
    channel: so.Mapped[str] = key()
    date: so.Mapped[PartialDate] = so.mapped_column(primary_key=True)
    method: so.Mapped[CheckMethod] = so.mapped_column(primary_key=True)
    outcome: so.Mapped[CheckOutcome]


class SupportWatch(Sourced, Table):
    """A service in doubt, or a number that is closed."""

    __tablename__ = "support_watch"
    watch_id: so.Mapped[str] = key()
    service_id: so.Mapped[str | None] = so.mapped_column(sa.ForeignKey("support_services.service_id"))
    address: so.Mapped[str | None]
    effect: so.Mapped[WatchEffect]
    date: so.Mapped[PartialDate | None]
    note: so.Mapped[str]
    note_cy: so.Mapped[str]


class SupportRole(Table):
    """The part that a service plays for a victim, where it is not simply help for anyone harmed."""

    __tablename__ = "support_roles"
    service_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("support_services.service_id"), primary_key=True)
    role: so.Mapped[ServiceRole]
    worried_too: so.Mapped[str | None]
