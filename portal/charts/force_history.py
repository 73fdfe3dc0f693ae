"""A force's grades for recording crime in one line: a cell for each round, and a gap where the scale changed."""

from __future__ import annotations

import json
from collections.abc import Sequence

import altair as alt

from portal.charts import grades
from portal.charts.breaking import lines
from portal.charts.chart import ROWS, Cell, Chart, Column, Row, Sheet, Table, Words, chart_of, shared
from portal.charts.rate_table import missing
from portal.charts.state import State
from portal.charts.theme import colour_of
from portal.facts.rows import Force, Judgment, Programme
from portal.words import rounds, terms
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
    title = language.gettext(
        "%(force)s: %(grades)s",
        force=terms.short_name(force, language),
        grades=", ".join(grades.described(judgment, language) for judgment in judgments),
    )
    subtitle = language.gettext("Grades for recording crime. Rounds on the two sides of a gap cannot be compared.")
    columns = {
        "programme": language.gettext("Round"),
        "grade": language.gettext("Grade"),
        "year": language.gettext("Year"),
    }
    table = Table(
        tuple(Column(key, heading) for key, heading in columns.items()),
        tuple(
            (
                Cell(rounds.round_name(programme, language), programme.programme_id),
                Cell(terms.grade_word(judgment.grade, language), judgment.grade.value) if judgment else missing(),
                Cell(rounds.year_of(judgment.inspection), rounds.year_of(judgment.inspection))
                if judgment
                else missing(),
            )
            for programme, judgment in visits
        ),
    )
    states = [*grades.in_order([grades.keyed(judgment) for judgment in judgments]), State(None, (), "none")]
    return chart_of(
        f"{force.force_id}-history",
        language.code,
        Words.of(title, subtitle, [], []),
        table,
        rows,
        lambda sheet: _draw(rows, states, sheet),
        is_small=True,
    )


def _row(place: int, programme: Programme, judgment: Judgment | None, language: Language) -> Row:
    return {
        "place": place,
        "round": rounds.years_of(programme),
        "state": grades.keyed(judgment).words if judgment else "none",
        "grade": "\n".join(lines(terms.grade_word(judgment.grade, language), 80, 12)) if judgment else "–",
        "year": rounds.year_of(judgment.inspection) if judgment else "",
    }


def _draw(rows: Sequence[Row], states: Sequence[State], sheet: Sheet) -> alt.TopLevelHConcatSpec:
    rounds = list(dict.fromkeys(row["round"] for row in rows))
    width = min(150, round((sheet.width - _GAP * (len(rounds) - 1)) / len(rows)) - 1)
    panels = [_round(name, states, width) for name in rounds]
    return alt.TopLevelHConcatSpec(hconcat=panels, data=ROWS, spacing=_GAP)


def _round(name: str, states: Sequence[State], width: int) -> alt.LayerSpec:
    base = alt.Chart()
    ink = grades.ink(states)
    layers = [
        base.mark_bar(y=40, height=76, cornerRadius=3).encode(fill=grades.fill(states, None)),
        base.mark_point(y=16, filled=True, strokeWidth=0, size=1700).encode(
            shape=grades.signs(states, None), color=ink
        ),
        base.mark_text(y=36, fontSize=12, lineBreak="\n").encode(text=alt.Text("grade:N"), color=ink),
        base.mark_text(y=68, fontSize=12).encode(text=alt.Text("year:N"), color=ink),
    ]
    return alt.LayerSpec(
        layer=layers,
        encoding=shared(x=alt.X("place:O", axis=None, scale=alt.Scale(paddingInner=0.04, paddingOuter=0))),
        transform=[alt.FilterTransform(f"datum.round === {json.dumps(name)}"), grades.ON],
        title=alt.TitleParams(
            name, orient="bottom", fontSize=12, fontWeight="normal", color=colour_of("quiet"), offset=4
        ),
        width=alt.Step(width),
        height=80,
    )
