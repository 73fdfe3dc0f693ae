"""Everything that one inspection found, and what the other inspections of that force in its programme found."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts import rows
from portal.facts.changes import RateChange
from portal.facts.newest import age_of, is_of_recording
from portal.facts.vocabulary import OffenceGroup
from portal.queries import inspections
from portal.queries.inspections import Figures, follow_ups_of_inspection


@dataclass(frozen=True)
class OtherInspection:
    """Another inspection of the same force in the same programme, its grade for recording and how the rates differ."""

    inspection: rows.Inspection
    is_earlier: bool
    judgment: rows.Judgment | None
    changes: tuple[RateChange, ...]


@dataclass(frozen=True)
class InspectionRecord(Figures):
    """An inspection and all that it found."""

    inspection: rows.Inspection
    follow_ups: tuple[rows.FollowUp, ...]
    others: tuple[OtherInspection, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the inspection itself and its source is known."""
        return not (self.judgments or self.rates or self.estimates or self.case_audits or self.findings)

    @property
    def headline(self) -> rows.RecordingRate | None:
        """The rate of all crime; None if none was found."""
        return next((rate for rate in self.rates if rate.offence_group is OffenceGroup.ALL), None)

    @property
    def graded(self) -> rows.Judgment | None:
        """The judgment of how good recording is; None if none was found."""
        return next((item for item in self.judgments if is_of_recording(item)), None)


def inspection_record(session: so.Session, inspection_id: str) -> InspectionRecord:
    """The record of an inspection; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    inspection = inspections.inspection(session, inspection_id)
    found = inspections.figures(session, inspection_id=inspection_id)
    beside = inspections.inspections(
        session, force_id=inspection.force.force_id, programme_id=inspection.programme.programme_id
    )
    others = sorted((item for item in beside if item.inspection_id != inspection_id), key=age_of)
    return InspectionRecord(
        **vars(found),
        inspection=inspection,
        follow_ups=tuple(follow_ups_of_inspection(session, inspection_id)),
        others=tuple(_other(session, inspection, found.rates, other) for other in others),
    )


def _other(
    session: so.Session, inspection: rows.Inspection, rates: Iterable[rows.RecordingRate], other: rows.Inspection
) -> OtherInspection:
    is_earlier = age_of(other) < age_of(inspection)
    by_group = {
        rate.offence_group: rate for rate in inspections.recording_rates(session, inspection_id=other.inspection_id)
    }
    pairs = [(by_group[rate.offence_group], rate) for rate in rates if rate.offence_group in by_group]
    graded = [
        item for item in inspections.judgments(session, inspection_id=other.inspection_id) if is_of_recording(item)
    ]
    return OtherInspection(
        inspection=other,
        is_earlier=is_earlier,
        judgment=graded[0] if graded else None,
        changes=tuple(RateChange(*(pair if is_earlier else pair[::-1])) for pair in pairs),
    )
