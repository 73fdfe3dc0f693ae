"""The interval of a share that is counted: so many of so many audited cases."""

import math

from portal.statistics.checks import normal_deviate, require_counts
from portal.statistics.estimates import Interval


def wilson_interval(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """Wilson's score interval of successes / trials, in percent.

    With p = x / n and z the normal deviate: (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n), without continuity
    correction. Assumes a simple random sample. Its coverage is close to the confidence on average, and can be
    somewhat below it for some true shares. ValueError for counts that no audit can have.
    References: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212; R. G. Newcombe, Statistics in Medicine 17
    (1998) 857-872, method 3.
    """
    require_counts(successes, trials)
    deviate = normal_deviate(confidence)
    share, weight = successes / trials, deviate**2 / trials
    centre = share + weight / 2
    spread = math.sqrt(weight * share * (1 - share) + weight**2 / 4)
    low = (centre - spread) / (1 + weight)
    # Where all succeed, algebra gives exactly 1; rounding errors must not say otherwise.
    high = 1.0 if successes == trials else (centre + spread) / (1 + weight)
    return Interval(100 * low, 100 * high)
