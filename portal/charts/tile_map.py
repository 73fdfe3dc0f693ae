"""The grid map: every territorial force as a tile of the same size, in its grade's colour and diamonds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from portal.charts.chart import Cell, Chart, Column, Specification
from portal.charts.diamonds import draw_diamonds
from portal.charts.measuring import width_of
from portal.charts.palette import EDGE, GRADE_FILLS, INK, ON_GRADE, QUIET, RAISED
from portal.charts.picture import NARROW, WIDE, Box, Format, Picture, Text
from portal.charts.words import date_words, grade_word, not_found, programme_and_period, sentence_case
from portal.facts.rows import Force, Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.words import terms
from portal.words.language import Language

# A map is taller than wide, so that the full width would leave a third of the sheet empty.
_WIDE = replace(WIDE, width=560)


def tile_map(
    programme: Programme,
    forces: Sequence[Force],
    latest_judgments: Mapping[str, Judgment | None],
    language: Language,
    force_address: Callable[[str], str],
) -> Chart:
    """The grade of each force on the programme's recording question, by force id; a force without a tile is left out.

    `force_address` gives the address of a force's page. ValueError for a programme that has no scale of grades.
    """
    if not programme.scale:
        raise ValueError(f"{programme.programme_id} gives no grades to draw")
    tiled = sorted(
        (force for force in forces if force.tile_column is not None),
        key=lambda force: language.sort_key(terms.short_name(force, language)),
    )
    judgments = {force.force_id: latest_judgments.get(force.force_id) for force in tiled}
    title = _title(programme, judgments, language)
    subtitle = _subtitle(programme, judgments, language)
    names = {force.force_id: _accessible_name(force, judgments[force.force_id], language) for force in tiled}
    wide, narrow = (
        _draw(form, programme, tiled, judgments, title, subtitle, language, force_address) for form in (_WIDE, NARROW)
    )
    return Chart(
        name=f"tile-map-{programme.programme_id}",
        language_code=language.code,
        title=title,
        subtitle=subtitle,
        text_alternative=" ".join(
            [
                f"{title}.",
                subtitle,
                *(f"{words}: {language.number(count)}." for _, words, count in _counts(programme, judgments, language)),
                language.gettext("The table of this chart holds the grade of every force."),
            ]
        ),
        columns=(
            Column("force", language.gettext("Force")),
            Column("grade", language.gettext("Grade")),
            Column("published", language.gettext("Published")),
        ),
        rows=tuple(_row(force, judgments[force.force_id], language) for force in tiled),
        wide=wide,
        narrow=narrow,
        links=tuple((force_address(force.force_id), names[force.force_id]) for force in tiled),
    )


def _title(programme: Programme, judgments: Mapping[str, Judgment | None], language: Language) -> str:
    graded = [judgment.grade for judgment in judgments.values() if judgment and judgment.grade in programme.scale]
    if not graded:
        return language.gettext("No grade on crime recording was found for any force")
    better = sum(grade in (Grade.OUTSTANDING, Grade.GOOD) for grade in graded)
    return language.ngettext(
        "Crime recording: outstanding or good in %(better)s of %(num)s force graded",
        "Crime recording: outstanding or good in %(better)s of %(num)s forces graded",
        len(graded),
        better=language.number(better),
    )


def _subtitle(programme: Programme, judgments: Mapping[str, Judgment | None], language: Language) -> str:
    question = next((terms.name_of(judgment.question, language) for judgment in judgments.values() if judgment), None)
    name = programme_and_period(programme, language)
    if question is None:
        return language.gettext("%(programme)s.", programme=name)
    return language.gettext(
        "Grade for “%(question)s” at the newest inspection of each force. %(programme)s.",
        question=question,
        programme=name,
    )


def _state(judgment: Judgment | None, language: Language) -> str:
    return language.gettext("grade not found") if judgment is None else grade_word(judgment.grade, language)


def _accessible_name(force: Force, judgment: Judgment | None, language: Language) -> str:
    name, state = terms.short_name(force, language), _state(judgment, language)
    if judgment is None:
        return f"{name}: {state}"
    return f"{name}: {state} ({date_words(judgment.inspection.published_on, language)})"


def _row(force: Force, judgment: Judgment | None, language: Language) -> tuple[Cell, ...]:
    published = judgment.inspection.published_on if judgment else None
    return (
        Cell(terms.short_name(force, language), force.force_id),
        Cell(_state(judgment, language), judgment.grade.value if judgment else None),
        Cell(
            date_words(published, language) if judgment else not_found(language), str(published) if published else None
        ),
    )


def _counts(
    programme: Programme, judgments: Mapping[str, Judgment | None], language: Language
) -> list[tuple[Grade | None, str, int]]:
    """Each grade of the scale in words, and how many forces have it; no grade, or none found, only if any has."""
    counts = Counter(judgment.grade if judgment else None for judgment in judgments.values())
    states = [*programme.scale, *(state for state in (Grade.UNGRADED, None) if counts[state])]
    not_found_words = sentence_case(language.gettext("grade not found"))
    words = {state: terms.grade_word(state, language) if state else not_found_words for state in states}
    return [(state, words[state], counts[state]) for state in states]


def _box(grade: Grade | None, linked: bool) -> Box:
    if grade is None:
        return Box(None, EDGE, 1.5, (4, 3), radius=4, linked=linked)
    if grade is Grade.UNGRADED:
        return Box(RAISED, INK, 1.2, radius=4, linked=linked)
    return Box(GRADE_FILLS[grade], INK, 1.2, radius=4, linked=linked)


def _draw(
    form: Format,
    programme: Programme,
    forces: Sequence[Force],
    judgments: Mapping[str, Judgment | None],
    title: str,
    subtitle: str,
    language: Language,
    force_address: Callable[[str], str],
) -> Specification:
    picture = Picture(form)
    picture.head(title, subtitle)
    pitch, gap = (66, 5) if form.is_wide else (48, 4)
    label, diamond = (16, 11.0) if form.is_wide else (13, 8.0)
    # On a desk the key goes beside the map's north, which leaves its east free; on a phone above the map.
    key_left = 4.5 * pitch if form.is_wide else 1
    key_bottom = _draw_key(picture, programme, judgments, key_left, picture.bottom + 18, language)
    beside = [force.tile_row or 0 for force in forces if ((force.tile_column or 0) + 1) * pitch > key_left]
    top = max(picture.bottom + 14, key_bottom + 8 - min(beside, default=0) * pitch)
    for force in forces:
        judgment = judgments[force.force_id]
        grade = judgment.grade if judgment else None
        x, y = (force.tile_column or 0) * pitch + 1, top + (force.tile_row or 0) * pitch
        middle, address = x + (pitch - gap) / 2, force_address(force.force_id)
        facts = {"force": force.force_id, "grade": grade.value if grade else None, "address": address}
        colour = ON_GRADE.get(grade, INK) if grade else QUIET
        picture.box(_box(grade, linked=True), x, y, x + pitch - gap, y + pitch - gap, **facts)
        graded = grade in programme.scale
        picture.text(
            Text(label, True, colour, "center", linked=True),
            middle,
            y + (pitch - gap) * (0.5 if graded else 0.62),
            force.tile_label or "",
            address=address,
        )
        if grade is not None:
            draw_diamonds(picture, grade, programme.scale, middle, y + (pitch - gap) * 0.74, diamond, colour, address)
    picture.bottom = top + (1 + max((force.tile_row or 0 for force in forces), default=0)) * pitch
    picture.paragraph(
        Text(form.text_size, fill=QUIET),
        language.gettext("Every tile is one force; where it stands is roughly where its territory lies."),
        gap=6,
    )
    return picture.specification(title)


def _draw_key(
    picture: Picture,
    programme: Programme,
    judgments: Mapping[str, Judgment | None],
    left: float,
    top: float,
    language: Language,
) -> float:
    """Draw each grade's colour, word, diamonds and number of forces; return where the key ends."""
    wide = picture.format.is_wide
    size = 15 if wide else 13
    side, pitch = (36, 44) if wide else (30, 37)
    counts = _counts(programme, judgments, language)
    widths = [side + 9 + width_of(words, size) for _, words, _ in counts]
    rows = math.ceil(len(counts) / 2)
    # A second column stands right of the first one's longest word, and leaves room for a wider font than the measured.
    second = left + max(widths[:rows]) + 20
    if wide or second + max(widths[rows:]) * 1.1 > picture.format.width:
        rows = len(counts)
    for position, (state, words, count) in enumerate(counts):
        x, y = second if position >= rows else left, top + position % rows * pitch
        colour = ON_GRADE.get(state, INK) if state else QUIET
        picture.box(_box(state, linked=False), x, y, x + side, y + side)
        graded = state is not None and state in programme.scale
        picture.text(Text(size, True, colour, "center"), x + side / 2, y + side * 0.66, language.number(count))
        picture.text(Text(size), x + side + 9, y + side * (0.45 if graded else 0.66), words)
        if state is not None:
            middle = x + side + 9 + len(programme.scale) * 5.5
            draw_diamonds(picture, state, programme.scale, middle, y + side * 0.8, 11, INK)
    return top + rows * pitch
