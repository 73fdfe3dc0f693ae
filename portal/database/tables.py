"""The tables: what the current release holds, and the archive of every release."""

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.column_types import ExactDecimal, PartialDateText, TextList, UtcMoment, Word
from portal.facts import vocabulary
from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import (
    AuditSubject,
    ChangeKind,
    ChannelKind,
    CheckMethod,
    CheckOutcome,
    CorrectionKind,
    FindingKind,
    FollowUpKind,
    Grade,
    InspectionKind,
    Measure,
    MissingMeasure,
    OffenceGroup,
    Qualifier,
    Reason,
    ServiceRole,
    WatchEffect,
)


class Table(so.DeclarativeBase):
    """The base of every table."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Decimal: ExactDecimal(),
        PartialDate: PartialDateText(),
        tuple[str, ...]: TextList(),
        datetime.datetime: UtcMoment(),
        **{
            words: Word(words)
            for words in vars(vocabulary).values()
            if isinstance(words, type) and issubclass(words, StrEnum) and words is not StrEnum
        },
    }


def dataset_table(name: str) -> sa.Table:
    """The table that holds the rows of the dataset's file of that name; raise KeyError if there is none."""
    return Table.metadata.tables[name]


def _key() -> so.MappedColumn[str]:
    """A column of text that is the table's key, or part of it."""
    return so.mapped_column(primary_key=True)


# What the figures refer to: sources, programmes with their questions, and forces.


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


class WithSource:
    """A row whose facts were read in one source."""

    source_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("sources.source_id"), index=True)


class Programme(WithSource, Table):
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


class Question(WithSource, Table):
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
    neighbour_ids: so.Mapped[tuple[str, ...]] = so.mapped_column("neighbours")
    accountable_body: so.Mapped[str | None]
    accountable_body_cy: so.Mapped[str | None]
    accountable_body_website: so.Mapped[str | None]
    tile_column: so.Mapped[int | None]
    tile_row: so.Mapped[int | None]
    tile_label: so.Mapped[str | None]


class RoundNote(WithSource, Table):
    """What is known of a round beside its results."""

    __tablename__ = "rounds"
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"), primary_key=True)
    position: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    text: so.Mapped[str]
    text_cy: so.Mapped[str]


class AccountabilityNote(WithSource, Table):
    """A dated note on who holds some forces to account."""

    __tablename__ = "accountability"
    note_id: so.Mapped[str] = _key()
    force_ids: so.Mapped[tuple[str, ...]]
    date: so.Mapped[PartialDate | None]
    text: so.Mapped[str]
    text_cy: so.Mapped[str]


# Inspections and what they found.


class Inspection(WithSource, Table):
    """An inspection of a force."""

    __tablename__ = "inspections"
    inspection_id: so.Mapped[str] = _key()
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"), index=True)
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"), index=True)
    kind: so.Mapped[InspectionKind]
    published_on: so.Mapped[PartialDate | None]
    audit_from: so.Mapped[PartialDate | None]
    audit_to: so.Mapped[PartialDate | None]
    programme: so.Mapped[Programme] = so.relationship(lazy="raise")


class _OfInspection(WithSource):
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
    subject: so.Mapped[AuditSubject] = so.mapped_column(primary_key=True)
    audited: so.Mapped[int]
    recorded_correctly: so.Mapped[int | None]
    not_recorded_correctly: so.Mapped[int | None]


class Finding(_OfInspection, Table):
    """A strength or an area for improvement."""

    __tablename__ = "findings"
    position: so.Mapped[int] = so.mapped_column(primary_key=True)
    kind: so.Mapped[FindingKind]
    text: so.Mapped[str]
    text_cy: so.Mapped[str | None]


class NationalRate(WithSource, Table):
    """The national estimate of a year."""

    __tablename__ = "national_rates"
    year: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    offence_group: so.Mapped[OffenceGroup] = so.mapped_column(primary_key=True)
    rate: so.Mapped[Decimal]
    note: so.Mapped[str | None]
    note_cy: so.Mapped[str | None]


class FollowUp(_OfInspection, Table):
    """What happened after an inspection was published."""

    __tablename__ = "follow_ups"
    position: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    question_id: so.Mapped[str | None] = so.mapped_column(sa.ForeignKey("questions.question_id"))
    date: so.Mapped[PartialDate]
    kind: so.Mapped[FollowUpKind]
    text: so.Mapped[str]
    text_cy: so.Mapped[str]
    was: so.Mapped[Grade | None]
    now: so.Mapped[Grade | None]


class Scope(_OfInspection, Table):
    """What an inspection looked at."""

    __tablename__ = "scopes"
    text: so.Mapped[str]
    text_cy: so.Mapped[str]


