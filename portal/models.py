"""The tables: what the current release holds, and the archive of every release."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, ClassVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.column_types import ExactDecimal, PartialDateText, TextList, UtcMoment, Word
from portal.partial_date import PartialDate
from portal.vocabulary import (
    ChangeKind,
    ChannelKind,
    CorrectionKind,
    FindingKind,
    Grade,
    InspectionKind,
    Measure,
    OffenceGroup,
    Qualifier,
)


class Table(so.DeclarativeBase):
    """The base of every table."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Decimal: ExactDecimal(),
        PartialDate: PartialDateText(),
        tuple[str, ...]: TextList(),
        datetime.datetime: UtcMoment(),
        **{
            word: Word(word)
            for word in (
                ChangeKind,
                ChannelKind,
                CorrectionKind,
                FindingKind,
                Grade,
                InspectionKind,
                Measure,
                OffenceGroup,
                Qualifier,
            )
        },
    }


def dataset_table(name: str) -> sa.Table:
    """The table that holds the rows of the dataset's file of that name; raise KeyError if there is none."""
    return Table.metadata.tables[name]


def _key() -> so.MappedColumn[str]:
    return so.mapped_column(primary_key=True)


class Source(Table):
    """A publication."""

    __tablename__ = "sources"
    source_id: so.Mapped[str] = _key()
    publisher: so.Mapped[str]
    kind: so.Mapped[str]
    title: so.Mapped[str | None]
    url: so.Mapped[str]
    published_on: so.Mapped[PartialDate | None]
    accessed_on: so.Mapped[datetime.date]


class _Sourced:
    """A row whose facts were read in one source."""

    source_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("sources.source_id"))

    @so.declared_attr
    @classmethod
    def source(cls) -> so.Mapped[Source]:
        """The source that the row was read in."""
        return so.relationship(Source, lazy="raise")


class Programme(_Sourced, Table):
    """A round of inspections with one method and one scale."""

    __tablename__ = "programmes"
    programme_id: so.Mapped[str] = _key()
    position: so.Mapped[int]
    name: so.Mapped[str]
    name_cy: so.Mapped[str]
    scale: so.Mapped[tuple[str, ...]]
    period: so.Mapped[str]
    summary: so.Mapped[str]
    summary_cy: so.Mapped[str]
    recording_question_id: so.Mapped[str | None]


class Question(_Sourced, Table):
    """A question that a programme grades."""

    __tablename__ = "questions"
    question_id: so.Mapped[str] = _key()
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"))
    position: so.Mapped[int]
    name: so.Mapped[str]
    name_cy: so.Mapped[str]


class Force(Table):
    """A police force."""

    __tablename__ = "forces"
    force_id: so.Mapped[str] = _key()
    name: so.Mapped[str]
    short_name: so.Mapped[str]
    name_cy: so.Mapped[str | None]
    short_name_cy: so.Mapped[str | None]
    alternative_names: so.Mapped[tuple[str, ...]]
    ons_code: so.Mapped[str | None]
    region: so.Mapped[str | None]
    nation: so.Mapped[str]
    website: so.Mapped[str | None]
    neighbours: so.Mapped[tuple[str, ...]]
    accountable_body: so.Mapped[str | None]
    accountable_body_website: so.Mapped[str | None]
    tile_column: so.Mapped[int | None]
    tile_row: so.Mapped[int | None]
    tile_label: so.Mapped[str | None]


class Inspection(_Sourced, Table):
    """An inspection of a force."""

    __tablename__ = "inspections"
    inspection_id: so.Mapped[str] = _key()
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"))
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"))
    kind: so.Mapped[InspectionKind]
    published_on: so.Mapped[PartialDate | None]
    audit_from: so.Mapped[PartialDate | None]
    audit_to: so.Mapped[PartialDate | None]
    force: so.Mapped[Force] = so.relationship(lazy="raise")
    programme: so.Mapped[Programme] = so.relationship(lazy="raise")


class _OfInspection(_Sourced):
    """A row that an inspection found; the inspection is part of its key."""

    inspection_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("inspections.inspection_id"), primary_key=True)

    @so.declared_attr
    @classmethod
    def inspection(cls) -> so.Mapped[Inspection]:
        """The inspection that found it."""
        return so.relationship(Inspection, lazy="raise")


class Judgment(_OfInspection, Table):
    """The grade of one question."""

    __tablename__ = "judgments"
    question_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("questions.question_id"), primary_key=True)
    grade: so.Mapped[Grade]
    question: so.Mapped[Question] = so.relationship(lazy="raise")


class RecordingRate(_OfInspection, Table):
    """An estimated share of reported crime that was recorded, in percent."""

    __tablename__ = "recording_rates"
    offence_group: so.Mapped[OffenceGroup] = so.mapped_column(primary_key=True)
    rate: so.Mapped[Decimal]
    margin: so.Mapped[Decimal | None]
    qualifier: so.Mapped[Qualifier]


class Estimate(_OfInspection, Table):
    """Crimes a year."""

    __tablename__ = "estimates"
    measure: so.Mapped[Measure] = so.mapped_column(primary_key=True)
    offence_group: so.Mapped[OffenceGroup] = so.mapped_column(primary_key=True)
    value: so.Mapped[int]
    qualifier: so.Mapped[Qualifier]


