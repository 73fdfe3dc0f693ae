"""How grades are drawn in every chart: a colour, a word, and as many diamonds as the scale has grades."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import altair as alt

from portal.charts.chart import Row
from portal.charts.marks import layer, layers
from portal.charts.theme import colour_of
from portal.pictures.palette import grade_fill, on_grade, parameter
from portal.pictures.state import State


def fill(states: Sequence[State], legend: alt.Legend | None = None) -> alt.Fill:
    """The colours of these states."""
    colours = [colour_of(grade_fill(state.grade)) for state in states]
    return alt.Fill("state:N", scale=_scale(states, colours), legend=legend)


def sign(
    states: Sequence[State], size: float, legend: alt.Legend | None = None, look: Row | None = None, **channels: Any
) -> alt.UnitSpec:
    """The diamonds of these states in a row, `size` pixels wide; their ink is that of `upon`."""
    shape = alt.Shape("state:N", scale=_scale(states, [state.sign for state in states]), legend=legend)
    point = {"filled": True, "strokeWidth": 0, "size": round(size**2)}
    return layer("point", point | (look or {}), shape=shape, **channels)


def upon(states: Sequence[State], *marks: alt.UnitSpec) -> alt.LayerSpec:
    """Marks that stand on these states, in an ink that can be read there."""
    ink = by_state(states, lambda state: parameter(on_grade(state.grade)))
    return layers(*marks, shared={"color": alt.ColorValue(alt.ExprRef(ink))})


def by_state(states: Sequence[State], value: Callable[[State], str]) -> str:
    """An expression of what each state has; what most of them have needs no test."""
    having: dict[str, list[str]] = {}
    for state in states:
        having.setdefault(value(state), []).append(state.words)
    expression, *others = sorted(having, key=lambda key: -len(having[key]))
    for other in others:
        words = json.dumps(having[other], ensure_ascii=False, separators=(",", ":"))
        expression = f"indexof({words}, datum.state) >= 0 ? {other} : {expression}"
    return expression


def _scale(states: Sequence[State], values: Sequence[Any]) -> alt.Scale:
    return alt.Scale(domain=[state.words for state in states], range=list(values))
