"""How a force's crime recording was judged over the years: a panel for each round, newest first, with gaps between."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt

from portal.charts import grades
from portal.charts.breaking import lines
from portal.charts.chart import ROWS, Cell, Chart, Column, Row, Sheet, Table, Words, chart_of, shared
from portal.charts.interval_dots import axis_of, rate_row, tidy
from portal.charts.rate_table import missing, rate_cells, rate_columns
from portal.charts.state import State
from portal.charts.theme import colour_of, colour_where
from portal.facts.newest import age_of
from portal.facts.rows import FollowUp, Force, Inspection, Judgment, Programme, RecordingRate
from portal.facts.uncertainty import interval_of
from portal.facts.vocabulary import InspectionKind, OffenceGroup
from portal.words import charts as words, rounds, terms
from portal.words.language import Language
from portal.words.record import beside_grade

_BADGE, _DATE = 205, 112


@dataclass(frozen=True)
class Visit:
    """An inspection, with what it said about crime recording."""

    inspection: Inspection
    judgment: Judgment | None
    rate: RecordingRate | None


def visits_of(
    inspections: Sequence[Inspection], judgments: Sequence[Judgment], rates: Sequence[RecordingRate]
) -> list[Visit]:
    """The inspections that graded crime recording or gave its rate, newest first."""
    graded = {judgment.inspection.inspection_id: judgment for judgment in judgments}
    rated = {rate.inspection.inspection_id: rate for rate in rates}
    found = [
        Visit(inspection, graded.get(inspection.inspection_id), rated.get(inspection.inspection_id))
        for inspection in sorted(inspections, key=age_of, reverse=True)
    ]
    return [visit for visit in found if visit.judgment or visit.rate]


def force_timeline(force: Force, visits: Sequence[Visit], since: Sequence[FollowUp], language: Language) -> Chart:
    """One force's visits as `visits_of` gives them, and what happened `since` the newest grade, which the note says.

    ValueError where there is no visit, or a rate is not of all crime.
    """
    if not visits:
        raise ValueError(f"no inspection of {force.force_id} to draw")
    if any(visit.rate and visit.rate.offence_group is not OffenceGroup.ALL for visit in visits):
        raise ValueError("a timeline holds rates of all crime only")
    newest = next((visit.judgment for visit in visits if visit.judgment), None)
    rounds = list(dict.fromkeys(visit.inspection.programme for visit in visits))
    headings = {programme: _heading(place, programme, language) for place, programme in enumerate(rounds)}
    rows = [
        {
            "round": headings[visit.inspection.programme],
            "visit": _label(visit, visits, language),
            "state": grades.keyed(visit.judgment).words if visit.judgment else "–",
            "grade": terms.grade_word(visit.judgment.grade, language) if visit.judgment else "",
            **{key: value for key, value in tidy(rate_row("", visit.rate, language)).items() if key != "force"},
        }
        for visit in visits
    ]
    said = Words.of(
        _title(force, visits, language),
        _subtitle(visits, language),
        beside_grade(newest, since, language) if newest else [],
        [_sentence(visit, language) for visit in visits],
    )
    columns = {
        "programme": language.gettext("Round"),
        "inspection": language.gettext("Inspection"),
        "grade": language.gettext("Grade"),
    }
    table = Table(
        (*(Column(key, heading) for key, heading in columns.items()), *rate_columns(language)),
        tuple(_cells(visit, language) for visit in visits),
    )
    return chart_of(
        f"{force.force_id}-timeline",
        language.code,
        said,
        table,
        rows,
        lambda sheet: _draw(visits, rows, sheet, language),
    )


def _heading(place: int, programme: Programme, language: Language) -> str:
    name = rounds.round_name(programme, language)
    return language.gettext("%(round)s – new method, not comparable", round=name) if place else name


def _label(visit: Visit, visits: Sequence[Visit], language: Language) -> str:
    published = visit.inspection.published_on
    date = language.month(published) if published else rounds.year_of(visit.inspection)
    dates = [other.inspection.published_on for other in visits if other is not visit]
    if visit.inspection.kind is InspectionKind.RE_INSPECTION and published in dates:
        return language.gettext("%(date)s, second visit", date=date)
    return date


def _title(force: Force, visits: Sequence[Visit], language: Language) -> str:
    """The newest grade; and what came of the force in the newest round that graded it twice."""
    name = terms.short_name(force, language)
    graded = [visit for visit in visits if visit.judgment]
    if not graded:
        rate = next(visit.rate for visit in visits if visit.rate)
        return language.gettext(
            "%(force)s recorded %(rate)s of reported crimes (%(year)s)",
            force=name,
            rate=words.rate(rate, language),
            year=rounds.year_of(rate.inspection),
        )
    newest = grades.described(graded[0].judgment, language)
    pairs = [
        (first, second)
        for second, first in pairwise(graded)
        if first.inspection.programme == second.inspection.programme
    ]
    if not pairs:
        return language.gettext("%(force)s: %(newest)s at recording crime", force=name, newest=newest)
    first, second = (grades.described(visit.judgment, language) for visit in pairs[0])
    if pairs[0][1] is graded[0]:
        return language.gettext(
            "%(force)s went from %(first)s to %(second)s at recording crime", force=name, first=first, second=second
        )
    return language.gettext(
        "%(force)s: %(newest)s at recording crime; before, from %(first)s to %(second)s",
        force=name,
        newest=newest,
        first=first,
        second=second,
    )


def _subtitle(visits: Sequence[Visit], language: Language) -> str:
    rows = [rate_row("", visit.rate, language) for visit in visits if visit.rate]
    parts = [language.gettext("Grade for recording crime and share of reported crimes recorded, newest report first.")]
    if rows:
        parts.append(words.axis_start(axis_of(rows)[0], language))
    return " ".join(parts)


def _sentence(visit: Visit, language: Language) -> str:
    date = rounds.year_of(visit.inspection)
    said = [words.grade(visit.judgment.grade, language)] if visit.judgment else []
    if visit.rate:
        bounds = interval_of(visit.rate)
        said.append(words.rate(visit.rate, language))
        said.append(
            words.span(bounds.low, bounds.high, language) if bounds else language.gettext("no margin published")
        )
    return f"{rounds.round_name(visit.inspection.programme, language)}, {date}: {', '.join(said)}."


def _cells(visit: Visit, language: Language) -> tuple[Cell, ...]:
    inspection, published = visit.inspection, visit.inspection.published_on
    date = missing() if published is None else Cell(language.month(published), str(published))
    judgment = visit.judgment
    return (
        Cell(rounds.round_name(inspection.programme, language), inspection.programme.programme_id),
        Cell(terms.kind_of(inspection, language), inspection.inspection_id),
        Cell(terms.grade_word(judgment.grade, language), judgment.grade.value) if judgment else missing(),
        *rate_cells(visit.rate, language)[:-1],
        date,
    )


def _draw(visits: Sequence[Visit], rows: Sequence[Row], sheet: Sheet, language: Language) -> alt.TopLevelVConcatSpec:
    """A panel for each round, whose grades stand beside its rates on a desk and above them on a phone."""
    states = grades.in_order([grades.keyed(visit.judgment) for visit in visits if visit.judgment])
    ticks = axis_of(found) if (found := [rate_row("", visit.rate, language) for visit in visits if visit.rate]) else []
    panels: list[Any] = []
    for heading in dict.fromkeys(row["round"] for row in rows):
        own = [row for row in rows if row["round"] == heading]
        order = [row["visit"] for row in own]
        visit = alt.Y("visit:N", sort=order, title=None, axis=alt.Axis(minExtent=_DATE, maxExtent=_DATE))
        parts = [_grades(visit, states)] if any(row["state"] != "–" for row in own) else []
        if any("rate" in row for row in own):
            bare = alt.Y("visit:N", sort=order, axis=None) if parts and sheet.is_wide else visit
            parts.append(_rates(bare, ticks, 260 if parts and sheet.is_wide else sheet.width - 200))
        of_round = alt.FilterTransform(f"datum.round === {json.dumps(heading, ensure_ascii=False)}")
        title = alt.TitleParams(lines(heading, sheet.width - 90, 13, bold=True), fontSize=13, lineHeight=17, offset=4)
        if sheet.is_wide:
            panels.append(alt.HConcatSpecGenericSpec(hconcat=parts, title=title, transform=[of_round]))
        else:
            panels.append(alt.VConcatSpecGenericSpec(vconcat=parts, title=title, transform=[of_round]))
    return alt.TopLevelVConcatSpec(vconcat=panels, data=ROWS, spacing=28)


def _grades(visit: alt.Y, states: Sequence[State]) -> alt.LayerSpec:
    badge = alt.Chart().mark_bar(x=0, x2=_BADGE, height=26, cornerRadius=3).encode(fill=grades.fill(states, None))
    sign = (
        alt.Chart()
        .mark_point(x=30, filled=True, strokeWidth=0, size=2200)
        .encode(shape=grades.signs(states, None), color=grades.ink(states))
    )
    word = (
        alt.Chart()
        .mark_text(x=59, align="left", fontWeight="bold")
        .encode(text=alt.Text("grade:N"), color=grades.ink(states))
    )
    return alt.LayerSpec(
        layer=[badge, sign, word],
        encoding=shared(y=visit),
        transform=[grades.ON],
        width=_BADGE,
        height=alt.Step(34),
    )


def _rates(visit: alt.Y, ticks: Sequence[int], width: int) -> alt.LayerSpec:
    axis = alt.Axis(values=list(ticks), labelExpr="datum.value + '%'")
    scale = alt.Scale(domain=[ticks[0], 100], nice=False, zero=False)
    rate = alt.X("rate:Q", axis=axis, scale=scale, title=None)
    base = alt.Chart()
    layers = [
        base.mark_line(order=False, strokeDash=[1, 3]).encode(x=rate),
        base.mark_rule(color=colour_of("mark")).encode(x=alt.X("low:Q", title=None), x2=alt.X2("high:Q")),
        base.mark_point(stroke=colour_of("mark")).encode(
            x=rate, fill=alt.FillValue(colour_of("paper"), condition=colour_where("isValid(datum.low)", "mark"))
        ),
        base.mark_text(align="left", x=width + 14).encode(text=alt.Text("said:N")),
    ]
    return alt.LayerSpec(
        layer=layers,
        encoding=shared(y=visit),
        transform=[
            alt.CalculateTransform(
                calculate="isValid(datum.rate) ? datum.figure || format(datum.rate, '.3~r') + '%' : '–'",
                **{"as": "said"},
            )
        ],
        width=width,
        height=alt.Step(34),
    )
