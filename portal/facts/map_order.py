"""Which forces a map shows, and in which order a reader steps over them."""

from collections.abc import Sequence

from portal.facts.rows import Force


def with_area(forces: Sequence[Force]) -> list[Force]:
    """The forces that have a territory, north to south and west to east: the order in which a reader steps through."""
    with_tile = [force for force in forces if force.tile_column is not None]
    return sorted(with_tile, key=lambda force: (force.tile_row or 0, force.tile_column or 0))
