"""Intervals for a share that is counted: so many of so many audited cases."""

import math

from portal.statistics.binomial import probability_at_most
from portal.statistics.checks import normal_deviate, require_confidence, require_counts
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


def exact_interval(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """Clopper and Pearson's interval of successes / trials, in percent.

    The true shares p for which neither P(X >= x | p) nor P(X <= x | p) is below (1 - confidence) / 2. Assumes a
    simple random sample. It covers the true share with at least the confidence, whatever that share is, and so is
    wider than Wilson's. ValueError for counts that no audit can have.
    Reference: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404-413.
    """
    require_counts(successes, trials)
    require_confidence(confidence)
    tail = (1 - confidence) / 2
    # A low share of successes is a high share of failures.
    return Interval(
        100 * (1 - _highest_share(trials - successes, trials, tail)), 100 * _highest_share(successes, trials, tail)
    )


def _highest_share(successes: int, trials: int, tail: float) -> float:
    """The share at which so few successes have become as improbable as the tail, found by bisection."""
    low, high = 0.0, 1.0
    while low < (middle := (low + high) / 2) < high:
        if probability_at_most(successes, trials, middle) > tail:
            low = middle
        else:
            high = middle
    return high
