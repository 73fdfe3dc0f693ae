"""Many comparisons at once: what stays clear when chance has many opportunities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from portal.statistics.differences import Difference, Verdict, difference, verdict_of
from portal.statistics.estimates import Estimate


@dataclass(frozen=True)
class Pair:
    """Two forces compared: first minus second, its p-value for the table that it is in, and the verdict.

    `difference` and `p_value` are None where the verdict is that we cannot tell. The interval inside
    `difference` is always that of a single comparison: it can exclude zero beside a verdict
    of no clear difference, which the table has to explain.
    """

    first: str
    second: str
    difference: Difference | None
    p_value: float | None
    verdict: Verdict


def pairwise_verdicts(estimates: Mapping[str, Estimate]) -> list[Pair]:
    """Every pair of forces, in the order of the mapping, with its verdict.

    A pair differs clearly where its p-value adjusted by `holm` is below 0.05, so that the chance of one or more wrong
    claims in the whole table is at most 5%. Pairs that nobody can tell apart are not tested, and so do not count in
    the correction.
    Assumes what `difference_of_rates` assumes; two pairs that share a force depend on each other, which Holm allows.
    """
    names = list(combinations(estimates, 2))
    differences = [difference(estimates[first], estimates[second]) for first, second in names]
    p_values = iter(holm([result.p_value for result in differences if result is not None]))
    pairs = []
    for (first, second), result in zip(names, differences, strict=True):
        p_value = None if result is None else next(p_values)
        pairs.append(Pair(first, second, result, p_value, verdict_among_many(result, p_value)))
    return pairs


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's adjusted p-values, in the order given: at most 5% chance of any wrong claim if one claims below 0.05.

    With p(1) <= ... <= p(m): adjusted p(i) = the largest of min(1, (m - j + 1) p(j)) over j <= i. Valid however the
    tests depend on each other. ValueError for a value outside 0 to 1.
    Reference: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70.
    """
    for p_value in p_values:
        if not 0 <= p_value <= 1:
            raise ValueError(f"a p-value lies between 0 and 1, not {p_value}")
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for passed, index in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        largest = max(largest, min(1.0, (len(p_values) - passed) * p_values[index]))
        adjusted[index] = largest
    return adjusted


def verdict_among_many(difference: Difference | None, p_value: float | None) -> Verdict:
    """The verdict of `verdict_of`, withdrawn to no clear difference unless the given p-value is below 0.05."""
    alone = verdict_of(difference)
    if p_value is not None and p_value >= 0.05:
        return Verdict.NO_CLEAR_DIFFERENCE
    return alone
