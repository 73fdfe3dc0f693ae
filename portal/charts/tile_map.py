"""The grid map: every territorial force as a tile of the same size, with its grade, its diamonds and its year."""

from collections.abc import Mapping, Sequence

import altair as alt

from portal.charts import grades
from portal.charts.chart import Chart, Row, Sheet
from portal.charts.grade_map import Key, grade_map
from portal.charts.marks import layer, layers
from portal.facts.map_order import with_area
from portal.facts.rows import Force, Judgment, Programme
from portal.words import grade_map as wording
from portal.words.language import Language

# How far the key of the map stands over its tiles, in pixels: in the sea.
_OVERLAP = 110


def tile_map(
    programme: Programme,
    forces: Sequence[Force],
    latest: Mapping[str, Judgment | None],
    language: Language,
    addresses: str,
) -> Chart:
    """The grade of each force on the programme's recording question, by force id.

    `addresses` is how those of their pages begin. A force without a tile is left out. ValueError for a programme
    that has no scale of grades.
    """
    if not programme.scale:
        raise ValueError(f"{programme.programme_id} gives no grades to draw")
    name, subtitle = f"tile-map-{programme.programme_id}", wording.of_round(programme, language)
    return grade_map(name, _tiles(forces), latest, subtitle, language, addresses, _draw, overlap=_OVERLAP)


def newest_grades(
    forces: Sequence[Force], newest: Mapping[str, Judgment | None], language: Language, addresses: str
) -> Chart:
    """The newest grade for recording of each force, whatever its round; as `tile_map` otherwise."""
    name, subtitle = "newest-grades", wording.of_newest(language)
    return grade_map(name, _tiles(forces), newest, subtitle, language, addresses, _draw, overlap=_OVERLAP)


def _tiles(forces: Sequence[Force]) -> list[tuple[Force, Row]]:
    return [
        (force, {"label": force.tile_label, "column": force.tile_column, "row": force.tile_row})
        for force in with_area(forces)
    ]


def _draw(key: Key, sheet: Sheet) -> alt.LayerSpec:
    step, size = (44, 13) if sheet.is_broad else (62, 14) if sheet.is_wide else (48, 13)
    label = {"dy": round(-0.24 * step), "fontSize": size, "fontWeight": "bold"}
    # Two years do not fit on a small tile: `2021–22` is `21–22` there.
    year = "datum.year" if step > 50 else "length(datum.year) > 4 ? slice(datum.year, 2) : datum.year"
    return layers(
        layer("square", {"size": round((step * 0.92) ** 2)}, fill=key.fill, strokeDash=key.edge),
        grades.upon(
            key.states,
            layer("text", label, text=alt.Text("label:N")),
            grades.sign(key.states, step * 0.8, alt.Legend()),
            layer("text", {"dy": round(0.26 * step), "fontSize": 12, "text": alt.ExprRef(year)}),
        ),
        shared={"x": alt.X("column:O", axis=None), "y": alt.Y("row:O", axis=None), **key.link},
        transform=key.calculated,
        width=alt.Step(step),
        height=alt.Step(step),
    )
