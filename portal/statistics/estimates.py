"""A published rate with its margin, or a share that is counted, and the interval of each."""

import math
from dataclasses import dataclass

from portal.statistics.checks import NORMAL_DEVIATE, require_counts, require_margin, require_rate


@dataclass(frozen=True)
class Interval:
    """The values from low to high, both included, in percent or in percentage points.

    ValueError where low is above high, or either is NaN.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"an interval runs from low to high, not from {self.low} to {self.high}")

    def contains(self, value: float) -> bool:
        """Whether the value lies in the interval, its ends included."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Estimate:
    """A rate that an inspectorate published, as far as it may be compared.

    `rate` in percent; `margin` is half the width of its 95% interval in percentage points, None where no margin
    was found; `exact` is False where the figure was published as "around" or "more than".
    ValueError for a rate outside 0 to 100, or a negative margin.
    """

    rate: float
    margin: float | None
    exact: bool

    def __post_init__(self) -> None:
        require_rate(self.rate)
        if self.margin is not None:
            require_margin(self.margin)

    @property
    def margin_to_compare(self) -> float | None:
        """The margin that a comparison may rest on: None where it is unknown, or the figure is not exact.

        A rounded rate has an error that nobody stated, and "more than" is not a rate.
        """
        return self.margin if self.exact else None


def interval_of_rate(rate: float, margin: float) -> Interval:
    """The 95% interval of a rate: rate - margin to rate + margin, clipped to 0 and 100; all in percent.

    Assumes what its publisher assumed: a normal approximation, symmetric about the rate. It is rough near 0 and 100,
    where clipping removes impossible values but does not mend the approximation. The margin includes sampling
    error only. ValueError for a rate outside 0 to 100 or a negative margin.
    Reference: W. G. Cochran, Sampling Techniques, 3rd edition, Wiley 1977, section 3.6.
    """
    require_rate(rate)
    require_margin(margin)
    return Interval(max(0.0, rate - margin), min(100.0, rate + margin))


def sample_behind(rate: float, margin: float) -> float:
    """How many audited reports give a rate its margin, by the normal approximation; both in percent.

    ValueError for a rate outside 0 to 100 or a margin that is not above 0.
    Reference: W. G. Cochran, Sampling Techniques, 3rd edition, Wiley 1977, section 4.4.
    """
    require_rate(rate)
    if margin <= 0:
        raise ValueError(f"no number of reports gives a margin of {margin}")
    return rate * (100 - rate) * (NORMAL_DEVIATE / margin) ** 2


def wilson_interval(successes: int, trials: int) -> Interval:
    """Wilson's score interval (95%) of successes / trials, in percent.

    With p = x / n and z the normal deviate: (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n), without continuity
    correction. Assumes a simple random sample. Its coverage is close to 95% on average, and can be
    somewhat below that for some true shares. ValueError for counts that no audit can have.
    References: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212; R. G. Newcombe, Statistics in Medicine 17
    (1998) 857-872, method 3.
    """
    require_counts(successes, trials)
    share, weight = successes / trials, NORMAL_DEVIATE**2 / trials
    centre = share + weight / 2
    spread = math.sqrt(weight * share * (1 - share) + weight**2 / 4)
    low = (centre - spread) / (1 + weight)
    # Where all succeed, algebra gives exactly 1; rounding errors must not say otherwise.
    high = 1.0 if successes == trials else (centre + spread) / (1 + weight)
    return Interval(100 * low, 100 * high)
