"""The sources, and everything of the current release that was read in one of them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import rows, support_rows
from portal.queries import inspections, programmes, support
from portal.queries.forces import all_accountability_notes
from portal.queries.gaps import missing_reasons
from portal.queries.inspections import all_follow_ups
from portal.queries.national import national_figures, national_rates
from portal.queries.related import ask_for_all, ask_for_one, table_of


class _WithSource(Protocol):
    @property
    def source(self) -> rows.Source: ...


Row = TypeVar("Row", bound=_WithSource)


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
        return sum(len(rows_of_table) for rows_of_table in vars(self).values())


@cached
def all_sources(session: so.Session) -> list[rows.Source]:
    """Every source by kind, publisher and address."""
    return ask_for_all(session, rows.Source, "kind", "publisher", "url")


@cached
def source(session: so.Session, source_id: str) -> rows.Source:
    """The source; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    return ask_for_one(session, rows.Source, source_id=source_id)


def sourced_figures(session: so.Session, source_id: str) -> SourcedFigures:
    """All rows that name the source; every table may be empty."""

    def of_inspections(row_type: type[Row], ask: Callable[..., list[Row]]) -> tuple[Row, ...]:
        inspection_ids = _named_by_source(session, row_type, "inspection_id").get(source_id, ())
        return _read_in(source_id, [row for key in inspection_ids for row in ask(session, inspection_id=key)])

    all_programmes = programmes.all_programmes(session)
    questions = [item for row in all_programmes for item in programmes.questions(session, row.programme_id)]
    inspected = _named_by_source(session, rows.Inspection, "inspection_id").get(source_id, ())
    services = _named_by_source(session, support_rows.SupportService, "service_id").get(source_id, ())
    return SourcedFigures(
        programmes=_read_in(source_id, all_programmes),
        questions=_read_in(source_id, questions),
        inspections=tuple(inspections.inspection(session, key) for key in inspected),
        judgments=of_inspections(rows.Judgment, inspections.judgments),
        rates=of_inspections(rows.RecordingRate, inspections.recording_rates),
        estimates=of_inspections(rows.Estimate, inspections.estimates),
        case_audits=of_inspections(rows.CaseAudit, inspections.case_audits),
        findings=of_inspections(rows.Finding, inspections.findings),
        follow_ups=_read_in(source_id, all_follow_ups(session)),
        scopes=tuple(
            row for row in inspections.inspections(session) if row.scope and row.scope.source.source_id == source_id
        ),
        reasons=_read_in(source_id, missing_reasons(session)),
        national_rates=_read_in(source_id, national_rates(session)),
        national_figures=_read_in(source_id, national_figures(session)),
        round_notes=_read_in(
            source_id, [note for row in all_programmes for note in programmes.round_notes(session, row.programme_id)]
        ),
        notes=_read_in(source_id, all_accountability_notes(session)),
        watched=_read_in(source_id, support.support_watch(session)),
        services=tuple(support.service(session, key) for key in services),
    )


@cached
def _named_by_source(session: so.Session, row_type: Any, column: str) -> dict[str, list[str]]:
    """For each source the values of a column in the rows that were read there, each once, in their order."""
    names: dict[str, list[str]] = defaultdict(list)
    columns = table_of(row_type).c
    for source_id, name in session.execute(sa.select(columns.source_id, columns[column]).distinct().order_by(column)):
        names[source_id].append(name)
    return dict(names)


def _read_in(source_id: str, rows_of_table: list[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows_of_table if row.source.source_id == source_id)
