"""The names and postcodes by which people look for their force."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, TypeVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables import table_named

_EXCEPTIONS = table_named("postcode_exceptions")
_SECTORS = table_named("postcode_sectors")
_SETTLEMENTS = table_named("settlements")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A council of today."""

    name: str
    official_name: str | None
    name_cy: str | None
    alternative_names: tuple[str, ...]
    county: str | None
    force_id: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A former district, county or region; a county can span forces."""

    name: str
    kind: str
    force_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A town or village, and the forces whose area begins within two kilometres."""

    name: str
    name_cy: str | None
    alternative_names: tuple[str, ...]
    county: str | None
    council: str | None
    force_id: str
    forces_within_2km: tuple[str, ...]
    population: int | None


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """A smaller place under one of its names; `main_name` is the name it is better known by, where that is another."""

    search_name: str
    name: str
    main_name: str | None
    county: str
    force_id: str
    forces_within_2km: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AliasRow:
    """What people type instead of a name: `kind` is short-name, welsh-name or railway."""

    alias: str
    stands_for: str
    kind: str


@dataclass(frozen=True, slots=True)
class OutcodeRow:
    """A postcode district: each force's share of its postcodes in England and Wales, and the share outside (0 to 1)."""

    outcode: str
    force_ids: tuple[str, ...]
    shares: tuple[Decimal, ...]
    share_outside: Decimal
    reliability: str


def councils(session: so.Session) -> list[CouncilRow]:
    """Every council, by name."""
    return _all(session, CouncilRow, "councils", "name", "ons_code")


def areas(session: so.Session) -> list[AreaRow]:
    """Every area, by name and kind."""
    return _all(session, AreaRow, "areas", "name", "kind")


def places(session: so.Session) -> list[PlaceRow]:
    """Every place, in the order of the file."""
    return _all(session, PlaceRow, "places", "row")


def aliases(session: so.Session) -> list[AliasRow]:
    """Every short, Welsh or everyday name, by name."""
    return _all(session, AliasRow, "aliases", "alias", "stands_for")


def settlements_named(session: so.Session, names: Iterable[str]) -> list[SettlementRow]:
    """The smaller places with one of these plain names, by name and county."""
    named = {"names": list(names)}
    return [SettlementRow(*row) for row in session.execute(_SETTLEMENTS_NAMED, named)] if named["names"] else []


def settlements_between(session: so.Session, first: str, after: str, most: int) -> list[SettlementRow]:
    """The smaller places whose plain names come from `first` on and before `after`, at most so many."""
    between = {"first": first, "after": after, "most": most}
    return [SettlementRow(*row) for row in session.execute(_SETTLEMENTS_BETWEEN, between)]


def outcodes(session: so.Session) -> list[OutcodeRow]:
    """Every postcode district, by name."""
    return [
        OutcodeRow(
            row.outcode,
            row.force_ids,
            tuple(map(Decimal, row.shares)),
            row.share_outside_england_and_wales,
            row.reliability,
        )
        for row in session.execute(sa.select(table_named("outcodes")).order_by("outcode"))
    ]


def forces_of_sector(session: so.Session, sector: str) -> tuple[str, ...] | None:
    """The forces of a postcode sector, that of most postcodes first; None if no postcode in use lies in it."""
    return session.scalar(sa.select(_SECTORS.c.force_ids).where(_SECTORS.c.sector == sector))


def force_of_exception(session: so.Session, postcode: str) -> str | None:
    """The force of a postcode that the first force of its sector does not police; None for every other postcode."""
    return session.scalar(sa.select(_EXCEPTIONS.c.force_id).where(_EXCEPTIONS.c.postcode == postcode))


def nation_of_border_postcode(session: so.Session, postcode: str) -> str | None:
    """England or Scotland for a known postcode of a sector on both sides of the border; None for every other."""
    known = table_named("border_postcodes").c
    return session.scalar(sa.select(known.nation).where(known.postcode == postcode))


def sectors_beginning(session: so.Session, letters: str) -> dict[str, tuple[str, ...]]:
    """The sectors that begin with these letters, in order, with their forces."""
    result = session.execute(
        sa.select(_SECTORS.c.sector, _SECTORS.c.force_ids)
        .where(_SECTORS.c.sector.startswith(letters, autoescape=True))
        .order_by(_SECTORS.c.sector)
    )
    return {row.sector: row.force_ids for row in result}


def exceptions_beginning(session: so.Session, letters: str) -> dict[str, str]:
    """The exceptions that begin with these letters, in order, with their force."""
    result = session.execute(
        sa.select(_EXCEPTIONS.c.postcode, _EXCEPTIONS.c.force_id)
        .where(_EXCEPTIONS.c.postcode.startswith(letters, autoescape=True))
        .order_by(_EXCEPTIONS.c.postcode)
    )
    return {row.postcode: row.force_id for row in result}


def _all(session: so.Session, row_type: type[Row], table: str, *order: str) -> list[Row]:
    """Every row of a table, of the columns that are named like the fields of its type."""
    columns = table_named(table).c
    return [
        row_type(*row) for row in session.execute(_select(row_type, table).order_by(*(columns[name] for name in order)))
    ]


def _select(row_type: Any, table: str) -> sa.Select[Any]:
    return sa.select(*(table_named(table).c[field.name] for field in fields(row_type)))


# Built once: a finder asks them several times for one text, and building takes longer than asking.
_BY_NAME = _select(SettlementRow, "settlements").order_by(_SETTLEMENTS.c.search_name, _SETTLEMENTS.c.row)
_SETTLEMENTS_NAMED = _BY_NAME.where(_SETTLEMENTS.c.search_name.in_(sa.bindparam("names", expanding=True)))
_SETTLEMENTS_BETWEEN = _BY_NAME.where(
    _SETTLEMENTS.c.search_name >= sa.bindparam("first"), _SETTLEMENTS.c.search_name < sa.bindparam("after")
).limit(sa.bindparam("most", type_=sa.Integer))
