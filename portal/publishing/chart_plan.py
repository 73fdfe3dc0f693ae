"""Which charts a release has, and from which of its rows each is made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy.orm as so

from portal.charts.area_map import newest_grades_on_map
from portal.charts.chart import Chart
from portal.charts.force_history import force_history
from portal.charts.force_timeline import force_timeline
from portal.charts.grade_distribution import grade_distribution, newest_grades_by_region
from portal.charts.rate_changes import rate_changes
from portal.charts.rates import force_offence_groups, national_share, peers, rates_of_programme
from portal.charts.tile_map import newest_grades, tile_map
from portal.charts.within_24_hours import within_24_hours
from portal.dataset.force_areas import middles
from portal.facts.inspection_years import is_of_round
from portal.facts.map_order import with_area
from portal.facts.newest import is_of_recording, latest_by_force, latest_rates
from portal.facts.rows import FollowUp, Judgment, NationalRate, Programme, RecordingRate
from portal.facts.visits import visits_of
from portal.facts.vocabulary import SPEED_MEASURES, OffenceGroup
from portal.queries.comparisons import changes
from portal.queries.forces import all_forces
from portal.queries.inspections import judgments, recording_rates
from portal.queries.national import national_figures, national_shares
from portal.queries.newest import since_grade
from portal.queries.profiles import Profile, profile
from portal.queries.programmes import all_programmes


@dataclass(frozen=True)
class PlannedChart:
    """A chart that `make` makes of `rows`, in a given language.

    `source_ids` are where its figures were read; it is about a force or a programme, or else about all of them.
    """

    name: str
    # Where a function lies in memory differs with each process; which one it is, the name says.
    make: Callable[..., Chart] = field(repr=False)
    rows: tuple[Any, ...]
    source_ids: tuple[str, ...]
    programme_id: str | None = None
    force_id: str | None = None
    is_linked: bool = False


def charts_of_release(session: so.Session) -> Iterator[PlannedChart]:
    """Every chart of the release: those of all forces, then by programme, then by force."""
    national = national_shares(session)
    profiles = [profile(session, force.force_id) for force in all_forces(session)]
    yield from _charts_of_all(session, profiles)
    if len(national) > 1:
        sources = tuple(sorted({item.source.source_id for item in national}))
        yield PlannedChart("national-share", national_share, (national,), sources)
    of_speed = [item for item in national_figures(session) if item.measure in SPEED_MEASURES]
    if len(of_speed) == len(SPEED_MEASURES):
        sources = tuple(sorted({item.source.source_id for item in of_speed}))
        yield PlannedChart("within-24-hours", within_24_hours, (of_speed,), sources)
    for programme in all_programmes(session):
        yield from _charts_of_programme(session, programme)
    for force_profile in profiles:
        yield from _charts_of_force(session, force_profile, national)


def _charts_of_all(session: so.Session, profiles: list[Profile]) -> Iterator[PlannedChart]:
    newest = {profile.force.force_id: item for profile in profiles if (item := profile.newest_recording_judgment)}
    if not newest:
        return
    forces, sources = all_forces(session), _sources(newest.values())
    placed = {force.force_id for force in with_area(forces)}
    if placed & newest.keys():
        yield PlannedChart("newest-grades", newest_grades, (forces, newest), sources, is_linked=True)
    if placed & newest.keys() & middles().keys():
        yield PlannedChart("newest-grades-map", newest_grades_on_map, (forces, newest), sources, is_linked=True)
    scale = max((item.inspection.programme.scale for item in newest.values()), key=len)
    if any(item.inspection.force.region for item in newest.values()):
        yield PlannedChart("newest-grades-by-region", newest_grades_by_region, (forces, newest, scale), sources)


def _charts_of_programme(session: so.Session, programme: Programme) -> Iterator[PlannedChart]:
    programme_id = programme.programme_id
    graded = judgments(session, programme_id=programme_id)
    rates = recording_rates(session, programme_id=programme_id)
    latest = latest_by_force([item for item in graded if is_of_recording(item)])
    forces = all_forces(session)
    if programme.scale and any(force.force_id in latest for force in with_area(forces)):
        rows = (programme, forces, latest)
        sources = _sources(latest.values())
        yield PlannedChart(f"tile-map-{programme_id}", tile_map, rows, sources, programme_id, is_linked=True)
    if graded:
        name = f"grades-{programme_id}"
        yield PlannedChart(name, grade_distribution, (programme, graded), _sources(graded), programme_id)
    moved = [change for change in changes(session, programme_id, OffenceGroup.ALL).rates if change.points is not None]
    if moved:
        figures = [rate for change in moved for rate in (change.before, change.after)]
        name = f"changes-{programme_id}"
        yield PlannedChart(name, rate_changes, (programme, moved), _sources(figures), programme_id)
    grades = {force_id: item.grade for force_id, item in latest.items()}
    for group in OffenceGroup:
        newest = latest_rates(rates, group)
        if len(newest) > 1:
            content = (programme, group, newest, grades)
            name = f"rates-{programme_id}-{group}"
            yield PlannedChart(name, rates_of_programme, content, _sources(newest), programme_id)


def _charts_of_force(session: so.Session, profile: Profile, national: list[NationalRate]) -> Iterator[PlannedChart]:
    force, force_id = profile.force, profile.force.force_id
    of_all_crime = [rate for rate in profile.rates if rate.offence_group is OffenceGroup.ALL]
    graded = profile.recording_judgments
    visits = visits_of(profile.inspections, graded, of_all_crime)
    if visits:
        since = since_grade(session, profile.newest_recording_judgment)
        sources = _sources([*graded, *of_all_crime, *since])
        yield PlannedChart(f"{force_id}-timeline", force_timeline, (force, visits, since), sources, None, force_id)
    if graded:
        rows = (force, profile.programmes, graded)
        yield PlannedChart(f"{force_id}-history", force_history, rows, _sources(graded), None, force_id)
    by_type = profile.rates_by_type
    if by_type:
        of_round = by_type[0].inspection.programme.programme_id
        name = f"{force_id}-offence-groups"
        yield PlannedChart(name, force_offence_groups, (force, by_type), _sources(by_type), of_round, force_id)
    headline = profile.headline
    if headline is None:
        return
    programme = headline.inspection.programme
    programme_id = programme.programme_id
    rates = latest_rates(recording_rates(session, programme_id=programme_id), OffenceGroup.ALL)
    if len(rates) > 1:
        # Beside a figure of the country from years later, every force of the round would look the worse for its time.
        country = next((item for item in national if is_of_round(item.year, programme)), None)
        name = f"{force_id}-peers-{programme_id}-{OffenceGroup.ALL}"
        content = (programme, rates, force_id, country)
        yield PlannedChart(name, peers, content, _sources(rates), programme_id, force_id)


def _sources(figures: Iterable[Judgment | RecordingRate | FollowUp]) -> tuple[str, ...]:
    return tuple(sorted({figure.source.source_id for figure in figures}))
