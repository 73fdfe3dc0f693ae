"""What every map of grades has in common: its rows, its words, its table, its links and its key."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from portal.charts import grades
from portal.charts.chart import LONG, Chart, Row, Sheet, chart_of
from portal.charts.theme import colour_of
from portal.facts.rows import Force, Judgment
from portal.pictures.state import State, in_order
from portal.words import grade_map as wording, rounds, terms
from portal.words.language import Language
from portal.words.tables import MISSING

# The width of a map with its key: as much as our pages have beside a table, so that they do not shrink its letters.
_WIDTH = 570


@dataclass(frozen=True)
class Key:
    """How the states of a map are drawn: the fill and the edge of a force, each with its key; and what its link needs.

    `states` are those in the key and those on the map, the longer scale first.
    """

    states: Sequence[State]
    fill: alt.Fill
    edge: alt.StrokeDash
    link: Row
    calculated: Sequence[alt.CalculateTransform]


def grade_map(
    name: str,
    places: Sequence[tuple[Force, Row]],
    latest: Mapping[str, Judgment | None],
    subtitle: str,
    language: Language,
    addresses: str,
    draw: Callable[[Key, Sheet], alt.LayerSpec],
    *,
    overlap: int,
    notes: Sequence[str] = (),
    also: Row | None = None,
) -> Chart:
    """The grade of each force by its id, where it has its place, as `draw` draws it; those without a grade too.

    `addresses` is how those of their pages begin. On a desk the key stands over the map's own sheet, by `overlap`
    pixels. ValueError where no force has a grade.
    """
    forces = [force for force, _ in places]
    judgments = [judgment for force in forces if (judgment := latest.get(force.force_id))]
    longest = max((judgment.inspection.programme for judgment in judgments), key=lambda item: len(item.scale))
    # The key shows every grade that can be given, whether a force has it or not.
    states = [State(grade, longest.scale, terms.grade_word(grade, language)) for grade in longest.scale]
    rows: list[Row] = []
    for force, place in places:
        judgment, name_of_force = latest.get(force.force_id), terms.short_name(force, language)
        in_key = wording.in_key(judgment, len(longest.scale), language)
        grade, scale = (judgment.grade, judgment.inspection.programme.scale) if judgment else (None, ())
        states.append(State(grade, scale, in_key))
        year = rounds.year_of(judgment.inspection) if judgment else MISSING.text
        rows.append({"force": name_of_force, "state": states[-1].words, "year": year, "id": force.force_id, **place})
    return chart_of(
        name,
        language,
        wording.words(judgments, subtitle, notes, language),
        wording.table(forces, latest, language),
        rows,
        lambda sheet: draw(_key(in_order(states), sheet, overlap, addresses, language), sheet),
        links=[
            (addresses + item.force_id, wording.accessible_name(item, latest.get(item.force_id), language))
            for item in forces
        ],
        title_width=_WIDTH,
        sheets=LONG,
        also=also,
    )


def _key(states: Sequence[State], sheet: Sheet, overlap: int, addresses: str, language: Language) -> Key:
    """The key is above and below the map on a phone; on a desk in the sea to the east."""
    longest = max(len(state.scale) for state in states)
    # What a broken edge says: that the scale is an earlier one, or that there is no grade.
    edge = {state.words: wording.earlier(len(state.scale), longest, language) for state in states if state.scale}
    edge |= {state.words: state.words for state in states if not state.scale}
    edges = grades.by_state(states, lambda state: json.dumps(edge[state.words], ensure_ascii=False))
    broken = list(dict.fromkeys(filter(None, edge.values())))
    beside: Row = {"orient": "right", "offset": -overlap}
    of_grades = alt.Legend(
        values=[state.words for state in states if len(state.scale) == longest],
        columns=1,
        rowPadding=0,
        symbolSize=1300,
        symbolStrokeColor=colour_of("edge"),
        labelOffset=18,
        **(beside if sheet.is_wide else {"orient": "top", "offset": 12}),
    )
    of_edges = alt.Legend(
        values=broken,
        columns=1,
        symbolType="square",
        symbolSize=260,
        symbolFillColor="transparent",
        symbolOffset=10,
        labelOffset=28,
        **(beside if sheet.is_wide else {"orient": "bottom"}),
    )
    dashes = alt.Scale(domain=["", *broken], range=[[1, 0], *([4, 3] for _ in broken)])
    tooltip = [alt.Tooltip("force:N"), alt.Tooltip("state:N"), alt.Tooltip("year:N")]
    return Key(
        states,
        grades.fill(states, of_grades),
        alt.StrokeDash("edge:N", scale=dashes, legend=of_edges if broken else None),
        {"href": alt.Href("address:N"), "tooltip": tooltip},
        [
            alt.CalculateTransform(calculate=edges, **{"as": "edge"}),
            alt.CalculateTransform(calculate=f"'{addresses}' + datum.id", **{"as": "address"}),
        ],
    )
