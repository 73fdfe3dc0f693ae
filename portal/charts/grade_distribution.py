"""How often each grade was given: question by question in one round, or region by region for the newest grades."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import altair as alt

from portal.charts import grades
from portal.charts.chart import LONG, USUAL, Chart, Row, Sheet, chart_of
from portal.charts.marks import layer, layers
from portal.facts.newest import latest_by_force
from portal.facts.rows import Force, Judgment, Programme, Question
from portal.facts.vocabulary import Grade
from portal.pictures.breaking import even_lines
from portal.pictures.state import State
from portal.words import distribution_chart as wording, terms
from portal.words.distribution_chart import Part
from portal.words.language import Language

# More parts than this are too many for a shape that is wider than high.
_MOST = 5


def grade_distribution(programme: Programme, judgments: Sequence[Judgment], language: Language) -> Chart:
    """The newest grade of each force on each question, counted, in the programme's order of questions.

    ValueError where no judgment is given.
    """
    if not judgments:
        raise ValueError(f"no judgment of {programme.programme_id} to draw")
    parts = [
        Part(question.question_id, terms.name_of(question, language), counts)
        for question, counts in _counts_by_question(judgments)
    ]
    all_questions = Part("", "", sum((part.counts for part in parts), Counter()))
    own = next((part for part in parts if part.key == programme.recording_question_id), all_questions)
    title, subtitle = wording.of_questions(own.name, own.counts, language), wording.by_question(programme, language)
    first = ("question", language.gettext("Question"))
    return _chart(f"grades-{programme.programme_id}", title, subtitle, "", first, parts, programme.scale, language)


def newest_grades_by_region(
    forces: Sequence[Force], newest: Mapping[str, Judgment], scale: Sequence[Grade], language: Language
) -> Chart:
    """The newest grade of each force, counted by region; those on the earlier scale are counted alike, and said."""
    by_region = _counts_by_region(forces, newest)
    parts = [Part(region, terms.region(region, language), counts) for region, counts in by_region.items()]
    subtitle = language.gettext("Number of forces by newest grade, region by region.")
    first, title = ("region", language.gettext("Region")), wording.of_regions(parts, language)
    note = wording.of_scales(newest.values(), scale, language)
    return _chart("newest-grades-by-region", title, subtitle, note, first, parts, scale, language)


def _chart(
    name: str,
    title: str,
    subtitle: str,
    note: str,
    first: tuple[str, str],
    parts: Sequence[Part],
    scale: Sequence[Grade],
    language: Language,
) -> Chart:
    scale_and_ungraded = [*scale, *([Grade.UNGRADED] if any(part.counts[Grade.UNGRADED] for part in parts) else [])]
    words = {grade: terms.grade_word(grade, language) for grade in scale_and_ungraded}
    states = [State(grade, tuple(scale), word) for grade, word in words.items()]
    rows = [
        {"part": part.name, "state": word, "order": place, "count": part.counts[grade]}
        for part in parts
        for place, (grade, word) in enumerate(words.items())
        if part.counts[grade]
    ]
    return chart_of(
        name,
        language,
        wording.words(title, subtitle, note, parts, words),
        wording.table(first, parts, words, language),
        rows,
        lambda sheet: _draw(parts, rows, states, sheet),
        sheets=LONG if len(parts) > _MOST else USUAL,
    )


def _draw(parts: Sequence[Part], rows: Sequence[Row], states: Sequence[State], sheet: Sheet) -> alt.SchemaBase:
    most = max(part.counts.total() for part in parts)
    broken = {part.name: even_lines(part.name, sheet.width, 13, bold=True) for part in parts}
    legend = alt.Legend(columns=len(states) if sheet.is_wide else 2, symbolType="square")
    count = alt.X("count:Q", axis=None, stack="zero", scale=alt.Scale(domain=[0, most], nice=False))
    middle = alt.X("count:Q", axis=None, stack="zero", bandPosition=0.5)
    said_in_lines = f"{json.dumps(broken, ensure_ascii=False)}[datum.value]"
    tooltip = [alt.Tooltip("state:N"), alt.Tooltip("count:Q")]
    columns = 2 if sheet.is_broad else 1
    return alt.FacetSpec(
        facet=alt.FacetFieldDef(
            field="part",
            type="nominal",
            sort=[part.name for part in parts],
            header=alt.Header(labelOrient="top", labelAnchor="start", labelPadding=3, labelExpr=said_in_lines),
            title=None,
        ),
        columns=columns,
        align="each",
        spec=layers(
            layer("bar", {"height": 26}, x=count, fill=grades.fill(states, legend), tooltip=tooltip),
            grades.upon(states, layer("text", {"fontWeight": "bold"}, x=middle, text=alt.Text("count:Q"))),
            shared={"order": alt.Order("order:Q")},
            width=sheet.width // columns - 2 * columns,
            height=28,
        ),
        spacing=10 * columns,
    )


def _counts_by_question(judgments: Sequence[Judgment]) -> list[tuple[Question, Counter[Grade]]]:
    """The newest grade of each force on each question, counted, in the order of the questions."""
    questions = sorted({item.question for item in judgments}, key=lambda item: (item.position, item.question_id))
    newest = [latest_by_force(item for item in judgments if item.question == question) for question in questions]
    return [
        (question, Counter(item.grade for item in of_forces.values()))
        for question, of_forces in zip(questions, newest, strict=True)
    ]


def _counts_by_region(forces: Iterable[Force], newest: Mapping[str, Judgment]) -> dict[str, Counter[Grade]]:
    """The newest grade of each force by its id, counted by region; a region without any is left out."""
    counts: dict[str, Counter[Grade]] = {}
    for force in forces:
        if force.region and force.force_id in newest:
            counts.setdefault(force.region, Counter())[newest[force.force_id].grade] += 1
    return dict(sorted(counts.items()))
