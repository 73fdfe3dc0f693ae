"""Forces side by side, and what their rates allow to be said of each two of them."""

import statistics as plain_statistics
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from portal.facts import rows, uncertainty
from portal.facts.vocabulary import OffenceGroup
from portal.statistics import Difference, Verdict, pairwise_verdicts


@dataclass(frozen=True)
class ComparedForce:
    """A force with its newest rate in the programme, the rate before that one, and its newest grade for recording.

    Each is None where none was found.
    """

    force: rows.Force
    rate: rows.RecordingRate | None
    before: rows.RecordingRate | None
    judgment: rows.Judgment | None


@dataclass(frozen=True)
class PublishedMargins:
    """The margins that were found among all inspections of a programme and offence group, in percentage points.

    `usual` is their median, the lower of the middle two where their number is even: a margin that was published.
    """

    smallest: Decimal
    usual: Decimal
    largest: Decimal
    count: int


@dataclass(frozen=True)
class ComparedPair:
    """Two forces and the verdict on them; the first has the higher published rate.

    `p_value` is adjusted for all pairs of the comparison, while the interval of `difference` is that of this pair
    alone. Both are None where the verdict is that we cannot tell.
    """

    first: ComparedForce
    second: ComparedForce
    difference: Difference | None
    p_value: float | None
    verdict: Verdict

    @property
    def points(self) -> Decimal | None:
        """The first published rate minus the second, in percentage points; None where we cannot tell."""
        if self.difference is None or self.first.rate is None or self.second.rate is None:
            return None
        return self.first.rate.rate - self.second.rate.rate

    @property
    def is_clear_only_alone(self) -> bool:
        """Whether the pair would differ clearly if it were the only one compared."""
        return (
            self.verdict is Verdict.NO_CLEAR_DIFFERENCE
            and self.difference is not None
            and not self.difference.interval.contains(0)
        )


@dataclass(frozen=True)
class Comparison:
    """Forces compared in one programme and offence group: highest rate first, those without a rate last."""

    programme: rows.Programme
    offence_group: OffenceGroup
    forces: tuple[ComparedForce, ...]
    margins: PublishedMargins | None

    @property
    def rates(self) -> tuple[rows.RecordingRate, ...]:
        """The rates that were found, highest first."""
        return tuple(item.rate for item in self.forces if item.rate is not None)

    @cached_property
    def pairs(self) -> tuple[ComparedPair, ...]:
        """Every pair of forces with its verdict, judged by `statistics.pairwise_verdicts` over all of them."""
        estimates = {item.force.force_id: uncertainty.estimate_of(item.rate) for item in self.forces if item.rate}
        judged = {(pair.first, pair.second): pair for pair in pairwise_verdicts(estimates)}
        pairs = []
        for first, second in combinations(self.forces, 2):
            pair = judged.get((first.force.force_id, second.force.force_id))
            if pair is None:
                pairs.append(ComparedPair(first, second, None, None, Verdict.CANNOT_BE_TOLD))
            else:
                pairs.append(ComparedPair(first, second, pair.difference, pair.p_value, pair.verdict))
        return tuple(pairs)

    @property
    def tested(self) -> int:
        """How many pairs could be tested, which is what the correction for many comparisons allows for."""
        return sum(pair.difference is not None for pair in self.pairs)


def in_order(forces: Iterable[ComparedForce]) -> tuple[ComparedForce, ...]:
    """The forces by their published rates, highest first, those of equal rate or without one by name."""
    return tuple(
        sorted(forces, key=lambda item: (item.rate is None, -(item.rate.rate if item.rate else 0), item.force.name))
    )


def published_margins(rates: Iterable[rows.RecordingRate]) -> PublishedMargins | None:
    """The smallest, the usual and the largest margin among these rates; None where no margin was found."""
    margins = [rate.margin for rate in rates if rate.margin is not None]
    return (
        PublishedMargins(min(margins), plain_statistics.median_low(margins), max(margins), len(margins))
        if margins
        else None
    )