class MissingReason(WithSource, Table):
    """Why a figure is missing."""

    __tablename__ = "missing_reasons"
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"), primary_key=True)
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"), primary_key=True)
    measure: so.Mapped[MissingMeasure] = so.mapped_column(primary_key=True)
    subject: so.Mapped[str] = _key()
    inspection_id: so.Mapped[str | None] = so.mapped_column(sa.ForeignKey("inspections.inspection_id"))
    reason: so.Mapped[Reason]
    text: so.Mapped[str]
    text_cy: so.Mapped[str]


class NationalFigure(WithSource, Table):
    """A figure of the whole country."""

    __tablename__ = "national_figures"
    measure: so.Mapped[str] = _key()
    offence_group: so.Mapped[OffenceGroup] = so.mapped_column(primary_key=True)
    period: so.Mapped[str] = _key()
    period_cy: so.Mapped[str]
    name: so.Mapped[str]
    name_cy: so.Mapped[str]
    value: so.Mapped[Decimal]
    unit: so.Mapped[str]
    qualifier: so.Mapped[Qualifier]
    note: so.Mapped[str | None]
    note_cy: so.Mapped[str | None]


# Councils, places and postcodes, with the forces that police them.


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
    alias: so.Mapped[str] = _key()
    stands_for: so.Mapped[str] = _key()
    kind: so.Mapped[str]
    source_url: so.Mapped[str]


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


class BorderPostcode(Table):
    """A postcode of a sector that lies on both sides of the border with Scotland, and its nation."""

    __tablename__ = "border_postcodes"
    postcode: so.Mapped[str] = _key()
    nation: so.Mapped[str]


# Services for victims and the ways to reach them.


class SupportService(WithSource, Table):
    """A service for victims."""

    __tablename__ = "support_services"
    service_id: so.Mapped[str] = _key()
    force_id: so.Mapped[str | None] = so.mapped_column(sa.ForeignKey("forces.force_id"))
    name: so.Mapped[str]
    name_cy: so.Mapped[str | None]
    provider: so.Mapped[str | None]
    provider_cy: so.Mapped[str | None]
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
    channel: so.Mapped[str] = _key()
    date: so.Mapped[PartialDate] = so.mapped_column(primary_key=True)
    method: so.Mapped[CheckMethod] = so.mapped_column(primary_key=True)
    outcome: so.Mapped[CheckOutcome]


class SupportWatch(WithSource, Table):
    """A service in doubt, or a number that is closed."""

    __tablename__ = "support_watch"
    watch_id: so.Mapped[str] = _key()
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


# The archive of every release: its files, its changes and the reasons for them.


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
    __table_args__ = (
        sa.Index("changes_by_row", "table", "key", "release_number", "kind"),
        # The page of corrections reads the newest of some tables, however many there are of others.
        sa.Index(
            "changes_of_a_table_with_a_reason",
            "table",
            sa.text("release_number DESC"),
            "position",
            sqlite_where=sa.text("reason IS NOT NULL"),
            postgresql_where=sa.text("reason IS NOT NULL"),
        ),
        # The API lists the newest first: all, or those of a kind.
        sa.Index("changes_newest_first", sa.text("release_number DESC"), "position"),
        sa.Index("changes_of_a_kind", "table", "kind", "reason_kind", sa.text("release_number DESC"), "position"),
    )
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


class RowHistory(Table):
    """In which releases a row of the current release was first shown and last changed; others are as in the first."""

    __tablename__ = "row_histories"
    table: so.Mapped[str] = _key()
    key: so.Mapped[str] = so.mapped_column(primary_key=True)
    first_release: so.Mapped[int]
    last_release: so.Mapped[int]


class ReleaseSummary(Table):
    """A release whose changes were counted, and how many gaps of the record it closed."""

    __tablename__ = "release_summaries"
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    gaps_closed: so.Mapped[int]


class ChangedRows(Table):
    """How many rows of a table a release added, changed or withdrew: of a force, or in all (no `force_id`: empty).

    `position` is that of the first of these changes.
    """

    __tablename__ = "changed_rows"
    force_id: so.Mapped[str] = _key()
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    table: so.Mapped[str] = _key()
    kind: so.Mapped[ChangeKind] = so.mapped_column(primary_key=True)
    position: so.Mapped[int]
    row_count: so.Mapped[int]


class ForceChange(Table):
    """One of the first explained changes of a release that concern a force."""

    __tablename__ = "force_changes"
    force_id: so.Mapped[str] = _key()
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    position: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)


class ChangeCount(Table):
    """How many changes of a table, a kind and a kind of reason (empty: none) a release made; release 0: all of them."""

    __tablename__ = "change_counts"
    release_number: so.Mapped[int] = so.mapped_column(primary_key=True, autoincrement=False)
    table: so.Mapped[str] = _key()
    kind: so.Mapped[ChangeKind] = so.mapped_column(primary_key=True)
    reason_kind: so.Mapped[str] = _key()
    changes: so.Mapped[int]
