"""Smaller places, which are looked up in the database: there are tens of thousands of them."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy.orm as so

from portal.places.answers import Kind
from portal.places.index import Entry, Hit
from portal.queries import gazetteer


def settlements(session: so.Session, names: Iterable[str]) -> list[Hit]:
    """The smaller places with one of these plain names."""
    return [settlement_hit(row) for row in gazetteer.settlements_named(session, names)]


def settlement_hit(row: gazetteer.SettlementRow) -> Hit:
    """A smaller place as an answer names it."""
    entry = Entry(row.main_name or row.name, Kind.PLACE, (row.force_id,), row.county, None, row.nearby_force_ids)
    return Hit(entry, row.name, own=True)
