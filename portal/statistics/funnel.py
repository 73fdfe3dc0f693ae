"""Control limits of a funnel plot, for shares whose sample size is known."""

from portal.statistics.binomial import probability_at_most
from portal.statistics.checks import require_confidence, require_counts, require_rate
from portal.statistics.estimates import Interval


def funnel_limits(benchmark_rate: float, sample_size: int, confidence: float = 0.95) -> Interval:
    """The shares, in percent, that sampling alone leaves plausible where the true share is the benchmark.

    The exact binomial limits r / n: from the smallest r with P(R <= r) >= t to the largest r with P(R >= r) >= t,
    t = (1 - confidence) / 2. A share outside them would be found with probability below t on that side. Counts are
    whole, so the limits move in steps; Spiegelhalter's interpolation between counts, which smooths the line, is left
    out because no audit can find a share between two counts. The benchmark lies outside Clopper
    and Pearson's exact interval of an audit just when the audit lies outside these limits.
    Assumes a simple random sample, and a benchmark that is a given rate, not one estimated from this audit.
    ValueError for a benchmark outside 0 to 100 or a sample of fewer than one case.
    Reference: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202.
    """
    require_rate(benchmark_rate)
    require_counts(0, sample_size)
    require_confidence(confidence)
    share, tail = benchmark_rate / 100, (1 - confidence) / 2
    low = _fewest_plausible(sample_size, share, tail)
    high = sample_size - _fewest_plausible(sample_size, 1 - share, tail)
    return Interval(100 * low / sample_size, 100 * high / sample_size)


def _fewest_plausible(trials: int, share: float, tail: float) -> int:
    """The smallest count whose probability, together with that of every lower count, reaches the tail."""
    low, high = 0, trials
    while low < high:
        middle = (low + high) // 2
        if probability_at_most(middle, trials, share) >= tail:
            high = middle
        else:
            low = middle + 1
    return low
