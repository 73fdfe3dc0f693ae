"""A grade on its scale, the row of diamonds that shows it, and the order of several."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.facts.rows import Judgment
from portal.facts.vocabulary import Grade

# From the middle of a diamond to the next, where a row of five is 2 wide; a diamond from its left corner on; and the
# hole in a hollow one, the other way round, so that it stays empty.
_PITCH = 0.4
_DIAMOND, _LEFT = "0l.19-.19.19.19-.19.19z", 0.19
_HOLE, _HOLE_LEFT = "0l.11.11.11-.11-.11-.11z", 0.11


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


UNKNOWN = State(None, (), "none")


def state_of(judgment: Judgment | None) -> State:
    """The state of a judgment for a chart without a key: the same grade of two scales is not the same."""
    if judgment is None:
        return UNKNOWN
    scale = judgment.inspection.programme.scale
    return State(judgment.grade, scale, f"{judgment.grade}/{len(scale)}")


def in_order(states: Sequence[State]) -> list[State]:
    """Each state once: the longer scale first, best grades first, no grade last."""
    by_words = {state.words: state for state in states}
    order = {grade: place for place, grade in enumerate(Grade)}
    return sorted(by_words.values(), key=lambda state: (-len(state.scale), order.get(state.grade or Grade.UNGRADED, 9)))


def _diamond(middle: float, is_hollow: bool) -> str:
    path = f"M{middle - _LEFT:.2g} {_DIAMOND}"
    path += f"M{middle - _HOLE_LEFT:.2g} {_HOLE}" if is_hollow else ""
    return path.replace("0.", ".")
