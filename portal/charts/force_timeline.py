"""How a force's crime recording was judged over the years: a panel for each round, newest first, with gaps between."""

import json
from collections.abc import Sequence

import altair as alt

from portal.charts import grades
from portal.charts.chart import WIDE, Chart, Row, Sheet, chart_of
from portal.charts.interval_dots import axis_of, rate_row
from portal.charts.marks import at_end, layer, layers, percent_axis
from portal.charts.theme import colour_of
from portal.facts.rows import FollowUp, Force
from portal.facts.visits import Visit
from portal.facts.vocabulary import OffenceGroup
from portal.pictures.breaking import lines
from portal.pictures.state import State, in_order, state_of
from portal.words import terms, timeline_chart as wording
from portal.words.language import Language

_BADGE, _RATES, _DATE, _STEP = 205, 260, 112, 34


def force_timeline(force: Force, visits: Sequence[Visit], since: Sequence[FollowUp], language: Language) -> Chart:
    """One force's visits as `visits_of` gives them, and what happened `since` the newest grade, which the note says.

    ValueError where there is no visit, or a rate is not of all crime.
    """
    if not visits:
        raise ValueError(f"no inspection of {force.force_id} to draw")
    if any(visit.rate and visit.rate.offence_group is not OffenceGroup.ALL for visit in visits):
        raise ValueError("a timeline holds rates of all crime only")
    programmes = list(dict.fromkeys(visit.inspection.programme for visit in visits))
    rows: list[Row] = [
        {
            "round": wording.heading(
                programmes.index(visit.inspection.programme), visit.inspection.programme, language
            ),
            "visit": wording.label(visit, visits, language),
            "state": state_of(visit.judgment).words,
            "grade": terms.grade_word(visit.judgment.grade, language) if visit.judgment else "",
            **rate_row("", visit.rate, language),
        }
        for visit in visits
    ]
    judgments = [visit.judgment for visit in visits if visit.judgment]
    states = in_order([state_of(judgment) for judgment in judgments])
    ticks = axis_of(rows) if any(visit.rate for visit in visits) else []
    words = wording.words(force, visits, since, ticks[0] if ticks else None, language)
    name, table = f"{force.force_id}-timeline", wording.table(visits, language)
    return chart_of(name, language, words, table, rows, lambda sheet: _draw(states, ticks, rows, sheet))


def _draw(states: Sequence[State], ticks: Sequence[int], rows: Sequence[Row], sheet: Sheet) -> alt.SchemaBase:
    """A panel for each round, whose grades stand beside its rates on a desk and above them on a phone."""
    panels: list[alt.SchemaBase] = []
    for heading in dict.fromkeys(row["round"] for row in rows):
        panels += [_break(_BADGE + _RATES if ticks and sheet.is_wide else _BADGE)] if panels else []
        own = [row for row in rows if row["round"] == heading]
        order = [row["visit"] for row in own]
        visit = alt.Y("visit:N", sort=order, title=None, axis=alt.Axis(minExtent=_DATE, maxExtent=_DATE))
        parts = [_grades(visit, states)] if any(row["grade"] for row in own) else []
        if any("rate" in row for row in own):
            is_beside = bool(parts) and sheet.is_wide
            bare = alt.Y("visit:N", sort=order, axis=None) if is_beside else visit
            parts.append(_rates(bare, ticks, _RATES if is_beside else sheet.width - 200))
        concat = alt.HConcatSpecGenericSpec if sheet.is_wide else alt.VConcatSpecGenericSpec
        title = alt.TitleParams(lines(heading, sheet.width - 90, 13, bold=True), fontSize=13, lineHeight=17, offset=4)
        of_round = alt.FilterTransform(f"datum.round === {json.dumps(heading, ensure_ascii=False)}")
        panels.append(concat(parts, title=title, transform=[of_round]))
    return alt.VConcatSpecGenericSpec(panels, spacing=18)


def _break(width: int) -> alt.LayerSpec:
    """A broken line where the method changed."""
    ends: Row = {"x": {"value": -_DATE}, "x2": {"value": "width"}, "y": {"value": 0}}
    line = layer("rule", {"strokeWidth": 1, "strokeDash": [4, 3]}, **ends)
    return layers(line, data=alt.InlineData([{}]), width=width, height=1)


def _grades(visit: alt.Y, states: Sequence[State]) -> alt.LayerSpec:
    word = {"x": 59, "align": "left", "fontWeight": "bold"}
    return layers(
        layer("bar", {"x": 0, "x2": _BADGE, "height": 26, "cornerRadius": 3}, fill=grades.fill(states)),
        grades.upon(states, grades.sign(states, 47, look={"x": 30}), layer("text", word, text=alt.Text("grade:N"))),
        shared={"y": visit},
        width=_BADGE,
        height=alt.Step(_STEP),
    )


def _rates(visit: alt.Y, ticks: Sequence[int], width: int) -> alt.LayerSpec:
    rate, mark = percent_axis("rate", ticks), colour_of("mark")
    return layers(
        layer("line", {"order": False, "strokeDash": [1, 3]}, x=rate),
        layer("rule", {"color": mark}, x=alt.X("low:Q", title=None), x2=alt.X2("high:Q")),
        layer("point", {"stroke": mark, "fill": alt.ExprRef("isValid(datum.low) ? mark : paper")}, x=alt.X("rate:Q")),
        at_end(WIDE, "datum.figure"),
        shared={"y": visit},
        width=width,
        height=alt.Step(_STEP),
    )
