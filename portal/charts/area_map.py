"""The map of force areas: each in the colour of its newest grade, with its diamonds."""

from collections.abc import Mapping, Sequence

import altair as alt

from portal.charts import grades
from portal.charts.chart import ROWS, Chart, Row, Sheet
from portal.charts.grade_map import Key, grade_map
from portal.charts.marks import layer, layers
from portal.charts.theme import colour_of
from portal.dataset.force_areas import middles, places_beside, topology
from portal.facts.map_order import with_area
from portal.facts.rows import Force, Judgment
from portal.pictures.breaking import lines
from portal.words import grade_map as wording, terms
from portal.words.language import Language

_AREAS = alt.NamedData(name="areas", format=alt.TopoDataFormat(type="topojson", feature="areas"))
# The name of an area that is marked in the sea is no wider than this, in pixels.
_NAME_WIDTH = 60


def newest_grades_on_map(
    forces: Sequence[Force], newest: Mapping[str, Judgment | None], language: Language, addresses: str
) -> Chart:
    """The newest grade for recording of each force that has an area, by force id, where that area lies.

    `addresses` is how those of their pages begin.
    """
    area_forces = [force for force in with_area(forces) if force.force_id in middles()]
    judgments = {force.force_id: newest.get(force.force_id) for force in area_forces}
    scales = {key: len(judgment.inspection.programme.scale) if judgment else 0 for key, judgment in judgments.items()}
    # What has a broken edge is drawn above what has a whole one, for neighbours share theirs.
    areas = topology(last=[force_id for force_id, scale in scales.items() if scale < max(scales.values())])
    return grade_map(
        "newest-grades-map",
        [(force, _place(force, language)) for force in area_forces],
        newest,
        wording.of_areas(language),
        language,
        addresses,
        _draw,
        overlap=66,
        notes=[wording.boundaries(language)],
        also={"areas": areas},
    )


def _place(force: Force, language: Language) -> Row:
    middle, beside = middles()[force.force_id], places_beside().get(force.force_id)
    if not beside:
        return {"longitude": middle.longitude, "latitude": middle.latitude}
    # A line begins with its preposition, and none ends with it.
    name = terms.short_name(force, language).replace(" of ", " of\N{NO-BREAK SPACE}")
    return {
        "from_longitude": middle.longitude,
        "from_latitude": middle.latitude,
        "longitude": beside.longitude,
        "latitude": beside.latitude,
        "label": "\n".join(lines(name, _NAME_WIDTH, 12)),
    }


def _draw(key: Key, sheet: Sheet) -> alt.LayerSpec:
    width, height, sign = (330, 420, 18) if sheet.is_broad else (440, 560, 28) if sheet.is_wide else (310, 400, 18)
    place: Row = {"longitude": alt.Longitude("longitude:Q"), "latitude": alt.Latitude("latitude:Q")}
    to_the_sea: Row = {
        "longitude": alt.Longitude("from_longitude:Q"),
        "latitude": alt.Latitude("from_latitude:Q"),
        "longitude2": alt.Longitude2("longitude:Q"),
        "latitude2": alt.Latitude2("latitude:Q"),
    }
    ink, is_beside = {"color": colour_of("ink")}, "isValid(datum.label)"
    edge = {"stroke": alt.ExprRef("datum.edge ? ink : paper")}
    areas = layer("geoshape", edge, fill=key.fill, strokeDash=key.edge)
    areas.data = _AREAS
    areas.transform = [
        alt.LookupTransform(lookup="id", **{"from": alt.LookupData(ROWS, key="id", fields=["force", "state", "year"])}),
        alt.FilterTransform("isValid(datum.state)"),
        *key.calculated,
    ]
    # The areas have said what the colours and edges are.
    encodings: Row = {"fill": alt.Fill("state:N", legend=alt.Legend()), "strokeDash": alt.StrokeDash("edge:N")}
    name = ink | {"dy": sign / 2 + 14, "fontSize": 12, "lineBreak": "\n"}
    return layers(
        areas,
        layer("rule", ink | {"strokeWidth": 1}, is_beside, **to_the_sea),
        layer("square", {"size": (sign + 8) ** 2}, is_beside, **encodings, **place),
        grades.upon(key.states, grades.sign(key.states, sign, alt.Legend(), **place)),
        layer("text", name, is_beside, text=alt.Text("label:N"), **place),
        shared=key.link,
        transform=key.calculated,
        projection=alt.Projection(type="mercator"),
        width=width,
        height=height,
    )
