"""Everything that a force's page shows of it, gathered in one row, and where it is among the others."""

from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.facts import rows, uncertainty
from portal.facts.newest import age_of, is_of_recording, latest_rates, newest_grade, newest_share
from portal.facts.vocabulary import OffenceGroup
from portal.queries import forces, inspections, programmes
from portal.queries.inspections import Figures, recording_rates
from portal.statistics import RankRange


@dataclass(frozen=True)
class ProgrammeRecord:
    """What one programme found of one force, oldest inspection first."""

    programme: rows.Programme
    inspections: tuple[rows.Inspection, ...]
    judgments: tuple[rows.Judgment, ...]


@dataclass(frozen=True)
class Profile(Figures):
    """A force with its inspections and what they found, programmes oldest first."""

    force: rows.Force
    neighbours: tuple[rows.Force, ...]
    programmes: tuple[rows.Programme, ...]
    inspections: tuple[rows.Inspection, ...]

    @property
    def headline(self) -> rows.RecordingRate | None:
        """The newest rate of all crime; None if none was found."""
        return newest_share(self.rates)

    @property
    def rates_by_type(self) -> tuple[rows.RecordingRate, ...]:
        """The rates of the newest inspection that tells kinds of crime apart, else of the newest with any rate."""
        of_kinds = [rate for rate in self.rates if rate.offence_group is not OffenceGroup.ALL]
        newest = max(of_kinds or self.rates, key=lambda rate: age_of(rate.inspection), default=None)
        return tuple(rate for rate in self.rates if newest and rate.inspection == newest.inspection)

    @property
    def tells_types_apart(self) -> bool:
        """Whether any inspection gave a rate for one kind of crime."""
        return any(rate.offence_group is not OffenceGroup.ALL for rate in self.rates)

    @property
    def headline_before(self) -> rows.RecordingRate | None:
        """The rate of all crime of the inspection before the headline's, in the same programme."""
        latest = self.headline
        if latest is None:
            return None
        return newest_share(
            rate
            for rate in self.rates
            if rate.inspection.programme == latest.inspection.programme
            and age_of(rate.inspection) < age_of(latest.inspection)
        )

    @property
    def recording_judgments(self) -> tuple[rows.Judgment, ...]:
        """The judgments of how good recording is, oldest first."""
        judgments = [item for item in self.judgments if is_of_recording(item)]
        return tuple(sorted(judgments, key=lambda item: age_of(item.inspection)))

    @property
    def newest_recording_judgment(self) -> rows.Judgment | None:
        """The newest grade for recording, whether or not a rate came with it; None if none was found."""
        return newest_grade(self.judgments)

    @property
    def was_looked_at(self) -> bool:
        """Whether an inspection looked at recording, whatever grade it gave."""
        return bool(self.recording_judgments)

    def recording_judgment_of(self, inspection: rows.Inspection) -> rows.Judgment | None:
        """The judgment of recording in one inspection; None if none was found."""
        for item in self.recording_judgments:
            if item.inspection.inspection_id == inspection.inspection_id:
                return item
        return None

    @property
    def records(self) -> tuple[ProgrammeRecord, ...]:
        """What each programme found, programmes that did not inspect the force left out."""
        return tuple(
            ProgrammeRecord(
                programme,
                tuple(item for item in self.inspections if item.programme == programme),
                tuple(item for item in self.judgments if item.inspection.programme == programme),
            )
            for programme in self.programmes
            if any(item.programme == programme for item in self.inspections)
        )


@dataclass(frozen=True)
class Standing:
    """A force's newest rate, its range of ranks (None: we cannot tell) and how many forces have a rate there."""

    rate: rows.RecordingRate
    place: RankRange | None
    forces: int


def profile(session: so.Session, force_id: str) -> Profile:
    """The profile of a force; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    force = forces.force(session, force_id)
    by_id = {item.force_id: item for item in forces.all_forces(session)}
    return Profile(
        **vars(inspections.figures(session, force_id=force_id)),
        force=force,
        neighbours=tuple(by_id[neighbour] for neighbour in force.neighbours),
        programmes=tuple(programmes.all_programmes(session)),
        inspections=tuple(inspections.inspections(session, force_id=force_id)),
    )


def standing(session: so.Session, profile: Profile) -> Standing | None:
    """The standing of a force by its newest rate of all crime; None where no other force has a rate."""
    rate = profile.headline
    if rate is None:
        return None
    programme_id = rate.inspection.programme.programme_id
    peers = latest_rates(recording_rates(session, programme_id=programme_id), OffenceGroup.ALL)
    if len(peers) < 2:
        return None
    force_id = profile.force.force_id
    return Standing(rate, uncertainty.rank_ranges(peers, of=[force_id])[force_id], len(peers))
