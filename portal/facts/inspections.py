"""Which inspection of a force came last, where a date may be unknown."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from portal.facts.rows import Inspection, Judgment
from portal.facts.vocabulary import InspectionKind


def order_of(inspection: Inspection) -> tuple[int, bool, datetime.date, str]:
    """A key that sorts the inspections of one force: by programme, a re-inspection last, then by date."""
    published = inspection.published_on
    return (
        inspection.programme.position,
        inspection.kind is InspectionKind.RE_INSPECTION,
        published.first_day if published else datetime.date.min,
        inspection.inspection_id,
    )


def latest_of_each_force(judgments: Iterable[Judgment]) -> list[Judgment]:
    """Of judgments on one question, the newest of each force."""
    latest: dict[str, Judgment] = {}
    for judgment in sorted(judgments, key=lambda judgment: order_of(judgment.inspection)):
        latest[judgment.inspection.force.force_id] = judgment
    return list(latest.values())
