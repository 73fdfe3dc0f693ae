"""The grid map: every territorial force as a tile of the same size, with its grade, its diamonds and its year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from portal.charts import grades
from portal.charts.chart import Chart, Row, Sheet, layer, layers
from portal.charts.grade_map import grade_map, with_area
from portal.facts.rows import Force, Judgment, Programme
from portal.pictures.state import State
from portal.words import grade_map as said
from portal.words.language import Language


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
    name, subtitle = f"tile-map-{programme.programme_id}", said.of_round(programme, language)
    return grade_map(name, with_area(forces), latest, subtitle, language, addresses, _tile, _draw)


def newest_grades(
    forces: Sequence[Force], newest: Mapping[str, Judgment | None], language: Language, addresses: str
) -> Chart:
    """The newest grade for recording of each force, whatever its round; as `tile_map` otherwise."""
    subtitle = language.gettext("Newest grade for recording crime, with the year of the report.")
    return grade_map("newest-grades", with_area(forces), newest, subtitle, language, addresses, _tile, _draw)


def _tile(force: Force, _: str) -> Row:
    return {"label": force.tile_label, "column": force.tile_column, "row": force.tile_row}


def _draw(
    states: Sequence[State], sheet: Sheet, link: Mapping[str, Any], calculated: Sequence[Any], language: Language
) -> alt.LayerSpec:
    step, size = (44, 13) if sheet.is_broad else (62, 14) if sheet.is_wide else (48, 13)
    keys = grades.place_of_keys(sheet, 110)
    legend = grades.key_of_map(states, keys)
    # Two years do not fit on a small tile: `2021–22` is `21–22` there.
    short = "length(datum.year) > 4 ? slice(datum.year, 2) : datum.year"
    year: Row = {"text": alt.Text("year:N")} if step > 50 else {"said": short}
    drawn: alt.LayerSpec = layers(
        layer(
            "square",
            {"size": round((step * 0.92) ** 2)},
            fill=grades.fill(states, legend),
            strokeDash=grades.dashes(states, keys, language),
        ),
        grades.upon(
            states,
            layer(
                "text",
                {"dy": round(-0.24 * step), "fontSize": size, "fontWeight": "bold"},
                text=alt.Text("label:N"),
            ),
            grades.sign(states, step * 0.8, alt.Legend()),
            layer("text", {"dy": round(0.26 * step), "fontSize": 12}, **year),
        ),
        shared={"x": alt.X("column:O", axis=None), "y": alt.Y("row:O", axis=None), **link},
        transform=calculated,
        width=alt.Step(step),
        height=alt.Step(step),
    )
    return drawn