class CaseAudit(_OfInspection, Table):
    """A count of audited reports."""

    __tablename__ = "case_audits"
    subject: so.Mapped[str] = _key()
    audited: so.Mapped[int]
    recorded_correctly: so.Mapped[int | None]
    not_recorded_correctly: so.Mapped[int | None]


class Finding(_OfInspection, Table):
    """A strength or an area for improvement."""

    __tablename__ = "findings"
    position: so.Mapped[int] = so.mapped_column(primary_key=True)
    kind: so.Mapped[FindingKind]
    text: so.Mapped[str]


class NationalRate(_Sourced, Table):
    """The national estimate of a year."""

    __tablename__ = "national_rates"
    year: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    offence_group: so.Mapped[OffenceGroup] = so.mapped_column(primary_key=True)
    rate: so.Mapped[Decimal]
    note: so.Mapped[str | None]


class SupportService(_Sourced, Table):
    """A service for victims."""

    __tablename__ = "support_services"
    service_id: so.Mapped[str] = _key()
    force_id: so.Mapped[str | None] = so.mapped_column(sa.ForeignKey("forces.force_id"))
    name: so.Mapped[str]
    provider: so.Mapped[str | None]
    crime_types: so.Mapped[tuple[str, ...]]
    audience: so.Mapped[str | None]
    area: so.Mapped[str]
    cost: so.Mapped[str | None]
    shows_on_bill: so.Mapped[str | None]
    languages: so.Mapped[str | None]
    accessibility: so.Mapped[str | None]
    verified_on: so.Mapped[PartialDate | None]
    verification: so.Mapped[str]
    channels: so.Mapped[list[SupportChannel]] = so.relationship(
        lazy="raise", order_by="SupportChannel.position", viewonly=True
    )


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


class Area(Table):
    """A former district, county or region."""

    __tablename__ = "areas"
    name: so.Mapped[str] = _key()
    kind: so.Mapped[str] = _key()
    ons_code: so.Mapped[str | None]
    force_ids: so.Mapped[tuple[str, ...]]


class Council(Table):
    """A council of today."""

    __tablename__ = "councils"
    ons_code: so.Mapped[str] = _key()
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
    alternative_names: so.Mapped[tuple[str, ...]]
    county: so.Mapped[str | None]
    council: so.Mapped[str | None]
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"))
    forces_within_2km: so.Mapped[tuple[str, ...]]
    population: so.Mapped[int | None]


class Outcode(Table):
    """A postcode district and the forces that police it, with their shares of its postcodes."""

    __tablename__ = "outcodes"
    outcode: so.Mapped[str] = _key()
    force_ids: so.Mapped[tuple[str, ...]]
    shares: so.Mapped[tuple[str, ...]]
    share_outside_england_and_wales: so.Mapped[Decimal]
    reliability: so.Mapped[str]


class PostcodeSector(Table):
    """A postcode sector; the first force polices every postcode that is no exception."""

    __tablename__ = "postcode_sectors"
    sector: so.Mapped[str] = _key()
    force_ids: so.Mapped[tuple[str, ...]]


class PostcodeException(Table):
    """A postcode that another force polices than its sector's first."""

    __tablename__ = "postcode_exceptions"
    postcode: so.Mapped[str] = _key()
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"))


class Correction(Table):
    """The reason why a published figure was altered or withdrawn."""

    __tablename__ = "corrections"
    row: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    table: so.Mapped[str]
    key: so.Mapped[str]
    column: so.Mapped[str | None]
    was: so.Mapped[str | None]
    now: so.Mapped[str | None]
    kind: so.Mapped[CorrectionKind]
    reason: so.Mapped[str]
    reason_cy: so.Mapped[str | None]
    date: so.Mapped[datetime.date]


class Release(Table):
    """One published state of the dataset; the highest number is the current one."""

    __tablename__ = "releases"
    number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    published_at: so.Mapped[datetime.datetime]
    content_hash: so.Mapped[str]
    note: so.Mapped[str]
    restored_from: so.Mapped[int | None]


class StoredFile(Table):
    """The bytes of a file, kept once under their own hash, compressed with zlib."""

    __tablename__ = "stored_files"
    sha256: so.Mapped[str] = _key()
    compressed: so.Mapped[bytes]


class ReleaseFile(Table):
    """A file of a release: `dataset/forces.csv`, `charts/en/kent-timeline.wide.svg`."""

    __tablename__ = "release_files"
    release_number: so.Mapped[int] = so.mapped_column(sa.ForeignKey("releases.number"), primary_key=True)
    path: so.Mapped[str] = _key()
    sha256: so.Mapped[str] = so.mapped_column(sa.ForeignKey("stored_files.sha256"))
    size: so.Mapped[int]


class Change(Table):
    """One difference between a release and the one before it."""

    __tablename__ = "changes"
    release_number: so.Mapped[int] = so.mapped_column(sa.ForeignKey("releases.number"), primary_key=True)
    position: so.Mapped[int] = so.mapped_column(primary_key=True)
    table: so.Mapped[str]
    key: so.Mapped[str]
    kind: so.Mapped[ChangeKind]
    column: so.Mapped[str | None]
    was: so.Mapped[str | None]
    now: so.Mapped[str | None]
    reason_kind: so.Mapped[CorrectionKind | None]
    reason: so.Mapped[str | None]
    reason_cy: so.Mapped[str | None]
