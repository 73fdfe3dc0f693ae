"""The rows that comparisons are made of: chosen forces, all forces of a programme, one inspection against the next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import sqlalchemy.orm as so

from portal.database.release_cache import cached
from portal.facts import rows, uncertainty
from portal.facts.changes import GradeChange, RateChange, largest_rise_first, most_steps_first
from portal.facts.comparison import ComparedForce, Comparison, PublishedMargins, in_order, published_margins
from portal.facts.comparison_request import DEFAULT_PROGRAMME, ComparisonRequest, read_request
from portal.facts.newest import age_of, is_of_recording, latest_by_force, latest_rates
from portal.facts.vocabulary import OffenceGroup
from portal.queries.forces import all_forces
from portal.queries.inspections import inspections, judgments, recording_rates
from portal.queries.newest import newest_shares
from portal.queries.programmes import all_programmes, programme
from portal.statistics import RankRange


@dataclass(frozen=True)
class RatedForce:
    """A force's newest rate with its range of ranks (None: we cannot tell) and its newest grade for recording."""

    rate: rows.RecordingRate
    place: RankRange | None
    judgment: rows.Judgment | None


@dataclass(frozen=True)
class AllRates:
    """Every force with a rate in one programme and offence group, highest first.

    `without` are the forces that the programme inspected but for which no such rate was found. `offence_groups` are
    those in which the programme has any rate.
    """

    programme: rows.Programme
    offence_group: OffenceGroup
    forces: tuple[RatedForce, ...]
    without: tuple[rows.Force, ...]
    offence_groups: tuple[OffenceGroup, ...]


@dataclass(frozen=True)
class Changes:
    """What changed within a programme: rates of one offence group, and grades for recording."""

    programme: rows.Programme
    offence_group: OffenceGroup
    rates: tuple[RateChange, ...]
    grades: tuple[GradeChange, ...]
    offence_groups: tuple[OffenceGroup, ...]
    margins: PublishedMargins | None


@dataclass(frozen=True)
class ComparableProgramme:
    """A programme, the offence groups in which two or more forces have a rate, and whether it inspected one twice."""

    programme: rows.Programme
    offence_groups: tuple[OffenceGroup, ...]
    looked_again: bool


@cached
def comparable_programmes(session: so.Session) -> list[ComparableProgramme]:
    """The programmes in which forces can be compared, oldest first."""
    rates = recording_rates(session)
    times = Counter((item.programme.programme_id, item.force.force_id) for item in inspections(session))
    again = {programme_id for (programme_id, _), number in times.items() if number > 1}
    programmes = []
    for item in all_programmes(session):
        of_programme = [rate for rate in rates if rate.inspection.programme == item]
        groups = tuple(group for group in OffenceGroup if len(latest_rates(of_programme, group)) > 1)
        if groups:
            programmes.append(ComparableProgramme(item, groups, item.programme_id in again))
    return programmes


def comparison_request(session: so.Session, arguments: Mapping[str, Sequence[str]]) -> ComparisonRequest:
    """What the arguments of an address ask for, held against the forces and programmes of the release."""
    forces = {force.force_id for force in all_forces(session)}
    programmes = {item.programme_id for item in all_programmes(session)}
    return read_request(
        arguments, forces, programmes, lambda force_ids, group: usual_programme(session, force_ids, group)
    )


def usual_programme(session: so.Session, force_ids: Sequence[str], group: OffenceGroup) -> str:
    """The programme that most of the forces have their newest share from, the newer one of two with as many.

    One in which two of them have a share comes before any in which only one has: there is nothing to compare in that.
    """
    shares = newest_shares(session, group)
    counts = Counter(shares[name].inspection.programme for name in force_ids if name in shares)
    rates = [rate.inspection for rate in recording_rates(session) if rate.offence_group is group]
    rated = {(item.programme, item.force.force_id) for item in rates if item.force.force_id in force_ids}
    having = Counter(item for item, _ in rated)
    most = max(having, key=lambda item: (having[item] > 1, counts[item], item.position), default=None)
    return most.programme_id if most else DEFAULT_PROGRAMME


