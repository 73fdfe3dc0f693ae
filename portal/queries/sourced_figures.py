"""Everything of the current release that was read in one source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.facts import rows, support_rows
from portal.queries import facts, inspections, programmes, support
from portal.queries.accountability import all_accountability_notes
from portal.queries.follow_ups import all_follow_ups
from portal.queries.missing_reasons import missing_reasons
from portal.queries.national_figures import national_figures


class _Sourced(Protocol):
    @property
    def source(self) -> rows.Source: ...


Row = TypeVar("Row", bound=_Sourced)


@dataclass(frozen=True)
class SourcedFigures:
    """What was read in a source, table by table, inspections in the order of their names."""

    programmes: tuple[rows.Programme, ...]
    questions: tuple[rows.Question, ...]
    inspections: tuple[rows.Inspection, ...]
    judgments: tuple[rows.Judgment, ...]
    rates: tuple[rows.RecordingRate, ...]
    estimates: tuple[rows.Estimate, ...]
    case_audits: tuple[rows.CaseAudit, ...]
    findings: tuple[rows.Finding, ...]
    follow_ups: tuple[rows.FollowUp, ...]
    scopes: tuple[rows.Inspection, ...]
    reasons: tuple[rows.MissingReason, ...]
    national_rates: tuple[rows.NationalRate, ...]
    national_figures: tuple[rows.NationalFigure, ...]
    round_notes: tuple[rows.RoundNote, ...]
    notes: tuple[rows.AccountabilityNote, ...]
    watched: tuple[support_rows.SupportWatch, ...]
    services: tuple[support_rows.SupportService, ...]

    def __len__(self) -> int:
        """How many rows were read in the source."""
        return sum(len(found) for found in vars(self).values())


def sourced_figures(session: so.Session, source_id: str) -> SourcedFigures:
    """All rows that name the source; every table may be empty."""

    def of_inspections(model: Any, ask: Callable[..., list[Row]]) -> tuple[Row, ...]:
        keys = sa.select(model.inspection_id).where(model.source_id == source_id).distinct()
        found = [row for key in sorted(session.scalars(keys)) for row in ask(session, inspection_id=key)]
        return _read_in(source_id, found)

    all_programmes = programmes.all_programmes(session)
    asked = [item for row in all_programmes for item in programmes.questions(session, row.programme_id)]
    inspected = sa.select(tables.Inspection.inspection_id).where(tables.Inspection.source_id == source_id)
    services = sa.select(tables.SupportService.service_id).where(tables.SupportService.source_id == source_id)
    return SourcedFigures(
        programmes=_read_in(source_id, all_programmes),
        questions=_read_in(source_id, asked),
        inspections=tuple(inspections.inspection(session, key) for key in sorted(session.scalars(inspected))),
        judgments=of_inspections(tables.Judgment, inspections.judgments),
        rates=of_inspections(tables.RecordingRate, inspections.recording_rates),
        estimates=of_inspections(tables.Estimate, inspections.estimates),
        case_audits=of_inspections(tables.CaseAudit, inspections.case_audits),
        findings=of_inspections(tables.Finding, inspections.findings),
        follow_ups=_read_in(source_id, all_follow_ups(session)),
        scopes=tuple(
            row for row in inspections.inspections(session) if row.scope and row.scope.source.source_id == source_id
        ),
        reasons=_read_in(source_id, missing_reasons(session)),
        national_rates=_read_in(source_id, facts.national_rates(session)),
        national_figures=_read_in(source_id, national_figures(session)),
        round_notes=_read_in(
            source_id, [note for row in all_programmes for note in programmes.round_notes(session, row.programme_id)]
        ),
        notes=_read_in(source_id, all_accountability_notes(session)),
        watched=_read_in(source_id, support.support_watch(session)),
        services=tuple(support.service(session, key) for key in sorted(session.scalars(services))),
    )


def _read_in(source_id: str, found: list[Row]) -> tuple[Row, ...]:
    return tuple(row for row in found if row.source.source_id == source_id)
