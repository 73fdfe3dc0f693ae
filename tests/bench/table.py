"""The table that the bench writes: a line for each thing measured, and whether it reached what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """What was measured, what came out (a ratio first, where there is one), what was to reach, and how it was got.

    `reached`: None where it was not measured; `detail` then says why.
    """

    what: str
    found: str
    to_reach: str
    reached: bool | None
    detail: str = ""


def spread(values: Sequence[float], digits: int = 0) -> str:
    """The median of some rounds, with the lowest and highest."""
    low, middle, high = (f"{value:,.{digits}f}" for value in (min(values), median(values), max(values)))
    return f"{middle} ({low}–{high})"


def not_measured(what: str, to_reach: str, why: object) -> Line:
    """A line that says why there is no figure."""
    return Line(what, "not measured", to_reach, None, str(why).strip().replace("\n", " ")[:300])


def markdown(lines: Sequence[Line]) -> str:
    """The table."""
    rows = [("what", "found", "to reach", "", "how")]
    marks = {True: "reached", False: "NOT REACHED", None: "NOT MEASURED"}
    rows += [(line.what, line.found, line.to_reach, marks[line.reached], line.detail) for line in lines]
    written = ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows]
    return "\n".join([written[0], "|---|---|---|---|---|", *written[1:]]) + "\n"
