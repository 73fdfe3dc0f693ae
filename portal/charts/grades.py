"""How grades are drawn in every chart: a colour, a word, and as many diamonds as the scale has grades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from portal.charts.palette import grade_fill, on_grade
from portal.charts.theme import colour_of
from portal.facts.rows import Judgment, Programme
from portal.facts.vocabulary import Grade
from portal.words import charts as words
from portal.words import terms
from portal.words.language import Language

# Half the width of a diamond and of the hole in a hollow one, where a row of five is 2 wide.
_HALF, _HOLE, _PITCH = 0.19, 0.11, 0.4


# The state under a name of its own: a scale without a legend must not share the field of one that has it.
ON = alt.CalculateTransform(calculate="datum.state", **{"as": "on"})


@dataclass(frozen=True)
class State:
    """What a chart says of a force: its grade on a scale, or that it has none; `words` are in the key."""

    grade: Grade | None
    scale: tuple[Grade, ...]
    words: str

    @property
    def sign(self) -> str:
        """Its row of diamonds as a Vega shape, filled up to the grade; a dot where there is no grade."""
        if self.grade not in self.scale:
            return "M-.1,0L0,-.1L.1,0L0,.1Z"
        filled = len(self.scale) - self.scale.index(self.grade)
        middles = [_PITCH * (place - (len(self.scale) - 1) / 2) for place in range(len(self.scale))]
        return "".join(_diamond(middle, place >= filled) for place, middle in enumerate(middles))


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


def fill(states: Sequence[State], legend: alt.Legend | None, field: str = "state") -> alt.Fill:
    """The colours of these states."""
    return alt.Fill(f"{field}:N", scale=_scale(states, [colour_of(grade_fill(s.grade)) for s in states]), legend=legend)


def ink(states: Sequence[State]) -> alt.Color:
    """The colours of what stands on these states; the chart must have the transform `ON`."""
    return alt.Color("on:N", scale=_scale(states, [colour_of(on_grade(s.grade)) for s in states]), legend=None)


def signs(states: Sequence[State], legend: alt.Legend | None, field: str = "state") -> alt.Shape:
    """The diamonds of these states."""
    return alt.Shape(f"{field}:N", scale=_scale(states, [state.sign for state in states]), legend=legend)


def dashes(states: Sequence[State]) -> alt.StrokeDash:
    """A broken edge for a grade of a shorter scale, and for no grade; with the transform `ON`."""
    longest = max(len(state.scale) for state in states)
    edges = [[1, 0] if len(state.scale) == longest else [4, 3] for state in states]
    return alt.StrokeDash("on:N", scale=_scale(states, edges), legend=None)


def described(judgment: Judgment | None, language: Language) -> str:
    """A grade and its year inside a sentence: `good (2022)`."""
    if judgment is None:
        return language.gettext("no grade found")
    return f"{words.grade(judgment.grade, language)} ({words.year(judgment.inspection)})"


def _scale(states: Sequence[State], values: Sequence[object]) -> alt.Scale:
    return alt.Scale(domain=[state.words for state in states], range=list(values))


def _diamond(middle: float, is_hollow: bool) -> str:
    left, right = round(middle - _HALF, 2), round(middle + _HALF, 2)
    drawn = f"M{left},0L{middle:.2g},-{_HALF}L{right},0L{middle:.2g},{_HALF}Z"
    if is_hollow:
        # The other way round, so that it stays empty.
        left, right = round(middle - _HOLE, 2), round(middle + _HOLE, 2)
        drawn += f"M{left},0L{middle:.2g},{_HOLE}L{right},0L{middle:.2g},-{_HOLE}Z"
    return drawn
