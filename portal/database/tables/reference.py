"""What the figures refer to: sources, programmes with their questions, and forces."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables.table import Table, key
from portal.facts.partial_date import PartialDate


class Source(Table):
    """A publication."""

    __tablename__ = "sources"
    source_id: so.Mapped[str] = key()
    publisher: so.Mapped[str]
    kind: so.Mapped[str]
    title: so.Mapped[str | None]
    url: so.Mapped[str]
    published_on: so.Mapped[PartialDate | None]
    accessed_on: so.Mapped[datetime.date]


class Sourced:
    """A row whose facts were read in one source."""

    source_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("sources.source_id"), index=True)


class Programme(Sourced, Table):
    """A round of inspections with one method and one scale."""

    __tablename__ = "programmes"
    programme_id: so.Mapped[str] = key()
    position: so.Mapped[int]
    name: so.Mapped[str]
    name_cy: so.Mapped[str]
    scale: so.Mapped[tuple[str, ...]]
    period: so.Mapped[str]
    summary: so.Mapped[str]
    summary_cy: so.Mapped[str]
    recording_question_id: so.Mapped[str | None]


class Question(Sourced, Table):
    """A question that a programme grades."""

    __tablename__ = "questions"
    question_id: so.Mapped[str] = key()
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"))
    position: so.Mapped[int]
    name: so.Mapped[str]
    name_cy: so.Mapped[str]


class Force(Table):
    """A police force."""

    __tablename__ = "forces"
    force_id: so.Mapped[str] = key()
    name: so.Mapped[str]
    short_name: so.Mapped[str]
    name_cy: so.Mapped[str | None]
    short_name_cy: so.Mapped[str | None]
    alternative_names: so.Mapped[tuple[str, ...]]
    ons_code: so.Mapped[str | None]
    region: so.Mapped[str | None]
    nation: so.Mapped[str]
    website: so.Mapped[str | None]
    neighbour_ids: so.Mapped[tuple[str, ...]] = so.mapped_column("neighbours")
    accountable_body: so.Mapped[str | None]
    accountable_body_website: so.Mapped[str | None]
    tile_column: so.Mapped[int | None]
    tile_row: so.Mapped[int | None]
    tile_label: so.Mapped[str | None]


class RoundNote(Sourced, Table):
    """What is known of a round beside its results."""

    __tablename__ = "rounds"
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"), primary_key=True)
    position: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    text: so.Mapped[str]
    text_cy: so.Mapped[str]


class AccountabilityNote(Sourced, Table):
    """A dated note on who holds some forces to account."""

    __tablename__ = "accountability"
    note_id: so.Mapped[str] = key()
    force_ids: so.Mapped[tuple[str, ...]]
    date: so.Mapped[PartialDate | None]
    text: so.Mapped[str]
    text_cy: so.Mapped[str]
