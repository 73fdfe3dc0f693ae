"""What a number must be before anything is computed from it."""

import math
from statistics import NormalDist


def require_rate(rate: float) -> None:
    """Refuse a rate that is no percentage: ValueError unless 0 <= rate <= 100 (so also for NaN)."""
    if not 0 <= rate <= 100:
        raise ValueError(f"a rate is a percentage from 0 to 100, not {rate}")


def require_margin(margin: float) -> None:
    """Refuse a margin, in percentage points, that is negative, infinite or NaN, with a ValueError."""
    if not 0 <= margin < math.inf:
        raise ValueError(f"a margin is a number of percentage points, 0 or more, not {margin}")


def require_counts(successes: int, trials: int) -> None:
    """Refuse counts that no audit can have: ValueError unless 0 <= successes <= trials and trials >= 1."""
    if trials < 1:
        raise ValueError(f"a share needs at least one audited case, not {trials}")
    if not 0 <= successes <= trials:
        raise ValueError(f"of {trials} cases there can be 0 to {trials}, not {successes}")


def require_confidence(confidence: float) -> None:
    """Refuse a confidence that is not strictly between 0 and 1, with a ValueError."""
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, as 0.95 does, not {confidence}")


def normal_deviate(confidence: float = 0.95) -> float:
    """Half the width, in standard errors, of the central normal interval with this confidence.

    1.959964 (commonly written 1.96) for 0.95. ValueError where the confidence is not between 0 and 1.
    """
    require_confidence(confidence)
    return NormalDist().inv_cdf((1 + confidence) / 2)
