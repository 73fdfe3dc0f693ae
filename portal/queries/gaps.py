"""Every gap of the record with its reason, the reasons on record, and how many gaps each release closed.

A gap has the reason that the record gives. Else it was not graded where its inspection says so, and not tested where
crime recording was not tested at all. Only what is left is `not-found`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
import sqlalchemy.orm as so

from portal.database import tables
from portal.database.release_cache import cached
from portal.facts import rows
from portal.facts.newest import age_of, is_of_recording
from portal.facts.vocabulary import Grade, MissingMeasure, OffenceGroup, Qualifier, Reason
from portal.queries.forces import all_forces
from portal.queries.inspections import inspections, judgments, recording_rates
from portal.queries.programmes import all_programmes
from portal.queries.related import ask_for_all
from portal.queries.releases import newest_releases

# A round whose reports give the share of a kind of crime for so many forces leaves a gap where it has none for another.
_FORCES_WITH_A_SHARE = 10


@dataclass(frozen=True)
class Gap:
    """A figure that a round could have of a force and that the record has not, with the reason.

    `subject` is a question, an offence group, or empty for a date. `inspection` is the one that lacks it, None where
    no inspection of the round was found. `missing_reason` is the row that gives the reason, None where it follows from
    others.
    """

    force: rows.Force
    programme: rows.Programme
    inspection: rows.Inspection | None
    measure: MissingMeasure
    subject: str
    reason: Reason
    missing_reason: rows.MissingReason | None


_MOST_RELEASES = 12


@dataclass(frozen=True)
class Closures:
    """A release and how many gaps it closed; None for the first release, before which there was none."""

    release: rows.Release
    closed: int | None


@cached
def missing_reasons(session: so.Session) -> list[rows.MissingReason]:
    """Every reason on record, by force and round."""
    return ask_for_all(session, rows.MissingReason, "force_id", "programme_id", "measure", "subject")


def gaps_of_force(session: so.Session, force_id: str) -> list[Gap]:
    """The gaps of one force, newest round first."""
    return [gap for gap in gaps(session) if gap.force.force_id == force_id]


def reason_for_grade(session: so.Session, force_id: str, programme_id: str) -> Gap | None:
    """Why a force has no grade for recording in a round; None where it has one, or where the round grades nobody."""
    return _gaps_of_grades(session).get((force_id, programme_id))


@cached
def _gaps_of_grades(session: so.Session) -> dict[tuple[str, str], Gap]:
    """The gaps of grades by force and round."""
    of_grades = (gap for gap in gaps(session) if gap.measure is MissingMeasure.GRADE)
    return {(gap.force.force_id, gap.programme.programme_id): gap for gap in of_grades}


@cached
def gaps(session: so.Session) -> list[Gap]:
    """Every gap of the record: by force, then the newest round first."""
    all_gaps: list[Gap] = []
    rounds = [item for item in reversed(all_programmes(session)) if item.recording_question_id]
    for force in all_forces(session):
        # The rounds inspect the territorial forces; for others there is nothing to be missing.
        if force.tile_column is not None:
            for programme in rounds:
                all_gaps.extend(_Round(session, force, programme).gaps())
    return all_gaps


@cached
def gap_closures(session: so.Session) -> list[Closures]:
    """The newest releases with what each closed, newest first."""
    summary = tables.ReleaseSummary
    newest = newest_releases(session, _MOST_RELEASES)
    counted = session.execute(
        sa.select(summary.release_number, summary.gaps_closed).where(
            summary.release_number.in_([release.number for release in newest])
        )
    )
    closed = {int(number): int(count) for number, count in counted}
    return [Closures(item, closed.get(item.number, 0) if item.number > 1 else None) for item in newest]


class _Round:
    """What a round found of a force."""

    def __init__(self, session: so.Session, force: rows.Force, programme: rows.Programme) -> None:
        self._force, self._programme = force, programme
        programme_id = programme.programme_id
        self._inspections = [
            item for item in inspections(session, programme_id=programme_id) if item.force.force_id == force.force_id
        ]
        self._judgments = [
            item
            for item in judgments(session, programme_id=programme_id)
            if item.inspection.force.force_id == force.force_id and is_of_recording(item)
        ]
        of_round = recording_rates(session, programme_id=programme_id)
        self._rates = [rate for rate in of_round if rate.inspection.force.force_id == force.force_id]
        with_share = {(rate.offence_group, rate.inspection.force.force_id) for rate in of_round}
        self._groups = [
            group
            for group in OffenceGroup
            if group is OffenceGroup.ALL or sum(item[0] is group for item in with_share) >= _FORCES_WITH_A_SHARE
        ]
        self._known = {
            (item.measure, item.subject): item
            for item in missing_reasons(session)
            if item.force.force_id == force.force_id and item.programme.programme_id == programme_id
        }

    def gaps(self) -> Iterator[Gap]:
        question = self._programme.recording_question_id or ""
        not_graded = self._reason_without_grade(question)
        if not_graded:
            yield self._gap(MissingMeasure.GRADE, question, not_graded)
        shares = {rate.offence_group for rate in self._rates}
        no_share = Reason.NOT_TESTED if not_graded is Reason.NOT_TESTED else Reason.NOT_FOUND
        for group in self._groups:
            row = self._known.get((MissingMeasure.RECORDING_RATE, group.value))
            if row or group not in shares:
                yield self._gap(MissingMeasure.RECORDING_RATE, group.value, row.reason if row else no_share)
        for rate in self._rates:
            if rate.margin is None and rate.qualifier is Qualifier.EXACT:
                yield self._gap(MissingMeasure.MARGIN, rate.offence_group.value, Reason.NOT_FOUND, rate.inspection)
        for inspection in self._inspections:
            if inspection.published_on is None:
                yield self._gap(MissingMeasure.PUBLISHED_ON, "", Reason.NOT_FOUND, inspection)

    def _reason_without_grade(self, question: str) -> Reason | None:
        """None where there is a grade."""
        if any(item.grade is not Grade.UNGRADED for item in self._judgments):
            return None
        row = self._known.get((MissingMeasure.GRADE, question))
        if row:
            return row.reason
        return Reason.NOT_GRADED if self._judgments else Reason.NOT_FOUND

    def _gap(
        self, measure: MissingMeasure, subject: str, reason: Reason, inspection: rows.Inspection | None = None
    ) -> Gap:
        row = self._known.get((measure, subject))
        of_known = row.inspection if row else None
        newest = max(self._inspections, key=age_of, default=None)
        where = inspection or of_known or newest
        return Gap(self._force, self._programme, where, measure, subject, reason, row)
