"""Councils, places and postcodes, with the forces that police them."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables.table import Table, key


class Area(Table):
    """A former district, county or region."""

    __tablename__ = "areas"
    name: so.Mapped[str] = key()
    kind: so.Mapped[str] = key()
    ons_code: so.Mapped[str | None]
    force_ids: so.Mapped[tuple[str, ...]]


class Council(Table):
    """A council of today."""

    __tablename__ = "councils"
    ons_code: so.Mapped[str] = key()
    name: so.Mapped[str]
    official_name: so.Mapped[str | None]
    name_cy: so.Mapped[str | None]
    alternative_names: so.Mapped[tuple[str, ...]]
    county: so.Mapped[str | None]
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"))


class Place(Table):
    """A town or village; several may share a name, so the key is the order in the file."""

    __tablename__ = "places"
    row: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    name: so.Mapped[str]
    name_cy: so.Mapped[str | None]
    alternative_names: so.Mapped[tuple[str, ...]]
    county: so.Mapped[str | None]
    council: so.Mapped[str | None]
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"))
    forces_within_2km: so.Mapped[tuple[str, ...]]
    population: so.Mapped[int | None]


class Settlement(Table):
    """A smaller place under one of its names, looked up by the plain form of that name."""

    __tablename__ = "settlements"
    row: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    search_name: so.Mapped[str] = so.mapped_column(index=True)
    name: so.Mapped[str]
    main_name: so.Mapped[str | None]
    county: so.Mapped[str]
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"))
    forces_within_2km: so.Mapped[tuple[str, ...]]


class Alias(Table):
    """What people type instead of a name, and the name that it stands for."""

    __tablename__ = "aliases"
    alias: so.Mapped[str] = key()
    stands_for: so.Mapped[str] = key()
    kind: so.Mapped[str]
    source_url: so.Mapped[str]


class Outcode(Table):
    """A postcode district and the forces that police it, with their shares of its postcodes."""

    __tablename__ = "outcodes"
    outcode: so.Mapped[str] = key()
    force_ids: so.Mapped[tuple[str, ...]]
    shares: so.Mapped[tuple[str, ...]]
    share_outside_england_and_wales: so.Mapped[Decimal]
    reliability: so.Mapped[str]


class PostcodeSector(Table):
    """A postcode sector; the first force polices every postcode that is no exception."""

    __tablename__ = "postcode_sectors"
    sector: so.Mapped[str] = key()
    force_ids: so.Mapped[tuple[str, ...]]


class PostcodeException(Table):
    """A postcode that another force polices than its sector's first."""

    __tablename__ = "postcode_exceptions"
    postcode: so.Mapped[str] = key()
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"))


class BorderPostcode(Table):
    """A postcode of a sector that lies on both sides of the border with Scotland, and its nation."""

    __tablename__ = "border_postcodes"
    postcode: so.Mapped[str] = key()
    nation: so.Mapped[str]
