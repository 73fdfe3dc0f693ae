"""The filters of a list: the values that a reader may choose from, and the chosen one."""

from __future__ import annotations

from dataclasses import dataclass

# Stands in an address for the forces without a grade.
NO_GRADE = "missing"


@dataclass(frozen=True)
class FilterValue:
    """One value of a filter, and whether it is the chosen one."""

    value: str
    text: str
    chosen: bool
