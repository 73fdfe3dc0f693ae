"""A grade on its scale, and the row of diamonds that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.facts.vocabulary import Grade

# Half the width of a diamond and of the hole in a hollow one, where a row of five is 2 wide.
_HALF, _HOLE, _PITCH = 0.19, 0.11, 0.4


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


def _diamond(middle: float, is_hollow: bool) -> str:
    left, right = round(middle - _HALF, 2), round(middle + _HALF, 2)
    drawn = f"M{left},0L{middle:.2g},-{_HALF}L{right},0L{middle:.2g},{_HALF}Z"
    if is_hollow:
        # The other way round, so that it stays empty.
        left, right = round(middle - _HOLE, 2), round(middle + _HOLE, 2)
        drawn += f"M{left},0L{middle:.2g},{_HOLE}L{right},0L{middle:.2g},-{_HOLE}Z"
    return drawn
