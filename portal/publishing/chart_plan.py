"""Which charts a release has, drawn from its rows."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy.orm as so

from portal.charts.chart import Chart
from portal.charts.force_offence_groups import force_offence_groups
from portal.charts.force_timeline import force_timeline
from portal.charts.grade_distribution import grade_distribution
from portal.charts.rates_of_programme import rates_of_programme
from portal.charts.tile_map import tile_map
from portal.language import Language
from portal.queries.forces import all_forces
from portal.queries.inspections import judgments, recording_rates
from portal.queries.profiles import Profile, is_of_recording, latest_by_force, latest_rates, profile
from portal.queries.programmes import all_programmes
from portal.rows import Programme
from portal.vocabulary import OffenceGroup


def charts_of_release(session: so.Session, language: Language) -> Iterator[Chart]:
    """Every chart of the release in one language, programmes first, then forces."""
    for programme in all_programmes(session):
        yield from _charts_of_programme(session, programme, language)
    for force in all_forces(session):
        yield from _charts_of_force(session, profile(session, force.force_id), language)


def _charts_of_programme(session: so.Session, programme: Programme, language: Language) -> Iterator[Chart]:
    graded = judgments(session, programme_id=programme.programme_id)
    rates = recording_rates(session, programme_id=programme.programme_id)
    of_recording = [item for item in graded if is_of_recording(item)]
    if of_recording:
        latest = latest_by_force(of_recording)
        addresses = f"{language.path_prefix}/forces/"
        yield tile_map(programme, all_forces(session), latest, language, lambda force_id: addresses + force_id)
    if graded:
        yield grade_distribution(programme, graded, language)
    for group in OffenceGroup:
        found = latest_rates(rates, group)
        if len(found) > 1:
            yield rates_of_programme(programme, group, found, language)


def _charts_of_force(session: so.Session, found: Profile, language: Language) -> Iterator[Chart]:
    if found.inspections:
        of_all_crime = [rate for rate in found.rates if rate.offence_group is OffenceGroup.ALL]
        yield force_timeline(
            found.force, found.programmes, found.inspections, found.recording_judgments, of_all_crime, language
        )
    headline = found.headline
    if headline is None:
        return
    of_inspection = [rate for rate in found.rates if rate.inspection == headline.inspection]
    yield force_offence_groups(found.force, of_inspection, language)
    programme = headline.inspection.programme
    peers = latest_rates(recording_rates(session, programme_id=programme.programme_id), OffenceGroup.ALL)
    if len(peers) > 1:
        yield rates_of_programme(programme, OffenceGroup.ALL, peers, language, found.force.force_id)
