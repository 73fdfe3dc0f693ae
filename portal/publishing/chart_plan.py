"""Which charts a release has, drawn from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy.orm as so

from portal.charts.chart import Chart
from portal.charts.force_offence_groups import force_offence_groups
from portal.charts.force_timeline import force_timeline
from portal.charts.grade_distribution import grade_distribution
from portal.charts.rates_of_programme import rates_of_programme
from portal.charts.tile_map import tile_map
from portal.charts.timeline_panels import panels_of
from portal.facts.newest import is_of_recording, latest_by_force, latest_rates
from portal.facts.rows import Judgment, Programme, RecordingRate
from portal.facts.vocabulary import OffenceGroup
from portal.queries.forces import all_forces
from portal.queries.inspections import judgments, recording_rates
from portal.queries.profiles import Profile, profile
from portal.queries.programmes import all_programmes
from portal.words.language import Language


@dataclass(frozen=True)
class PlannedChart:
    """A chart, the sources that its figures were read in, and the force or else the programme that it is about."""

    chart: Chart
    source_ids: tuple[str, ...]
    programme_id: str | None
    force_id: str | None = None


def charts_of_release(session: so.Session, language: Language) -> Iterator[PlannedChart]:
    """Every chart of the release in one language, programmes first, then forces."""
    for programme in all_programmes(session):
        yield from _charts_of_programme(session, programme, language)
    for force in all_forces(session):
        yield from _charts_of_force(session, profile(session, force.force_id), language)


def _charts_of_programme(session: so.Session, programme: Programme, language: Language) -> Iterator[PlannedChart]:
    graded = judgments(session, programme_id=programme.programme_id)
    rates = recording_rates(session, programme_id=programme.programme_id)
    of_recording = [item for item in graded if is_of_recording(item)]
    if of_recording:
        latest = latest_by_force(of_recording)
        addresses = f"{language.path_prefix}/forces/"
        chart = tile_map(programme, all_forces(session), latest, language, lambda force_id: addresses + force_id)
        yield PlannedChart(chart, _sources(latest.values()), programme.programme_id)
    if graded:
        yield PlannedChart(grade_distribution(programme, graded, language), _sources(graded), programme.programme_id)
    for group in OffenceGroup:
        found = latest_rates(rates, group)
        if len(found) > 1:
            chart = rates_of_programme(programme, group, found, language)
            yield PlannedChart(chart, _sources(found), programme.programme_id)


def _charts_of_force(session: so.Session, found: Profile, language: Language) -> Iterator[PlannedChart]:
    force_id = found.force.force_id
    of_all_crime = [rate for rate in found.rates if rate.offence_group is OffenceGroup.ALL]
    graded = found.recording_judgments
    # A programme of other questions leaves nothing to draw of how well crime is recorded.
    if panels_of(found.force, found.programmes, found.inspections, graded, of_all_crime):
        chart = force_timeline(found.force, found.programmes, found.inspections, graded, of_all_crime, language)
        yield PlannedChart(chart, _sources([*graded, *of_all_crime]), None, force_id)
    headline = found.headline
    if headline is None:
        return
    programme = headline.inspection.programme
    of_inspection = [rate for rate in found.rates if rate.inspection == headline.inspection]
    chart = force_offence_groups(found.force, of_inspection, language)
    yield PlannedChart(chart, _sources(of_inspection), programme.programme_id, force_id)
    peers = latest_rates(recording_rates(session, programme_id=programme.programme_id), OffenceGroup.ALL)
    if len(peers) > 1:
        chart = rates_of_programme(programme, OffenceGroup.ALL, peers, language, force_id)
        yield PlannedChart(chart, _sources(peers), programme.programme_id, force_id)


def _sources(figures: Iterable[Judgment | RecordingRate]) -> tuple[str, ...]:
    return tuple(sorted({figure.source.source_id for figure in figures}))
