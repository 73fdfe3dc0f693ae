"""Which of the rates of a round stand beside that of one force."""

from __future__ import annotations

from collections.abc import Sequence

from portal.facts.rows import RecordingRate


def beside(own: RecordingRate, ordered: Sequence[RecordingRate], most: int) -> list[RecordingRate]:
    """One rate, the highest, the lowest and those of its neighbours, as many as there is room for; in their order."""
    near = own.inspection.force.neighbour_ids
    neighbours = [rate for rate in ordered if rate.inspection.force.force_id in near]
    chosen = list(dict.fromkeys(map(id, (own, ordered[0], ordered[-1], *neighbours))))[:most]
    return [rate for rate in ordered if id(rate) in chosen]
