"""The grid map: every territorial force as a tile of the same size, with its grade, its diamonds and its year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import altair as alt

from portal.charts import grades
from portal.charts.chart import ROWS, Cell, Chart, Column, Row, Sheet, Table, Words, chart_of, shared
from portal.charts.rate_table import missing
from portal.charts.state import State
from portal.facts.rows import Force, Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.words import record, rounds, terms
from portal.words.language import Language


def tile_map(
    programme: Programme,
    forces: Sequence[Force],
    latest: Mapping[str, Judgment | None],
    language: Language,
    addresses: str,
) -> Chart:
    """The grade of each force on the programme's recording question, by force id.

    `addresses` is how those of their pages begin. A force without a tile is left out. ValueError for a programme
    that has no scale of grades.
    """
    if not programme.scale:
        raise ValueError(f"{programme.programme_id} gives no grades to draw")
    subtitle = language.gettext(
        "Grade for recording crime, with the year of the report. %(round)s.",
        round=rounds.round_name(programme, language),
    )
    return _tiles(f"tile-map-{programme.programme_id}", forces, latest, subtitle, language, addresses)


def newest_grades(
    forces: Sequence[Force], newest: Mapping[str, Judgment | None], language: Language, addresses: str
) -> Chart:
    """The newest grade for recording of each force, whatever its round; as `tile_map` otherwise."""
    subtitle = language.gettext("Newest grade for recording crime, with the year of the report.")
    return _tiles("newest-grades", forces, newest, subtitle, language, addresses)


def tiled(forces: Sequence[Force]) -> list[Force]:
    """The forces that have a territory, north to south and west to east: the order in which a reader steps through."""
    with_tile = [force for force in forces if force.tile_column is not None]
    return sorted(with_tile, key=lambda force: (force.tile_row or 0, force.tile_column or 0))


def grades_table(forces: Sequence[Force], latest: Mapping[str, Judgment | None], language: Language) -> Table:
    """The table of a map of grades."""
    ordered = sorted(forces, key=lambda force: language.sort_key(terms.short_name(force, language)))
    headings = {
        "force": language.gettext("Force"),
        "grade": language.gettext("Grade"),
        "programme": language.gettext("Round"),
        "published": language.gettext("Published"),
    }
    return Table(
        tuple(Column(key, heading) for key, heading in headings.items()),
        tuple(_cells(force, latest.get(force.force_id), language) for force in ordered),
    )


def map_words(
    forces: Sequence[Force],
    latest: Mapping[str, Judgment | None],
    subtitle: str,
    language: Language,
    also: Sequence[str] = (),
) -> Words:
    """How many forces are well graded, and how many have each grade; `also` are further notes."""
    found = [judgment for force in forces if (judgment := latest.get(force.force_id))]
    graded = [judgment.grade for judgment in found if judgment.grade is not Grade.UNGRADED]
    better = sum(grade in (Grade.OUTSTANDING, Grade.GOOD) for grade in graded)
    title = language.ngettext(
        "%(better)s of %(num)s force graded is outstanding or good at recording crime",
        "%(better)s of %(num)s forces graded are outstanding or good at recording crime",
        len(graded),
        better=language.number(better),
    )
    counts = Counter(terms.grade_word(grade, language) for grade in graded)
    scales = {len(judgment.inspection.programme.scale) for judgment in found}
    note = language.gettext(
        "A broken edge marks a grade of the earlier scale of four, which cannot be compared with the scale of five."
    )
    narrow = [
        f"{terms.short_name(force, language)}: {mark}."
        for force in forces
        if (judgment := latest.get(force.force_id)) and (mark := record.scope_mark(judgment, language))
    ]
    notes = [note if len(scales) > 1 else "", *narrow, *also]
    return Words.of(title, subtitle, notes, [f"{word}: {language.number(count)}." for word, count in counts.items()])


def named(force: Force, judgment: Judgment | None, language: Language) -> str:
    """The accessible name of a force on a map."""
    mark = record.scope_mark(judgment, language) if judgment else ""
    return ", ".join(
        filter(None, [f"{terms.short_name(force, language)}: {grades.described(judgment, language)}", mark])
    )


def _tiles(
    name: str,
    forces: Sequence[Force],
    latest: Mapping[str, Judgment | None],
    subtitle: str,
    language: Language,
    addresses: str,
) -> Chart:
    shown = tiled(forces)
    scale = max((len(j.inspection.programme.scale) for j in latest.values() if j), default=0)
    found = {force.force_id: grades.state_of(latest.get(force.force_id), language, scale) for force in shown}
    states = grades.in_order(list(found.values()))
    rows = [_row(force, found[force.force_id], latest.get(force.force_id), language, addresses) for force in shown]
    return chart_of(
        name,
        language.code,
        map_words(shown, latest, subtitle, language),
        grades_table(shown, latest, language),
        rows,
        lambda sheet: _draw(states, sheet),
        links=[(addresses + force.force_id, named(force, latest.get(force.force_id), language)) for force in shown],
    )


def _row(force: Force, state: State, judgment: Judgment | None, language: Language, addresses: str) -> Row:
    return {
        "force": terms.short_name(force, language),
        "label": force.tile_label,
        "column": force.tile_column,
        "row": force.tile_row,
        "state": state.words,
        "year": rounds.year_of(judgment.inspection) if judgment else "–",
        "address": addresses + force.force_id,
    }


def _cells(force: Force, judgment: Judgment | None, language: Language) -> tuple[Cell, ...]:
    name = Cell(terms.short_name(force, language), force.force_id)
    if judgment is None:
        return (name, missing(), missing(), missing())
    inspection = judgment.inspection
    published = inspection.published_on
    return (
        name,
        Cell(terms.grade_word(judgment.grade, language), judgment.grade.value),
        Cell(rounds.years_of(inspection.programme), inspection.programme.programme_id),
        missing() if published is None else Cell(language.month(published), str(published)),
    )


def _draw(states: Sequence[State], sheet: Sheet) -> alt.TopLevelLayerSpec:
    step, size = (62, 14) if sheet.is_wide else (48, 13)
    legend = grades.key_of_map(sheet, 24)
    place = {"href": alt.Href("address:N"), "tooltip": [alt.Tooltip("force:N"), alt.Tooltip("state:N")]}
    tile, sign = (
        alt.Chart().mark_square(size=(step * 0.92) ** 2),
        alt.Chart().mark_point(filled=True, strokeWidth=0, size=(step * 0.8) ** 2),
    )
    label = alt.Chart().mark_text(dy=-0.24 * step, fontSize=size, fontWeight="bold")
    year = alt.Chart().mark_text(dy=0.26 * step, fontSize=12)
    layers = [
        tile.encode(fill=grades.fill(states, legend), strokeDash=grades.dashes(states), **place),
        label.encode(text=alt.Text("label:N"), color=grades.ink(states), **place),
        sign.encode(shape=grades.signs(states, legend), color=grades.ink(states), **place),
        year.encode(text=alt.Text("year:N"), color=grades.ink(states), **place),
    ]
    return alt.TopLevelLayerSpec(
        layer=layers,
        data=ROWS,
        transform=[grades.ON],
        encoding=shared(x=alt.X("column:O", axis=None), y=alt.Y("row:O", axis=None)),
        width=alt.Step(step),
        height=alt.Step(step),
    )
