"""How often each grade was given: question by question in one round, or region by region for the newest grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from portal.charts import grades
from portal.charts.chart import Chart, Row, Sheet, chart_of, layer, layers
from portal.facts.newest import latest_by_force
from portal.facts.rows import Force, Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.pictures.state import State
from portal.words import distribution_chart as said, terms
from portal.words.charts import Words
from portal.words.language import Language
from portal.words.tables import Cell, Table

# More parts than this are too many for a shape that is wider than high.
_MOST = 5


@dataclass(frozen=True)
class _Part:
    """A question or a region, and the newest grade of each of its forces."""

    key: str
    name: str
    judgments: Sequence[Judgment]


def grade_distribution(programme: Programme, judgments: Sequence[Judgment], language: Language) -> Chart:
    """The newest grade of each force on each question, counted, in the programme's order of questions.

    ValueError where no judgment is given.
    """
    if not judgments:
        raise ValueError(f"no judgment of {programme.programme_id} to draw")
    parts = [
        _Part(
            question.question_id,
            terms.name_of(question, language),
            list(latest_by_force(item for item in judgments if item.question == question).values()),
        )
        for question in sorted(
            {judgment.question for judgment in judgments}, key=lambda found: (found.position, found.question_id)
        )
    ]
    own = next((part for part in parts if part.key == programme.recording_question_id), None)
    title = said.of_questions(
        own.name if own else "", own.judgments if own else [item for part in parts for item in part.judgments], language
    )
    states = grades.every_state(programme, language)
    first, subtitle = {"question": language.gettext("Question")}, said.by_question(programme, language)
    return _chart(f"grades-{programme.programme_id}", title, subtitle, parts, states, first, language)


def newest_grades_by_region(
    forces: Sequence[Force], newest: Mapping[str, Judgment], scale: Sequence[Grade], language: Language
) -> Chart:
    """The newest grade of each force, counted by region; those on the earlier scale of four are counted alike."""
    parts = [
        _Part(region, terms.region(region, language), graded)
        for region in sorted({force.region for force in forces if force.region})
        if (graded := [newest[item.force_id] for item in forces if item.region == region and item.force_id in newest])
    ]
    below = (Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
    weak = sum(any(judgment.grade in below for judgment in part.judgments) for part in parts)
    subtitle = language.gettext("Number of forces by newest grade, region by region.")
    states = [State(grade, tuple(scale), terms.grade_word(grade, language)) for grade in scale]
    first, title = {"region": language.gettext("Region")}, said.of_regions(weak, len(parts), language)
    return _chart("newest-grades-by-region", title, subtitle, parts, states, first, language)


def _chart(
    name: str,
    title: str,
    subtitle: str,
    parts: Sequence[_Part],
    states: Sequence[State],
    first: Mapping[str, str],
    language: Language,
) -> Chart:
    counts = [(part, Counter[Grade | None](judgment.grade for judgment in part.judgments)) for part in parts]
    if any(count[Grade.UNGRADED] for _, count in counts):
        states = [*states, State(Grade.UNGRADED, (), terms.grade_word(Grade.UNGRADED, language))]
    rows = [
        {"part": part.name, "state": state.words, "order": place, "count": count[state.grade]}
        for part, count in counts
        for place, state in enumerate(states)
        if count[state.grade]
    ]
    sentences = []
    for part in parts:
        counted = ", ".join(f"{row['state']} {row['count']}" for row in rows if row["part"] == part.name)
        sentences.append(f"{part.name}: {counted}.")
    cells = [
        (
            Cell(part.name, part.key),
            *(Cell(language.number(n), n) for n in (*(count[state.grade] for state in states), count.total())),
        )
        for part, count in counts
    ]
    headings = {**first, **{str(state.grade): state.words for state in states}, "total": language.gettext("Forces")}
    return chart_of(
        name,
        language,
        Words.of(title, subtitle, [], sentences),
        Table.of(headings, cells),
        rows,
        lambda sheet: _draw([part.name for part in parts], rows, states, sheet),
        is_long=len(parts) > _MOST,
    )


def _draw(names: Sequence[str], rows: Sequence[Row], states: Sequence[State], sheet: Sheet) -> alt.SchemaBase:
    most = max(sum(row["count"] for row in rows if row["part"] == name) for name in names)
    legend = alt.Legend(columns=len(states) if sheet.is_wide else 2, symbolType="square")
    count = alt.X("count:Q", axis=None, stack="zero", scale=alt.Scale(domain=[0, most], nice=False))
    middle = alt.X("count:Q", axis=None, stack="zero", bandPosition=0.5)
    tooltip = [alt.Tooltip("state:N"), alt.Tooltip("count:Q")]
    columns = 2 if sheet.is_broad else 1
    return alt.FacetSpec(
        facet=alt.FacetFieldDef(
            field="part",
            type="nominal",
            sort=list(names),
            header=alt.Header(labelOrient="top", labelAnchor="start", labelPadding=3),
            title=None,
        ),
        columns=columns,
        spec=layers(
            layer("bar", {"height": 26}, x=count, fill=grades.fill(states, legend), tooltip=tooltip),
            grades.upon(states, layer("text", {"fontWeight": "bold"}, x=middle, text=alt.Text("count:Q"))),
            shared={"order": alt.Order("order:Q")},
            width=sheet.width // columns - 2 * columns,
            height=28,
        ),
        spacing=10 * columns,
    )
