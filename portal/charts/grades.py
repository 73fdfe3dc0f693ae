"""How grades are drawn in every chart: a colour, a word, and as many diamonds as the scale has grades."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from portal.charts.chart import MISSING, Cell, Row, Sheet, layer, layers
from portal.charts.theme import colour_of, colour_where
from portal.facts.rows import Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.pictures.palette import grade_fill, on_grade
from portal.pictures.state import State
from portal.words import terms
from portal.words.language import Language


def state_of(judgment: Judgment | None, language: Language, newest_scale: int = 0) -> State:
    """The state of a force by its judgment; one on a shorter scale than the newest says so in the key."""
    if judgment is None:
        return State(None, (), language.gettext("No grade found"))
    programme = judgment.inspection.programme
    word = terms.grade_word(judgment.grade, language)
    if newest_scale and len(programme.scale) < newest_scale:
        word = language.gettext(
            "%(grade)s (scale of %(number)s)", grade=word, number=language.number(len(programme.scale))
        )
    return State(judgment.grade, programme.scale, word)


def keyed(judgment: Judgment) -> State:
    """The state of a judgment for a chart without a key: the same grade of two scales is not the same."""
    scale = judgment.inspection.programme.scale
    return State(judgment.grade, scale, f"{judgment.grade}/{len(scale)}")


def every_state(programme: Programme, language: Language) -> list[State]:
    """The states that a programme's scale allows, best first."""
    return [State(grade, programme.scale, terms.grade_word(grade, language)) for grade in programme.scale]


def in_order(states: Sequence[State]) -> list[State]:
    """Each state once: the longer scale first, best grades first, no grade last."""
    known = {state.words: state for state in states}
    order = {grade: place for place, grade in enumerate(Grade)}
    return sorted(known.values(), key=lambda state: (-len(state.scale), order.get(state.grade or Grade.UNGRADED, 9)))


def fill(states: Sequence[State], legend: alt.Legend | None = None) -> alt.Fill:
    """The colours of these states."""
    return alt.Fill("state:N", scale=_scale(states, [colour_of(grade_fill(s.grade)) for s in states]), legend=legend)


def upon(states: Sequence[State], *marks: Any) -> Any:
    """Marks that stand on these states, in an ink that can be read there."""
    words: dict[str, list[str]] = {}
    for state in states:
        words.setdefault(on_grade(state.grade), []).append(state.words)
    usual = max(words, key=lambda role: len(words[role]))
    others = [colour_where(_is_one_of(words[role]), role) for role in words if role != usual]
    ink = alt.ColorValue(colour_of(usual), condition=others or alt.Undefined)
    return layers(*marks, shared={"color": ink})


def edges(states: Sequence[State], language: Language) -> alt.CalculateTransform:
    """What a broken edge says of a state, as `edge`: that its scale is an earlier one, or that it has no grade."""
    longest = max(len(state.scale) for state in states)
    said: dict[str, list[str]] = {}
    for state in states:
        if len(state.scale) < longest:
            said.setdefault(_earlier(state, language) if state.scale else state.words, []).append(state.words)
    found = "''"
    for edge, words in said.items():
        found = f"{_is_one_of(words)} ? {_quoted(edge)} : {found}"
    return alt.CalculateTransform(calculate=found, **{"as": "edge"})


def dashes(states: Sequence[State], place: Row, language: Language) -> alt.StrokeDash:
    """A broken edge with a key, for a grade of a shorter scale, and for no grade; with the transform `edges`."""
    longest = max(len(state.scale) for state in states)
    said = list(dict.fromkeys(_earlier(state, language) for state in states if 0 < len(state.scale) < longest))
    broken = [*said, *(state.words for state in states if not state.scale)]
    legend = alt.Legend(
        values=said,
        symbolType="square",
        symbolSize=260,
        symbolFillColor="transparent",
        symbolOffset=10,
        labelOffset=28,
        **place,
    )
    scale = alt.Scale(domain=["", *broken], range=[[1, 0], *([4, 3] for _ in broken)])
    return alt.StrokeDash("edge:N", scale=scale, legend=legend if said else None)


def _is_one_of(words: list[str]) -> str:
    return f"indexof({_quoted(words)}, datum.state) >= 0"


def _quoted(words: str | list[str]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def _earlier(state: State, language: Language) -> str:
    return language.gettext("Earlier scale of %(number)s", number=language.number(len(state.scale)))


def key_of_map(states: Sequence[State], place: Row) -> alt.Legend:
    """The key of a map: the grades of its longest scale, and those without a grade."""
    longest = max(len(state.scale) for state in states)
    return alt.Legend(
        values=[state.words for state in states if len(state.scale) in (0, longest)],
        columns=1,
        symbolSize=1700,
        symbolStrokeColor=colour_of("edge"),
        labelOffset=18,
        **place,
    )


def place_of_keys(sheet: Sheet, overlap: int) -> Row:
    """Where the keys of a map are: above it on a phone; on a desk in the sea to the east, over the map's own sheet."""
    return {"orient": "right", "offset": -overlap} if sheet.is_wide else {"orient": "top", "offset": 12}


def sign(
    states: Sequence[State], size: float, legend: alt.Legend | None = None, look: Row | None = None, **channels: Any
) -> Any:
    """The diamonds of these states in a row, `size` pixels wide; their ink is that of `upon`."""
    shape = alt.Shape("state:N", scale=_scale(states, [state.sign for state in states]), legend=legend)
    point = {"filled": True, "strokeWidth": 0, "size": round(size**2)}
    return layer("point", point | (look or {}), shape=shape, **channels)


def grade_cell(judgment: Judgment | None, language: Language) -> Cell:
    """The cell of a grade in the table of a chart."""
    return Cell(terms.grade_word(judgment.grade, language), judgment.grade.value) if judgment else MISSING


def _scale(states: Sequence[State], values: Sequence[Any]) -> alt.Scale:
    return alt.Scale(domain=[state.words for state in states], range=list(values))
