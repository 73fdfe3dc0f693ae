"""How a force's crime recording was judged over the years: a panel for each round, newest first, with gaps between."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from portal.charts import grades
from portal.charts.breaking import lines
from portal.charts.chart import MISSING, Cell, Chart, Row, Sheet, Table, Words, chart_of, layer, layers, percent_axis
from portal.charts.interval_dots import RateRow, axis_of, measured, rate_row, tidy
from portal.charts.rate_table import published_cell, rate_columns
from portal.charts.state import State
from portal.charts.theme import colour_of, colour_where
from portal.facts.rows import FollowUp, Force
from portal.facts.visits import Visit
from portal.facts.vocabulary import OffenceGroup
from portal.words import rounds, terms, timeline_chart as said
from portal.words.language import Language
from portal.words.record import beside_grade

_BADGE, _DATE, _STEP = 205, 112, 34


def force_timeline(force: Force, visits: Sequence[Visit], since: Sequence[FollowUp], language: Language) -> Chart:
    """One force's visits as `visits_of` gives them, and what happened `since` the newest grade, which the note says.

    ValueError where there is no visit, or a rate is not of all crime.
    """
    if not visits:
        raise ValueError(f"no inspection of {force.force_id} to draw")
    if any(visit.rate and visit.rate.offence_group is not OffenceGroup.ALL for visit in visits):
        raise ValueError("a timeline holds rates of all crime only")
    newest = next((visit.judgment for visit in visits if visit.judgment), None)
    programmes = list(dict.fromkeys(visit.inspection.programme for visit in visits))
    headings = {programme: said.heading(place, programme, language) for place, programme in enumerate(programmes)}
    rates = [rate_row("", "", visit.rate, language) for visit in visits]
    rows = [
        {
            "round": headings[visit.inspection.programme],
            "visit": said.label(visit, visits, language),
            "state": grades.keyed(visit.judgment).words if visit.judgment else MISSING.text,
            "grade": terms.grade_word(visit.judgment.grade, language) if visit.judgment else "",
            **tidy(rate),
        }
        for visit, rate in zip(visits, rates, strict=True)
    ]
    found = [rate for rate in rates if rate.value is not None]
    subtitle = language.gettext("Grade for recording crime and share of reported crimes recorded, newest report first.")
    words = Words.of(
        said.title(force, visits, language),
        measured(subtitle, found, language) if found else subtitle,
        beside_grade(newest, since, language) if newest else [],
        [said.sentence(visit, language) for visit in visits],
    )
    table = Table.of(
        {
            "programme": language.gettext("Round"),
            "inspection": language.gettext("Inspection"),
            "grade": language.gettext("Grade"),
            **rate_columns(language),
        },
        [_cells(visit, rate, language) for visit, rate in zip(visits, rates, strict=True)],
    )
    states = grades.in_order([grades.keyed(visit.judgment) for visit in visits if visit.judgment])
    ticks = axis_of(found) if found else []
    return chart_of(
        f"{force.force_id}-timeline", language, words, table, rows, lambda sheet: _draw(states, ticks, rows, sheet)
    )


def _cells(visit: Visit, rate: RateRow, language: Language) -> tuple[Cell, ...]:
    inspection = visit.inspection
    return (
        Cell(rounds.round_title(inspection.programme, language), inspection.programme.programme_id),
        Cell(terms.kind_of(inspection, language), inspection.inspection_id),
        grades.grade_cell(visit.judgment, language),
        *rate.cells[1:-1],
        # A visit without a rate has its date too.
        published_cell(inspection, language),
    )


def _draw(
    states: Sequence[State], ticks: Sequence[int], rows: Sequence[Row], sheet: Sheet
) -> alt.VConcatSpecGenericSpec:
    """A panel for each round, whose grades stand beside its rates on a desk and above them on a phone."""
    panels: list[Any] = []
    for heading in dict.fromkeys(row["round"] for row in rows):
        own = [row for row in rows if row["round"] == heading]
        order = [row["visit"] for row in own]
        visit = alt.Y("visit:N", sort=order, title=None, axis=alt.Axis(minExtent=_DATE, maxExtent=_DATE))
        parts = [_grades(visit, states)] if any(row["grade"] for row in own) else []
        if any("rate" in row for row in own):
            is_beside = bool(parts) and sheet.is_wide
            bare = alt.Y("visit:N", sort=order, axis=None) if is_beside else visit
            parts.append(_rates(bare, ticks, 260 if is_beside else sheet.width - 200))
        concat: Any = alt.HConcatSpecGenericSpec if sheet.is_wide else alt.VConcatSpecGenericSpec
        panels.append(
            concat(
                parts,
                title=alt.TitleParams(
                    lines(heading, sheet.width - 90, 13, bold=True), fontSize=13, lineHeight=17, offset=4
                ),
                transform=[alt.FilterTransform(f"datum.round === {json.dumps(heading, ensure_ascii=False)}")],
            )
        )
    return alt.VConcatSpecGenericSpec(panels, spacing=28)


def _grades(visit: alt.Y, states: Sequence[State]) -> Any:
    word = {"x": 59, "align": "left", "fontWeight": "bold"}
    return layers(
        layer("bar", {"x": 0, "x2": _BADGE, "height": 26, "cornerRadius": 3}, fill=grades.fill(states)),
        grades.upon(states, grades.sign(states, 47, look={"x": 30}), layer("text", word, text=alt.Text("grade:N"))),
        shared={"y": visit},
        width=_BADGE,
        height=alt.Step(_STEP),
    )


def _rates(visit: alt.Y, ticks: Sequence[int], width: int) -> Any:
    rate, mark = percent_axis("rate", ticks), colour_of("mark")
    filled = alt.FillValue(colour_of("paper"), condition=colour_where("isValid(datum.low)", "mark"))
    return layers(
        layer("line", {"order": False, "strokeDash": [1, 3]}, x=rate),
        layer("rule", {"color": mark}, x=alt.X("low:Q", title=None), x2=alt.X2("high:Q")),
        layer("point", {"stroke": mark}, x=rate, fill=filled),
        layer(
            "text",
            {"align": "left", "x": width + 14},
            said="isValid(datum.rate) ? datum.figure || format(datum.rate, '.3~r') + '%' : '–'",
        ),
        shared={"y": visit},
        width=width,
        height=alt.Step(_STEP),
    )