def comparison(session: so.Session, request: ComparisonRequest) -> Comparison:
    """The comparison of the forces in the request; expects that the programme is known, passes over unknown forces."""
    rates = recording_rates(session, programme_id=request.programme_id)
    by_force = _by_force(rate for rate in rates if rate.offence_group is request.offence_group)
    graded = _recording_grades(session, request.programme_id)
    forces = []
    for force in all_forces(session):
        if force.force_id in request.force_ids:
            of_force = by_force.get(force.force_id, [])
            newest, before = of_force[-1] if of_force else None, of_force[-2] if len(of_force) > 1 else None
            forces.append(ComparedForce(force, newest, before, graded.get(force.force_id)))
    return Comparison(
        programme(session, request.programme_id),
        request.offence_group,
        in_order(forces),
        margins(session, request.programme_id, request.offence_group),
    )


@cached
def all_rates(session: so.Session, programme_id: str, group: OffenceGroup) -> AllRates:
    """The rates of a programme; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    own_programme = programme(session, programme_id)
    rates = recording_rates(session, programme_id=programme_id)
    newest = latest_rates(rates, group)
    places = uncertainty.rank_ranges(newest)
    graded = _recording_grades(session, programme_id)
    rated = tuple(RatedForce(rate, places[_force_id(rate)], graded.get(_force_id(rate))) for rate in newest)
    inspected = {item.force.force_id: item.force for item in inspections(session, programme_id=programme_id)}
    for rate in newest:
        inspected.pop(_force_id(rate), None)
    without = tuple(sorted(inspected.values(), key=lambda force: (force.name, force.force_id)))
    return AllRates(own_programme, group, rated, without, _groups(rates))


@cached
def margins(session: so.Session, programme_id: str, group: OffenceGroup) -> PublishedMargins | None:
    """The margins published in a programme for an offence group; None where no margin was found."""
    rates = recording_rates(session, programme_id=programme_id)
    return published_margins(rate for rate in rates if rate.offence_group is group)


def changes(session: so.Session, programme_id: str, group: OffenceGroup) -> Changes:
    """What changed within a programme; raise sqlalchemy.exc.NoResultFound for an unknown name."""
    own_programme = programme(session, programme_id)
    rates = recording_rates(session, programme_id=programme_id)
    of_group = _by_force(rate for rate in rates if rate.offence_group is group)
    graded: dict[str, list[rows.Judgment]] = {}
    for item in judgments(session, programme_id=programme_id):
        if is_of_recording(item):
            graded.setdefault(item.inspection.force.force_id, []).append(item)
    by_age = [sorted(of_force, key=lambda item: age_of(item.inspection)) for of_force in graded.values()]
    return Changes(
        own_programme,
        group,
        tuple(largest_rise_first([RateChange(*pair) for rated in of_group.values() for pair in pairwise(rated)])),
        tuple(most_steps_first([GradeChange(*pair) for of_force in by_age for pair in pairwise(of_force)])),
        _groups(rates),
        margins(session, programme_id, group),
    )


def _by_force(rates: Iterable[rows.RecordingRate]) -> dict[str, list[rows.RecordingRate]]:
    """The rates of each force, oldest first."""
    by_force: dict[str, list[rows.RecordingRate]] = {}
    for rate in sorted(rates, key=lambda rate: age_of(rate.inspection)):
        by_force.setdefault(_force_id(rate), []).append(rate)
    return by_force


def _recording_grades(session: so.Session, programme_id: str) -> dict[str, rows.Judgment]:
    grades = judgments(session, programme_id=programme_id)
    return latest_by_force(item for item in grades if is_of_recording(item))


def _groups(rates: Iterable[rows.RecordingRate]) -> tuple[OffenceGroup, ...]:
    with_rates = {rate.offence_group for rate in rates}
    return tuple(group for group in OffenceGroup if group in with_rates)


def _force_id(rate: rows.RecordingRate) -> str:
    return rate.inspection.force.force_id
