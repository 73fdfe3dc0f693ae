"""The typed rows that queries return and that pages, charts, statistics and the API read."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from portal.facts.partial_date import PartialDate
from portal.facts.vocabulary import (
    AuditSubject,
    ChangeKind,
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
)


@dataclass(frozen=True)
class Source:
    """A publication that figures were read in."""

    source_id: str
    publisher: str
    kind: str
    title: str | None
    url: str
    published_on: PartialDate | None
    accessed_on: datetime.date


@dataclass(frozen=True)
class Programme:
    """A round of inspections with its own method and its own scale of grades, best first."""

    programme_id: str
    position: int
    name: str
    name_cy: str
    scale: tuple[Grade, ...]
    period: str
    summary: str
    summary_cy: str
    recording_question_id: str | None
    source: Source


@dataclass(frozen=True)
class Question:
    """A question that the inspections of a programme answer with a grade."""

    question_id: str
    programme_id: str
    position: int
    name: str
    name_cy: str
    source: Source


@dataclass(frozen=True)
class Force:
    """A police force; a tile is its place on the grid map (None for a force without a territory)."""

    force_id: str
    name: str
    short_name: str
    name_cy: str | None
    short_name_cy: str | None
    alternative_names: tuple[str, ...]
    ons_code: str | None
    region: str | None
    nation: str
    website: str | None
    neighbours: tuple[str, ...]
    accountable_body: str | None
    accountable_body_cy: str | None
    accountable_body_website: str | None
    tile_column: int | None
    tile_row: int | None
    tile_label: str | None


@dataclass(frozen=True)
class Scope:
    """What an inspection looked at, where it did not look at all reported crime."""

    inspection_id: str
    text: str
    text_cy: str
    source: Source


@dataclass(frozen=True)
class Inspection:
    """One inspection of one force; dates are as precise as the sources. `scope` is None where it looked at all."""

    inspection_id: str
    force: Force
    programme: Programme
    kind: InspectionKind
    published_on: PartialDate | None
    audit_from: PartialDate | None
    audit_to: PartialDate | None
    source: Source
    scope: Scope | None = None


@dataclass(frozen=True)
class Judgment:
    """The grade that an inspection gave to one question."""

    inspection: Inspection
    question: Question
    grade: Grade
    source: Source


@dataclass(frozen=True)
class RecordingRate:
    """The estimated percentage of reported crime that was recorded; margin = half-width of the 95% interval."""

    inspection: Inspection
    offence_group: OffenceGroup
    rate: Decimal
    margin: Decimal | None
    qualifier: Qualifier
    source: Source


@dataclass(frozen=True)
class Estimate:
    """Crimes a year that went unrecorded, or that are recorded in addition since an improvement."""

    inspection: Inspection
    measure: Measure
    offence_group: OffenceGroup
    value: int
    qualifier: Qualifier
    source: Source


@dataclass(frozen=True)
class CaseAudit:
    """How many audited reports on one subject were recorded correctly; the source gave one of the counts, or both."""

    inspection: Inspection
    subject: AuditSubject
    audited: int
    recorded_correctly: int | None
    not_recorded_correctly: int | None
    source: Source

    @property
    def correct(self) -> int:
        """The number of audited reports recorded correctly, as given or as the rest of the audited."""
        if self.recorded_correctly is not None:
            return self.recorded_correctly
        assert self.not_recorded_correctly is not None
        return self.audited - self.not_recorded_correctly


@dataclass(frozen=True)
class Finding:
    """A strength or an area for improvement, in plain words."""

    inspection: Inspection
    position: int
    kind: FindingKind
    text: str
    text_cy: str | None
    source: Source


@dataclass(frozen=True)
class FollowUp:
    """What happened after an inspection was published, in a sentence of ours; `question` is None if it is about all."""

    inspection: Inspection
    position: int
    question: Question | None
    date: PartialDate
    kind: FollowUpKind
    text: str
    text_cy: str
    was: Grade | None
    now: Grade | None
    source: Source


@dataclass(frozen=True)
class MissingReason:
    """Why a figure of a force is not in the record; `subject` is a question or an offence group.

    `inspection` is None where the reason holds for the whole round.
    """

    force: Force
    programme: Programme
    measure: MissingMeasure
    subject: str
    inspection: Inspection | None
    reason: Reason
    text: str
    text_cy: str
    source: Source


@dataclass(frozen=True)
class NationalFigure:
    """A figure of England and Wales as a whole, besides the share recorded; `unit` is percent, forces, reports, …"""

    measure: str
    offence_group: OffenceGroup
    period: str
    period_cy: str
    name: str
    name_cy: str
    value: Decimal
    unit: str
    qualifier: Qualifier
    note: str | None
    note_cy: str | None
    source: Source


@dataclass(frozen=True)
class RoundNote:
    """What is known of a round of inspections beside its results."""

    programme_id: str
    position: int
    text: str
    text_cy: str
    source: Source


@dataclass(frozen=True)
class AccountabilityNote:
    """A dated note on who holds some forces to account."""

    note_id: str
    force_ids: tuple[str, ...]
    date: PartialDate | None
    text: str
    text_cy: str
    source: Source


@dataclass(frozen=True)
class NationalRate:
    """The national estimate of the recording rate for a year, in percent."""

    year: int
    offence_group: OffenceGroup
    rate: Decimal
    note: str | None
    note_cy: str | None
    source: Source


@dataclass(frozen=True)
class Change:
    """One altered cell, or one added or withdrawn row, of a release against the release before."""

    release_number: int
    position: int
    table: str
    key: str
    kind: ChangeKind
    column: str | None
    was: str | None
    now: str | None
    reason_kind: CorrectionKind | None
    reason: str | None
    reason_cy: str | None


@dataclass(frozen=True)
class Release:
    """One published state of the dataset."""

    number: int
    published_at: datetime.datetime
    content_hash: str
    note: str
    restored_from: int | None
