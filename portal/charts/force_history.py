"""A force's grades for recording crime in one line: a cell for each round, and a gap where the scale changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from portal.charts import grades
from portal.charts.breaking import lines
from portal.charts.chart import MISSING, Cell, Chart, Row, Sheet, Table, Words, chart_of, layer, layers
from portal.charts.state import State
from portal.charts.theme import colour_of
from portal.facts.rows import Force, Judgment, Programme
from portal.words import rounds, terms, timeline_chart as said
from portal.words.language import Language

_GAP = 16


def force_history(
    force: Force, programmes: Sequence[Programme], judgments: Sequence[Judgment], language: Language
) -> Chart:
    """The grades of a force, oldest first, a dash for a round that has none; ValueError without any."""
    if not judgments:
        raise ValueError(f"no grade of {force.force_id} to draw")
    visits: list[tuple[Programme, Judgment | None]] = []
    for programme in sorted(programmes, key=lambda programme: programme.position):
        found = [item for item in judgments if item.inspection.programme.programme_id == programme.programme_id]
        if programme.recording_question_id:
            visits += [(programme, item) for item in found] or [(programme, None)]
    rows = [_row(place, programme, judgment, language) for place, (programme, judgment) in enumerate(visits)]
    subtitle = language.gettext("Grades for recording crime. Rounds on the two sides of a gap cannot be compared.")
    headings = {
        "programme": language.gettext("Round"),
        "grade": language.gettext("Grade"),
        "year": language.gettext("Year"),
    }
    cells = [
        (
            Cell(rounds.round_title(programme, language), programme.programme_id),
            grades.grade_cell(judgment, language),
            Cell(year, year) if judgment and (year := rounds.year_of(judgment.inspection)) else MISSING,
        )
        for programme, judgment in visits
    ]
    states = [*grades.in_order([grades.keyed(judgment) for judgment in judgments]), State(None, (), "none")]
    return chart_of(
        f"{force.force_id}-history",
        language,
        Words.of(said.history(force, judgments, language), subtitle, [], []),
        Table.of(headings, cells),
        rows,
        lambda sheet: _draw(rows, states, sheet),
        is_small=True,
    )


def _row(place: int, programme: Programme, judgment: Judgment | None, language: Language) -> Row:
    return {
        "place": place,
        "round": rounds.years_of(programme),
        "state": grades.keyed(judgment).words if judgment else "none",
        "grade": "\n".join(lines(terms.grade_word(judgment.grade, language), 80, 12)) if judgment else MISSING.text,
        "year": rounds.year_of(judgment.inspection) if judgment else "",
    }


def _draw(rows: Sequence[Row], states: Sequence[State], sheet: Sheet) -> alt.HConcatSpecGenericSpec:
    rounds = list(dict.fromkeys(row["round"] for row in rows))
    width = min(150, round((sheet.width - _GAP * (len(rounds) - 1)) / len(rows)) - 1)
    return alt.HConcatSpecGenericSpec([_round(name, states, width) for name in rounds], spacing=_GAP)


def _round(name: str, states: Sequence[State], width: int) -> Any:
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
