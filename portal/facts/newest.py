"""Which inspection, grade and share of a force is the newest: decided here, for all who ask.

A later round is newer than an earlier one. Within a round a second visit is newer than a first inspection, whatever
their dates; then the later date, with an unknown one last; then the name of the inspection, so that there is no tie.
"""

from collections.abc import Iterable
from typing import TypeVar

from portal.facts.rows import Inspection, Judgment, RecordingRate
from portal.facts.vocabulary import Grade, OffenceGroup

Figure = TypeVar("Figure", Judgment, RecordingRate)
# A key that sorts inspections, oldest first.
Age = tuple[int, str, str, bool, tuple[int, ...], str]
# The same order as names of columns, for the database: texts by code point, rows without a value last.
ORDER = ("programme_position", "programme_id", "inspection_kind", "published_on", "inspection_id")


def age_of(inspection: Inspection) -> Age:
    """A key that sorts inspections, oldest first."""
    published = inspection.published_on
    return (
        inspection.programme.position,
        inspection.programme.programme_id,
        inspection.kind.value,
        published is None,
        (published.year, published.month or 0, published.day or 0) if published else (),
        inspection.inspection_id,
    )


def is_of_recording(judgment: Judgment) -> bool:
    """Whether a judgment answers its programme's question of how good recording is."""
    return judgment.question.question_id == judgment.inspection.programme.recording_question_id


def newest_grade(judgments: Iterable[Judgment]) -> Judgment | None:
    """The newest grade for recording among a force's judgments, in the newest round that has one; None if none has."""
    return max(newest_grades(judgments).values(), key=lambda item: age_of(item.inspection), default=None)


def newest_share(rates: Iterable[RecordingRate]) -> RecordingRate | None:
    """The newest share recorded of all crime among a force's rates; None if there is none."""
    return max(newest_shares(rates).values(), key=lambda rate: age_of(rate.inspection), default=None)


def newest_grades(judgments: Iterable[Judgment]) -> dict[str, Judgment]:
    """The newest grade for recording of each force that has one, by force, over all rounds given."""
    graded = [item for item in judgments if is_of_recording(item) and item.grade is not Grade.UNGRADED]
    return latest_by_force(graded)


def newest_shares(rates: Iterable[RecordingRate], group: OffenceGroup = OffenceGroup.ALL) -> dict[str, RecordingRate]:
    """The newest share recorded of each force that has one, by force, over all rounds given."""
    return latest_by_force(rate for rate in rates if rate.offence_group is group)


def latest_by_force(figures: Iterable[Figure]) -> dict[str, Figure]:
    """The newest judgment or rate of each force, by force; they are of one question or one offence group."""
    return {item.inspection.force.force_id: item for item in sorted(figures, key=lambda item: age_of(item.inspection))}


def latest_rates(rates: Iterable[RecordingRate], group: OffenceGroup) -> list[RecordingRate]:
    """The newest rate of each force for an offence group, highest first; the rates are of one programme."""
    return sorted(newest_shares(rates, group).values(), key=lambda item: (-item.rate, item.inspection.force.name))
