"""Comparisons that readers ask for most, each with an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.facts.comparison_request import DEFAULT_PROGRAMME, MOST_FORCES, Wanted
from portal.facts.rows import Force


@dataclass(frozen=True)
class Preset:
    """A comparison by what its forces have in common: a region, or being neighbours of `force`."""

    wanted: Wanted
    region: str | None = None
    force: Force | None = None

    @property
    def fits(self) -> bool:
        """Whether one comparison takes all its forces; if not, the reader chooses among them."""
        return len(self.wanted.force_ids) <= MOST_FORCES


def neighbours_of(force: Force, programme_id: str = DEFAULT_PROGRAMME) -> Preset | None:
    """A force and those around it, in a programme; None for a force without an area."""
    if not force.neighbour_ids:
        return None
    return Preset(Wanted(tuple(sorted({force.force_id, *force.neighbour_ids})), programme_id), force=force)


def regions(forces: Sequence[Force]) -> list[Preset]:
    """The forces of each region, Wales among them, in the order in which the regions first appear."""
    by_region: dict[str, list[str]] = {}
    for force in forces:
        if force.region:
            by_region.setdefault(force.region, []).append(force.force_id)
    return [Preset(Wanted(tuple(sorted(names))), region=region) for region, names in by_region.items()]
