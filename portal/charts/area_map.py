"""The map of force areas: each in the colour of its newest grade, with its diamonds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import altair as alt

from portal.charts import grades
from portal.charts.breaking import lines
from portal.charts.chart import ROWS, Chart, Row, Sheet, chart_of
from portal.charts.state import State
from portal.charts.theme import colour_of
from portal.charts.tile_map import grades_table, map_words, named, tiled
from portal.dataset.force_areas import middles, places_beside, topology
from portal.facts.rows import Force, Judgment
from portal.words import rounds, terms
from portal.words.language import Language

AREAS = alt.NamedData(name="areas", format=alt.TopoDataFormat(type="topojson", feature="areas"))
_NAME = "newest-grades-map"
# The name of an area that is marked in the sea is no wider than this, in pixels.
_NAME_WIDTH = 60


def newest_grades_on_map(
    forces: Sequence[Force], newest: Mapping[str, Judgment | None], language: Language, addresses: str
) -> Chart:
    """The newest grade for recording of each force that has an area, by force id, where that area lies.

    `addresses` is how those of their pages begin.
    """
    shown = [force for force in tiled(forces) if force.force_id in middles()]
    subtitle = language.gettext("Newest grade for recording crime of each force, by the area that it polices.")
    boundaries = language.gettext(
        "Boundaries: Office for National Statistics, Open Government Licence v3.0. "
        "Contains OS data © Crown copyright and database right 2024."
    )
    scale = max((len(judgment.inspection.programme.scale) for judgment in newest.values() if judgment), default=0)
    found = {force.force_id: grades.state_of(newest.get(force.force_id), language, scale) for force in shown}
    states = grades.in_order(list(found.values()))
    rows = [_row(force, found[force.force_id], newest.get(force.force_id), language, addresses) for force in shown]
    chart = chart_of(
        _NAME,
        language.code,
        map_words(shown, newest, subtitle, language, [boundaries]),
        grades_table(shown, newest, language),
        rows,
        lambda sheet: _draw(states, sheet),
        links=[(addresses + force.force_id, named(force, newest.get(force.force_id), language)) for force in shown],
    )
    # What has a broken edge is drawn above what has a whole one, for neighbours share theirs.
    areas = topology(last=[force_id for force_id, state in found.items() if len(state.scale) < scale])
    return replace(chart, wide=_with(areas, chart.wide), narrow=_with(areas, chart.narrow))


def _with(areas: dict[str, Any], specification: dict[str, Any]) -> dict[str, Any]:
    return {**specification, "datasets": {**specification["datasets"], "areas": areas}}


def _row(force: Force, state: State, judgment: Judgment | None, language: Language, addresses: str) -> Row:
    middle, beside = middles()[force.force_id], places_beside().get(force.force_id)
    name = terms.short_name(force, language)
    row: Row = {
        "id": force.force_id,
        "force": name,
        "state": state.words,
        "year": rounds.year_of(judgment.inspection) if judgment else "–",
        "address": addresses + force.force_id,
        "longitude": middle.longitude,
        "latitude": middle.latitude,
    }
    if beside:
        row |= {
            "from_longitude": middle.longitude,
            "from_latitude": middle.latitude,
            "longitude": beside.longitude,
            "latitude": beside.latitude,
            # A line begins with its preposition, and none ends with it.
            "label": "\n".join(lines(name.replace(" of ", " of\N{NO-BREAK SPACE}"), _NAME_WIDTH, 12)),
        }
    return row


def _draw(states: Sequence[State], sheet: Sheet) -> alt.TopLevelLayerSpec:
    width, height, sign = (440, 560, 28) if sheet.is_wide else (310, 400, 18)
    legend = grades.key_of_map(sheet, 24 if sheet.is_wide else 8)
    link = {
        "href": alt.Href("address:N"),
        "tooltip": [alt.Tooltip("force:N"), alt.Tooltip("state:N"), alt.Tooltip("year:N")],
    }
    place = {"longitude": alt.Longitude("longitude:Q"), "latitude": alt.Latitude("latitude:Q")}
    beside = alt.Chart().transform_filter("isValid(datum.label)")
    areas = (
        alt.Chart(AREAS)
        .mark_geoshape()
        .transform_lookup("id", from_=alt.LookupData(ROWS, key="id", fields=["force", "state", "year", "address"]))
        .transform_filter("isValid(datum.state)")
        .transform_calculate(on="datum.state")
    )
    longest = max(len(state.scale) for state in states)
    is_shorter = alt.FieldOneOfPredicate(
        field="state", oneOf=[state.words for state in states if len(state.scale) < longest]
    )
    edge = alt.StrokeValue(colour_of("paper"), condition={"test": is_shorter, "value": colour_of("ink")})
    layers = [
        areas.encode(fill=grades.fill(states, legend), stroke=edge, strokeDash=grades.dashes(states), **link),
        beside.mark_rule(strokeWidth=1, color=colour_of("ink")).encode(
            longitude=alt.Longitude("from_longitude:Q"),
            latitude=alt.Latitude("from_latitude:Q"),
            longitude2=alt.Longitude2("longitude:Q"),
            latitude2=alt.Latitude2("latitude:Q"),
            **link,
        ),
        beside.mark_square(size=(sign + 8) ** 2).encode(
            fill=grades.fill(states, None), strokeDash=grades.dashes(states), **place, **link
        ),
        alt.Chart()
        .mark_point(filled=True, strokeWidth=0, size=sign**2)
        .encode(shape=grades.signs(states, legend), color=grades.ink(states), **place, **link),
        beside.mark_text(dy=sign / 2 + 14, fontSize=12, lineBreak="\n", color=colour_of("ink")).encode(
            text=alt.Text("label:N"), **place, **link
        ),
    ]
    return alt.TopLevelLayerSpec(
        layer=layers,
        data=ROWS,
        transform=[grades.ON],
        projection=alt.Projection(type="mercator"),
        width=width,
        height=height,
    )
