"""A force's grades for recording crime in one line: a cell for each round, and a gap where the scale changed."""

import json
from collections.abc import Sequence

import altair as alt

from portal.charts import grades
from portal.charts.chart import SMALL, Chart, Row, Sheet, chart_of
from portal.charts.marks import layer, layers
from portal.charts.theme import colour_of
from portal.facts.rows import Force, Judgment, Programme
from portal.pictures.breaking import lines
from portal.pictures.state import UNKNOWN, State, in_order, state_of
from portal.words import rounds, timeline_chart as wording
from portal.words.language import Language

_GAP = 16


def force_history(
    force: Force, programmes: Sequence[Programme], judgments: Sequence[Judgment], language: Language
) -> Chart:
    """The grades of a force, oldest first, a cell for a round that has none too; ValueError without any."""
    if not judgments:
        raise ValueError(f"no grade of {force.force_id} to draw")
    given: list[tuple[Programme, Judgment | None]] = []
    for programme in sorted(programmes, key=lambda programme: programme.position):
        of_programme = [item for item in judgments if item.inspection.programme.programme_id == programme.programme_id]
        if programme.recording_question_id:
            given += [(programme, item) for item in of_programme] or [(programme, None)]
    rows = [_row(place, programme, judgment, language) for place, (programme, judgment) in enumerate(given)]
    states = [*in_order([state_of(judgment) for judgment in judgments]), UNKNOWN]
    name, words = f"{force.force_id}-history", wording.words_of_history(force, judgments, language)
    table = wording.table_of_history(given, language)
    return chart_of(name, language, words, table, rows, lambda sheet: _draw(rows, states, sheet), sheets=SMALL)


def _row(place: int, programme: Programme, judgment: Judgment | None, language: Language) -> Row:
    return {
        "place": place,
        "round": rounds.years_of(programme),
        "state": state_of(judgment).words,
        "grade": "\n".join(lines(wording.grade_or_none(judgment, language), 72, 12)),
        "year": rounds.year_of(judgment.inspection) if judgment else "",
    }


def _draw(rows: Sequence[Row], states: Sequence[State], sheet: Sheet) -> alt.SchemaBase:
    names = list(dict.fromkeys(row["round"] for row in rows))
    width = min(150, round((sheet.width - _GAP * (len(names) - 1)) / len(rows)) - 1)
    return alt.HConcatSpecGenericSpec([_round(name, states, width) for name in names], spacing=_GAP)


def _round(name: str, states: Sequence[State], width: int) -> alt.LayerSpec:
    years: Row = {"orient": "bottom", "fontSize": 12, "fontWeight": "normal", "color": colour_of("quiet"), "offset": 4}
    return layers(
        layer("bar", {"y": 40, "height": 76, "cornerRadius": 3}, fill=grades.fill(states)),
        grades.upon(
            states,
            grades.sign(states, 41, look={"y": 16}),
            layer("text", {"y": 36, "fontSize": 12, "lineBreak": "\n"}, text=alt.Text("grade:N")),
            layer("text", {"y": 68, "fontSize": 12}, text=alt.Text("year:N")),
        ),
        shared={"x": alt.X("place:O", axis=None, scale=alt.Scale(paddingInner=0.04, paddingOuter=0))},
        transform=[alt.FilterTransform(f"datum.round === {json.dumps(name)}")],
        title=alt.TitleParams(name, **years),
        width=alt.Step(width),
        height=80,
    )
