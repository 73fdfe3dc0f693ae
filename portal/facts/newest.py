"""Which grade and which share of a force is its newest: the one rule of every page, picture and file."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from portal.facts.rows import Inspection, Judgment, RecordingRate
from portal.facts.vocabulary import Grade, InspectionKind, OffenceGroup


def newest_grade(judgments: Iterable[Judgment]) -> Judgment | None:
    """The newest grade for recording crime among a force's judgments; None where inspectors gave none."""
    graded = [item for item in judgments if is_of_recording(item) and item.grade is not Grade.UNGRADED]
    return max(graded, key=lambda item: age_of(item.inspection), default=None)


def newest_share(rates: Iterable[RecordingRate]) -> RecordingRate | None:
    """The newest share of all reported crime among a force's rates; None where none was found."""
    found = [rate for rate in rates if rate.offence_group is OffenceGroup.ALL]
    return max(found, key=lambda rate: age_of(rate.inspection), default=None)


def is_of_recording(judgment: Judgment) -> bool:
    """Whether a judgment answers its programme's question of how good recording is."""
    return judgment.question.question_id == judgment.inspection.programme.recording_question_id


def age_of(inspection: Inspection) -> tuple[int, datetime.date, bool]:
    """What orders inspections by time: the programme, then the date, then first inspections before second ones."""
    published = inspection.published_on.first_day if inspection.published_on else datetime.date.min
    return inspection.programme.position, published, inspection.kind is InspectionKind.RE_INSPECTION
