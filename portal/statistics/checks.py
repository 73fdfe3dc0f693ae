"""What a number must be before anything is computed from it."""

import math
from statistics import NormalDist

# Half the width, in standard errors, of the central 95% of a normal distribution: 1.959964, commonly written 1.96.
NORMAL_DEVIATE = NormalDist().inv_cdf(0.975)


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
