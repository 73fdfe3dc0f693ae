"""Probabilities of the binomial distribution, for counts of audited cases."""

import math


def probability_at_most(successes: int, trials: int, share: float) -> float:
    """The probability of that many successes or fewer in independent trials that each succeed with probability `share`.

    `share` runs from 0 to 1, and so does the answer; expects 0 <= successes <= trials.
    P(X <= x) = I(1 - share; trials - x, x + 1), where I is the regularised incomplete beta function.
    Reference: NIST Digital Library of Mathematical Functions, 8.17.5.
    """
    if successes == trials:
        return 1.0
    return _regularised_beta(1 - share, trials - successes, successes + 1)


def _regularised_beta(x: float, a: float, b: float) -> float:
    if x in (0, 1):
        return x
    # The continued fraction converges fast only on the lower side of the beta distribution's mean.
    if x > (a + 1) / (a + b + 2):
        return 1 - _regularised_beta(1 - x, b, a)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    return math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / (a * _continued_fraction(x, a, b))


def _continued_fraction(x: float, a: float, b: float) -> float:
    """1 + d1 / (1 + d2 / (1 + ...)) with the coefficients of DLMF 8.17.22.

    Evaluated from the front by the method of W. J. Lentz, Applied Optics 15 (1976) 668-671.
    """
    value, upper, lower, step, index = 1.0, 1.0, 0.0, math.inf, 0
    while abs(step - 1) > 1e-15:
        index += 1
        m = index // 2
        if index % 2:
            coefficient = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            coefficient = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        upper = 1 + coefficient / upper
        lower = 1 / (1 + coefficient * lower)
        step = upper * lower
        value *= step
    return value
