"""Two rates of the same programme and offence group: how far apart they are, and whether that can be told."""

import math
from dataclasses import dataclass
from enum import StrEnum

from portal.statistics.checks import NORMAL_DEVIATE, require_margin, require_rate
from portal.statistics.estimates import Estimate, Interval


class Verdict(StrEnum):
    """What may be said of the first of two rates against the second."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_DIFFERENCE = "no-clear-difference"
    CANNOT_BE_TOLD = "cannot-be-told"


@dataclass(frozen=True)
class Difference:
    """A difference of two rates and its 95% interval, in percentage points, and its two-sided p-value (0 to 1)."""

    estimate: float
    interval: Interval
    p_value: float


def difference_of_rates(first_rate: float, first_margin: float, second_rate: float, second_margin: float) -> Difference:
    """The first rate minus the second, with its 95% interval and the p-value of "the true rates are equal".

    With d = first - second, and a standard error of margin / 1.96 for each rate: interval d ± √(first margin² +
    second margin²), clipped to -100 and 100; p = 2 (1 - Φ(|d| / standard error of d)). 1.96 stands for the exact
    deviate 1.959964, so that p is below 0.05 just when the interval excludes zero. Two margins of 0 are whole
    counts: p is then 0 or, for equal rates, 1.
    Assumes independent samples, 95% margins and approximate normality, which is rough near 0 and 100. Sampling
    error only: the rounding of a published figure adds up to half a unit of its last digit.
    ValueError for a rate outside 0 to 100 or a negative margin.
    Reference: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 1, with published margins in place
    of binomial standard errors.
    """
    for rate, margin in ((first_rate, first_margin), (second_rate, second_margin)):
        require_rate(rate)
        require_margin(margin)
    estimate = _without_binary_noise(first_rate - second_rate)
    margin = math.hypot(first_margin, second_margin)
    low = max(-100.0, _without_binary_noise(estimate - margin))
    high = min(100.0, _without_binary_noise(estimate + margin))
    return Difference(estimate, Interval(low, high), _p_value(estimate, margin))


def difference(first: Estimate, second: Estimate) -> Difference | None:
    """The first rate minus the second as `difference_of_rates` gives it, or None where we cannot tell.

    We cannot tell where either margin is unknown or either figure is not exact.
    """
    first_margin, second_margin = first.margin_to_compare, second.margin_to_compare
    if first_margin is None or second_margin is None:
        return None
    return difference_of_rates(first.rate, first_margin, second.rate, second_margin)


def change(before: Estimate, after: Estimate) -> Difference | None:
    """The rate of a re-inspection minus that of the inspection before it, or None where we cannot tell.

    `difference(after, before)`: the two audits drew independent samples of different crimes. So `verdict_of` says
    higher for a rise. The change is of what was estimated at two times; why it changed is not in the figures.
    """
    return difference(after, before)


def verdict_of(difference: Difference | None) -> Verdict:
    """Higher or lower where the 95% interval excludes zero, no clear difference where not, "we cannot tell" for None.

    An interval that ends at zero includes it. "No clear difference" does not say that the rates are equal. For one
    comparison that was chosen before its figures were seen; where many are shown, `pairwise_verdicts`.
    """
    if difference is None:
        return Verdict.CANNOT_BE_TOLD
    if difference.interval.contains(0):
        return Verdict.NO_CLEAR_DIFFERENCE
    return Verdict.HIGHER if difference.estimate > 0 else Verdict.LOWER


def margin_needed(first_rate: float, second_rate: float) -> float:
    """The margin, in percentage points, below which two rates with this same margin would differ clearly.

    |first - second| / √2, from `difference_of_rates` with equal margins: the interval of the difference then ends
    at zero. 0 for equal rates, which no margin sets apart. Unequal margins suffice where the sum of their squares
    is below (first - second)². ValueError for a rate outside 0 to 100.
    """
    require_rate(first_rate)
    require_rate(second_rate)
    return abs(_without_binary_noise(first_rate - second_rate)) / math.sqrt(2)


def other_margin_needed(first_rate: float, first_margin: float, second_rate: float) -> float | None:
    """The margin of the second rate, in percentage points, below which two rates would differ clearly.

    √((first - second)² - first margin²), from `difference_of_rates`: the interval of the difference then ends at
    zero. None where the first margin alone is as wide as the difference, so that no second margin is small enough.
    ValueError for a rate outside 0 to 100 or a negative margin.
    """
    require_rate(first_rate)
    require_rate(second_rate)
    require_margin(first_margin)
    apart = abs(_without_binary_noise(first_rate - second_rate))
    return None if apart <= first_margin else math.sqrt(apart**2 - first_margin**2)


def _without_binary_noise(value: float) -> float:
    # 96.6 - 96.4 is 0.19999999999999574 in binary: an interval that ends at zero must be seen to end there.
    # Adding 0.0 makes a negative zero positive, so that no page shows "-0.0".
    return round(value, 9) + 0.0


def _p_value(estimate: float, margin: float) -> float:
    if margin == 0:
        return 1.0 if estimate == 0 else 0.0
    deviates = abs(estimate) / margin * NORMAL_DEVIATE
    return math.erfc(deviates / math.sqrt(2))
