"""Made-up forces with rates, compared."""

from decimal import Decimal

from portal.facts.comparison import ComparedForce, Comparison, in_order, published_margins
from portal.facts.rows import RecordingRate
from portal.facts.vocabulary import OffenceGroup
from tests.charts import made_rows as made


def compared(*rates: RecordingRate | None, margins: tuple[str, ...] = ()) -> Comparison:
    """A comparison of northshire, eastshire and westshire, as far as rates (or None) are given."""
    forces = (made.NORTH, made.EAST, made.WEST)[: len(rates)]
    published = [made.rate(made.NORTH_FIRST, "90", margin) for margin in margins]
    return Comparison(
        made.OLD,
        OffenceGroup.ALL,
        in_order(ComparedForce(force, rate, None, None) for force, rate in zip(forces, rates, strict=True)),
        published_margins(published) if published else None,
    )


def north(percent: str, margin: str | None = None, **more: object) -> RecordingRate:
    """A rate of northshire."""
    return made.rate(made.NORTH_FIRST, percent, margin, **more)  # type: ignore[arg-type]


def east(percent: str, margin: str | None = None, **more: object) -> RecordingRate:
    """A rate of eastshire."""
    return made.rate(made.EAST_FIRST, percent, margin, **more)  # type: ignore[arg-type]


def west(percent: str, margin: str | None = None, **more: object) -> RecordingRate:
    """A rate of westshire."""
    return made.rate(made.WEST_FIRST, percent, margin, **more)  # type: ignore[arg-type]


def figures(comparison: Comparison) -> list[Decimal | None]:
    """The rates in the order of the comparison."""
    return [item.rate.rate if item.rate else None for item in comparison.forces]
