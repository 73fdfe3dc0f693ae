"""Inspections and what they found."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.tables.reference import Programme, Question, Sourced
from portal.database.tables.table import Table, key
from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import (
    FindingKind,
    Grade,
    InspectionKind,
    Measure,
    OffenceGroup,
    Qualifier,
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
    subject: so.Mapped[str] = key()
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
