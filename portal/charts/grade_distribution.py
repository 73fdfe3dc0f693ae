"""How often each grade was given: question by question in one round, or region by region for the newest grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from portal.charts import grades
from portal.charts.chart import ROWS, Cell, Chart, Column, Row, Sheet, Table, Words, chart_of
from portal.charts.state import State
from portal.facts.newest import latest_by_force
from portal.facts.rows import Force, Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.words import rounds, terms
from portal.words.language import Language


@dataclass(frozen=True)
class _Part:
    """A question or a region, and the newest grade of each of its forces."""

    key: str
    name: str
    judgments: Sequence[Judgment]

    def count(self, *wanted: Grade) -> int:
        return sum(judgment.grade in wanted for judgment in self.judgments)


def grade_distribution(programme: Programme, judgments: Sequence[Judgment], language: Language) -> Chart:
    """The newest grade of each force on each question, counted, in the programme's order of questions.

    ValueError where no judgment is given.
    """
    if not judgments:
        raise ValueError(f"no judgment of {programme.programme_id} to draw")
    questions = {judgment.question.question_id: judgment.question for judgment in judgments}
    parts = [
        _Part(
            question.question_id,
            terms.name_of(question, language),
            list(
                latest_by_force(
                    item for item in judgments if item.question.question_id == question.question_id
                ).values()
            ),
        )
        for question in sorted(questions.values(), key=lambda question: (question.position, question.question_id))
    ]
    own = next((part for part in parts if part.key == programme.recording_question_id), None)
    better, graded = _better(own or _Part("", "", [item for part in parts for item in part.judgments]))
    values = {"better": language.number(better), "question": own.name if own else ""}
    title = (
        language.ngettext(
            "%(question)s: %(better)s of %(num)s force is outstanding or good",
            "%(question)s: %(better)s of %(num)s forces are outstanding or good",
            graded,
            **values,
        )
        if own
        else language.ngettext(
            "%(better)s of %(num)s grade is outstanding or good",
            "%(better)s of %(num)s grades are outstanding or good",
            graded,
            **values,
        )
    )
    subtitle = language.gettext(
        "Number of forces with each grade, question by question. %(round)s.",
        round=rounds.round_name(programme, language),
    )
    states = grades.every_state(programme, language)
    columns = (Column("question", language.gettext("Question")),)
    return _chart(f"grades-{programme.programme_id}", title, subtitle, parts, states, columns, language)


def newest_grades_by_region(
    forces: Sequence[Force], newest: Mapping[str, Judgment], scale: Sequence[Grade], language: Language
) -> Chart:
    """The newest grade of each force, counted by region; those on the earlier scale of four are counted alike."""
    regions = sorted({force.region for force in forces if force.region})
    parts = [
        _Part(
            region,
            terms.region(region, language),
            [newest[f.force_id] for f in forces if f.region == region and f.force_id in newest],
        )
        for region in regions
    ]
    parts = [part for part in parts if part.judgments]
    weak = sum(bool(part.count(Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)) for part in parts)
    title = language.ngettext(
        "In %(weak)s of %(num)s region a force is graded below adequate at recording crime",
        "In %(weak)s of %(num)s regions a force is graded below adequate at recording crime",
        len(parts),
        weak=language.number(weak),
    )
    subtitle = language.gettext("Number of forces by newest grade, region by region.")
    states = [State(grade, tuple(scale), terms.grade_word(grade, language)) for grade in scale]
    columns = (Column("region", language.gettext("Region")),)
    return _chart("newest-grades-by-region", title, subtitle, parts, states, columns, language)


def _better(part: _Part) -> tuple[int, int]:
    graded = len(part.judgments) - part.count(Grade.UNGRADED)
    return part.count(Grade.OUTSTANDING, Grade.GOOD), graded


def _chart(
    name: str,
    title: str,
    subtitle: str,
    parts: Sequence[_Part],
    states: Sequence[State],
    columns: tuple[Column, ...],
    language: Language,
) -> Chart:
    if any(part.count(Grade.UNGRADED) for part in parts):
        states = [*states, State(Grade.UNGRADED, (), terms.grade_word(Grade.UNGRADED, language))]
    columns += tuple(Column(str(state.grade), state.words) for state in states)
    columns += (Column("total", language.gettext("Forces")),)
    cells, rows, sentences = [], [], []
    for part in parts:
        counts = Counter(judgment.grade for judgment in part.judgments)
        numbers = [counts[state.grade] if state.grade else 0 for state in states]
        cells.append(
            (
                Cell(part.name, part.key),
                *(Cell(language.number(number), number) for number in (*numbers, len(part.judgments))),
            )
        )
        rows += [
            {"part": part.name, "state": state.words, "order": place, "count": number}
            for place, (state, number) in enumerate(zip(states, numbers, strict=True))
            if number
        ]
        said = ", ".join(f"{state.words} {number}" for state, number in zip(states, numbers, strict=True) if number)
        sentences.append(f"{part.name}: {said}.")
    return chart_of(
        name,
        language.code,
        Words.of(title, subtitle, [], sentences),
        Table(columns, tuple(cells)),
        rows,
        lambda sheet: _draw([part.name for part in parts], rows, states, sheet),
    )


def _draw(names: Sequence[str], rows: Sequence[Row], states: Sequence[State], sheet: Sheet) -> alt.TopLevelFacetSpec:
    totals = Counter[str]()
    for row in rows:
        totals[row["part"]] += row["count"]
    count = alt.X(
        "count:Q",
        axis=None,
        stack="zero",
        scale=alt.Scale(domain=[0, max(totals.values())], nice=False),
    )
    legend = alt.Legend(columns=len(states) if sheet.is_wide else 2, symbolType="square")
    base = alt.Chart().encode(x=count, order=alt.Order("order:Q"))
    bars = base.mark_bar(height=26).encode(
        fill=grades.fill(states, legend), tooltip=[alt.Tooltip("state:N"), alt.Tooltip("count:Q")]
    )
    numbers = base.mark_text(fontWeight="bold").encode(
        x=alt.X("count:Q", axis=None, stack="zero", bandPosition=0.5),
        text=alt.Text("count:Q"),
        color=grades.ink(states),
    )
    part = alt.LayerSpec(layer=[bars, numbers], width=sheet.width - 2, height=28)
    header = alt.Header(labelOrient="top", labelAnchor="start", labelPadding=3)
    facet = alt.FacetMapping(row=alt.FacetFieldDef(field="part", type="nominal", sort=list(names), header=header))
    return alt.TopLevelFacetSpec(facet=facet, spec=part, data=ROWS, transform=[grades.ON], spacing=10)
