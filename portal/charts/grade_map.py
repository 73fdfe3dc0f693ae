"""What every map of grades has in common: its rows, its words, its table and its links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt

from portal.charts import grades
from portal.charts.chart import MISSING, Cell, Chart, Row, Sheet, Table, Words, chart_of
from portal.charts.rate_table import published_cell
from portal.facts.rows import Force, Judgment
from portal.pictures.state import State
from portal.words import grade_map as said, rounds, terms
from portal.words.language import Language

# The width of a map with its key: as much as our pages have beside a table, so that they do not shrink its letters.
_WIDTH = 570
# Draws the states of a map on a sheet, with what makes every mark a link, and what the link needs of its row.
Draw = Callable[[Sequence[State], Sheet, Mapping[str, Any], Sequence[Any], Language], alt.LayerSpec]


def with_area(forces: Sequence[Force]) -> list[Force]:
    """The forces that have a territory, north to south and west to east: the order in which a reader steps through."""
    with_tile = [force for force in forces if force.tile_column is not None]
    return sorted(with_tile, key=lambda force: (force.tile_row or 0, force.tile_column or 0))


def grade_map(
    name: str,
    forces: Sequence[Force],
    latest: Mapping[str, Judgment | None],
    subtitle: str,
    language: Language,
    addresses: str,
    place: Callable[[Force, str], Row],
    draw: Draw,
    *,
    notes: Sequence[str] = (),
    also: Row | None = None,
) -> Chart:
    """The grade of each force by its id, marked where `place` says by force and short name; those without a grade too.

    `addresses` is how those of their pages begin. ValueError where no force has a grade.
    """
    found = [judgment for force in forces if (judgment := latest.get(force.force_id))]
    longest = max((judgment.inspection.programme for judgment in found), key=lambda item: len(item.scale))
    rows: list[Row] = []
    # The key shows every grade that can be given, whether a force has it or not.
    states = grades.every_state(longest, language)
    for force in forces:
        judgment, short_name = latest.get(force.force_id), terms.short_name(force, language)
        states.append(grades.state_of(judgment, language, len(longest.scale)))
        rows.append(
            {
                "force": short_name,
                "state": states[-1].words,
                "year": rounds.year_of(judgment.inspection) if judgment else MISSING.text,
                "id": force.force_id,
                **place(force, short_name),
            }
        )
    headings = {
        "force": language.gettext("Force"),
        "grade": language.gettext("Grade"),
        "programme": language.gettext("Round"),
        "published": language.gettext("Published"),
    }
    by_name = sorted(forces, key=lambda force: language.sort_key(terms.short_name(force, language)))
    shown = grades.in_order(states)
    link: Row = {
        "href": alt.Href("address:N"),
        "tooltip": [alt.Tooltip("force:N"), alt.Tooltip("state:N"), alt.Tooltip("year:N")],
    }
    calculated = [
        grades.edges(shown, language),
        alt.CalculateTransform(calculate=f"'{addresses}' + datum.id", **{"as": "address"}),
    ]
    words = Words.of(
        said.title(found, language),
        subtitle,
        [*said.notes(found, language), *notes],
        said.counts(found, language),
    )
    return chart_of(
        name,
        language,
        words,
        Table.of(headings, [_cells(force, latest.get(force.force_id), language) for force in by_name]),
        rows,
        lambda sheet: draw(shown, sheet, link, calculated, language),
        links=[
            (addresses + force.force_id, said.named(force, latest.get(force.force_id), language)) for force in forces
        ],
        title_width=_WIDTH,
        is_long=True,
        also=also,
    )


def _cells(force: Force, judgment: Judgment | None, language: Language) -> tuple[Cell, ...]:
    programme = judgment.inspection.programme if judgment else None
    return (
        Cell(terms.short_name(force, language), force.force_id),
        grades.grade_cell(judgment, language),
        Cell(rounds.years_of(programme), programme.programme_id) if programme else MISSING,
        published_cell(judgment.inspection, language) if judgment else MISSING,
    )
