"""Inspections and what they found."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables.reference import Programme, Question, Sourced
from portal.database.tables.table import Table, key
from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import (
    AuditSubject,
    FindingKind,
    FollowUpKind,
    Grade,
    InspectionKind,
    Measure,
    MissingMeasure,
    OffenceGroup,
    Qualifier,
    Reason,
)


class Inspection(Sourced, Table):
    """An inspection of a force."""

    __tablename__ = "inspections"
    inspection_id: so.Mapped[str] = key()
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"), index=True)
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"), index=True)
    kind: so.Mapped[InspectionKind]
    published_on: so.Mapped[PartialDate | None]
    audit_from: so.Mapped[PartialDate | None]
    audit_to: so.Mapped[PartialDate | None]
    programme: so.Mapped[Programme] = so.relationship(lazy="raise")


class _OfInspection(Sourced):
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


class NationalRate(Sourced, Table):
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


class MissingReason(Sourced, Table):
    """Why a figure is missing."""

    __tablename__ = "missing_reasons"
    force_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("forces.force_id"), primary_key=True)
    programme_id: so.Mapped[str] = so.mapped_column(sa.ForeignKey("programmes.programme_id"), primary_key=True)
    measure: so.Mapped[MissingMeasure] = so.mapped_column(primary_key=True)
    subject: so.Mapped[str] = key()
    inspection_id: so.Mapped[str | None] = so.mapped_column(sa.ForeignKey("inspections.inspection_id"))
    reason: so.Mapped[Reason]
    text: so.Mapped[str]
    text_cy: so.Mapped[str]


class NationalFigure(Sourced, Table):
    """A figure of the whole country."""

    __tablename__ = "national_figures"
    measure: so.Mapped[str] = key()
    offence_group: so.Mapped[OffenceGroup] = so.mapped_column(primary_key=True)
    period: so.Mapped[str] = key()
    period_cy: so.Mapped[str]
    name: so.Mapped[str]
    name_cy: so.Mapped[str]
    value: so.Mapped[Decimal]
    unit: so.Mapped[str]
    qualifier: so.Mapped[Qualifier]
    note: so.Mapped[str | None]
    note_cy: so.Mapped[str | None]
