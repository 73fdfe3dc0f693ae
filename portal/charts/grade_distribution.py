"""How often each grade was given, question by question, in one programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from portal.charts.chart import Cell, Chart, Column, Specification
from portal.charts.diamonds import draw_diamonds
from portal.charts.measuring import width_of, wrap
from portal.charts.palette import GRADE_FILLS, INK, ON_GRADE, QUIET, RAISED
from portal.charts.picture import NARROW, WIDE, Box, Format, Picture, Text
from portal.charts.words import grade_word, programme_and_period
from portal.facts.newest import latest_by_force
from portal.facts.rows import Judgment, Programme, Question
from portal.facts.vocabulary import Grade
from portal.words import terms
from portal.words.language import Language


@dataclass(frozen=True)
class _Bar:
    """A question, and how many forces have each grade on it."""

    question: Question
    counts: Mapping[Grade, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def graded(self) -> int:
        return self.total - self.counts[Grade.UNGRADED]

    @property
    def better(self) -> int:
        return self.counts[Grade.OUTSTANDING] + self.counts[Grade.GOOD]


def grade_distribution(programme: Programme, judgments: Sequence[Judgment], language: Language) -> Chart:
    """The newest grade of each force on each question, counted, in the programme's order of questions.

    ValueError where no judgment is given.
    """
    if not judgments:
        raise ValueError(f"no judgment of {programme.programme_id} to draw")
    bars = _bars(judgments)
    grades = _grades(programme, bars)
    title = _title(programme, bars, language)
    subtitle = language.gettext(
        "Number of forces by their newest grade on each question, as far as grades were found. %(programme)s.",
        programme=programme_and_period(programme, language),
    )
    wide, narrow = (_draw(form, bars, grades, programme.scale, title, subtitle, language) for form in (WIDE, NARROW))
    return Chart(
        name=f"grades-{programme.programme_id}",
        language_code=language.code,
        title=title,
        subtitle=subtitle,
        text_alternative=" ".join(
            [f"{title}.", subtitle, *(_sentence(bar, grades, language) for bar in bars)],
        ),
        columns=(
            Column("question", language.gettext("Question")),
            *(Column(grade.value, terms.grade_word(grade, language)) for grade in grades),
            Column("total", language.gettext("Forces")),
        ),
        rows=tuple(
            (
                Cell(terms.name_of(bar.question, language), bar.question.question_id),
                *(Cell(language.number(bar.counts[grade]), bar.counts[grade]) for grade in grades),
                Cell(language.number(bar.total), bar.total),
            )
            for bar in bars
        ),
        wide=wide,
        narrow=narrow,
    )


def _bars(judgments: Sequence[Judgment]) -> list[_Bar]:
    questions = {judgment.question.question_id: judgment.question for judgment in judgments}
    ordered = sorted(questions.values(), key=lambda question: (question.position, question.question_id))
    return [
        _Bar(
            question,
            Counter(
                judgment.grade
                for judgment in latest_by_force(
                    judgment for judgment in judgments if judgment.question.question_id == question.question_id
                ).values()
            ),
        )
        for question in ordered
    ]


def _grades(programme: Programme, bars: Sequence[_Bar]) -> tuple[Grade, ...]:
    """The grades of the scale, and `ungraded` where a force has it."""
    ungraded = any(bar.counts[Grade.UNGRADED] for bar in bars)
    return (*programme.scale, Grade.UNGRADED) if ungraded else programme.scale


def _title(programme: Programme, bars: Sequence[_Bar], language: Language) -> str:
    bar = next((bar for bar in bars if bar.question.question_id == programme.recording_question_id), None)
    if bar is None:
        return language.gettext(
            "Outstanding or good: %(better)s of %(total)s grades found",
            better=language.number(sum(bar.better for bar in bars)),
            total=language.number(sum(bar.graded for bar in bars)),
        )
    return language.ngettext(
        "%(question)s: outstanding or good in %(better)s of %(num)s force graded",
        "%(question)s: outstanding or good in %(better)s of %(num)s forces graded",
        bar.graded,
        question=terms.name_of(bar.question, language),
        better=language.number(bar.better),
    )


def _sentence(bar: _Bar, grades: Sequence[Grade], language: Language) -> str:
    counts = [f"{grade_word(grade, language)} {language.number(bar.counts[grade])}" for grade in grades]
    return f"{terms.name_of(bar.question, language)}: {', '.join(counts)}."


def _draw(
    form: Format,
    bars: Sequence[_Bar],
    grades: Sequence[Grade],
    scale: Sequence[Grade],
    title: str,
    subtitle: str,
    language: Language,
) -> Specification:
    picture = Picture(form)
    picture.head(title, subtitle)
    picture.key([(_swatch(picture, grade), terms.grade_word(grade, language)) for grade in grades], 18)
    picture.bottom += 8
    unit = (form.width - 2) / max(bar.total for bar in bars)
    label = Text(form.text_size, bold=True)
    for bar in bars:
        name = terms.name_of(bar.question, language)
        total = language.ngettext("%(num)s force", "%(num)s forces", bar.total)
        lines = wrap(name, form.width - 4, label.size, bold=True)
        room = form.width - width_of(total, label.size) - 12
        if width_of(lines[-1], label.size, bold=True) > room:
            lines = wrap(name, room, label.size, bold=True)
        picture.bottom = picture.lines(label, 0, picture.bottom + 20, lines)
        last = picture.bottom - label.size * 0.3
        picture.text(Text(label.size, fill=QUIET), width_of(lines[-1], label.size, bold=True) + 9, last, total)
        _draw_bar(picture, bar, grades, scale, unit, language)
    return picture.specification(title)


def _draw_bar(
    picture: Picture, bar: _Bar, grades: Sequence[Grade], scale: Sequence[Grade], unit: float, language: Language
) -> None:
    x, top, height = 1.0, picture.bottom + 3, 36
    for grade in grades:
        count = bar.counts[grade]
        if not count:
            continue
        facts = {"question": bar.question.question_id, "grade": grade.value, "count": count}
        picture.box(_box(grade), x, top, x + count * unit, top + height, **facts)
        text, middle, colour = language.number(count), x + count * unit / 2, ON_GRADE.get(grade, INK)
        size = picture.format.text_size
        # A narrow part has no room for its diamonds: its place in the row and the table say which grade it is.
        has_diamonds = grade in scale and count * unit >= len(scale) * 8 + 6
        if has_diamonds:
            draw_diamonds(picture, grade, scale, middle, top + 26, 8, colour)
        if width_of(text, size, bold=True) <= count * unit:
            picture.text(Text(size, True, colour, "center"), middle, top + (17 if has_diamonds else 23), text)
        x += count * unit
    picture.bottom = top + height


def _box(grade: Grade) -> Box:
    return Box(GRADE_FILLS.get(grade, RAISED), INK, 1)


def _swatch(picture: Picture, grade: Grade) -> Callable[[float, float], None]:
    def draw(x: float, y: float) -> None:
        picture.box(_box(grade), x + 1, y - 7, x + 15, y + 7)

    return draw
