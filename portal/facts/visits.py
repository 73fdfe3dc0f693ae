"""The visits of a force that said something about how it records crime."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.facts.newest import age_of
from portal.facts.rows import Inspection, Judgment, RecordingRate


@dataclass(frozen=True)
class Visit:
    """An inspection, with what it said about crime recording."""

    inspection: Inspection
    judgment: Judgment | None
    rate: RecordingRate | None


def visits_of(
    inspections: Sequence[Inspection], judgments: Sequence[Judgment], rates: Sequence[RecordingRate]
) -> list[Visit]:
    """The inspections that graded crime recording or gave its rate, newest first."""
    graded = {judgment.inspection.inspection_id: judgment for judgment in judgments}
    rated = {rate.inspection.inspection_id: rate for rate in rates}
    visits = [
        Visit(inspection, graded.get(inspection.inspection_id), rated.get(inspection.inspection_id))
        for inspection in sorted(inspections, key=age_of, reverse=True)
    ]
    return [visit for visit in visits if visit.judgment or visit.rate]
