"""Where a force is among the others: a range of ranks, never one rank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.statistics.comparisons import holm, verdict_among_many
from portal.statistics.differences import Verdict, difference
from portal.statistics.estimates import Estimate


@dataclass(frozen=True)
class RankRange:
    """The best and the worst rank, 1 being the highest rate, that a force can have `among` so many forces."""

    best: int
    worst: int
    among: int


def rank_range(estimates: Mapping[str, Estimate], of: Iterable[str] | None = None) -> dict[str, RankRange | None]:
    """The range of ranks of each force, or of some of them, among all with a rate in one programme and group of
    offences.

    Best = 1 + number of forces clearly above; worst = n - number of forces clearly below; n = all forces given.

    A force whose margin is unknown, or whose figure is not exact, has no range (None): nothing can be told of it. For
    the others it still counts in n, and as it is never clearly above or below, it widens their ranges by one
    place: it might truly stand on either side. Leaving it out of n would promise a better worst rank than is known.

    Clearly: the two-sided p-value of the difference, adjusted by `holm` over the comparisons of that one force with
    every other, is below 0.05. Without that correction, forces of nearly equal true rates would be set apart by
    chance far more often than once in twenty. Each range so holds with 95% confidence or
    more by itself; that all of them hold at once is not claimed.

    Assumes what `difference_of_rates` assumes.
    References: H. Goldstein and D. J. Spiegelhalter, J. R. Stat. Soc. A 159 (1996) 385-443, on why ranks need
    intervals; M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm, Review of Economic Studies 91 (2024) 476-518,
    on ranges from multiple comparisons.
    """
    return {name: _range_of(name, estimates) for name in (estimates if of is None else of)}


def _range_of(name: str, estimates: Mapping[str, Estimate]) -> RankRange | None:
    if estimates[name].margin_to_compare is None:
        return None
    compared = [difference(estimates[name], other) for key, other in estimates.items() if key != name]
    differences = [result for result in compared if result is not None]
    p_values = holm([result.p_value for result in differences])
    verdicts = [verdict_among_many(result, p) for result, p in zip(differences, p_values, strict=True)]
    among = len(estimates)
    return RankRange(1 + verdicts.count(Verdict.LOWER), among - verdicts.count(Verdict.HIGHER), among)
