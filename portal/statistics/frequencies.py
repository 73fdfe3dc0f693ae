"""A rate said in people's words: so many of every hundred."""

import math
from dataclasses import dataclass
from enum import StrEnum

from portal.statistics.checks import require_rate


class Closeness(StrEnum):
    """The word that a count needs, so that the sentence stays true."""

    ABOUT = "about"
    MORE_THAN = "more-than"
    FEWER_THAN = "fewer-than"


@dataclass(frozen=True)
class NaturalFrequency:
    """A count of every 100, and the word that belongs before it: about 97 of every 100."""

    count: int
    closeness: Closeness


def natural_frequency(rate: float, *, more_than: bool = False) -> NaturalFrequency:
    """The rate, in percent, as a whole number of every 100 reported crimes.

    The nearest whole number, a half going up: 96.5 becomes about 97. Only 0 becomes 0 and only 100 becomes all: a rate
    that would otherwise round to none is "fewer than 1", one that would round to all is "more than 99". A figure that
    was published as "more than" keeps that word (`more_than`): more than 98.2% is more than 98 of every 100. An
    estimate is never said to be exactly so many.
    ValueError for a rate outside 0 to 100, or more than 100.
    Reference: G. Gigerenzer and U. Hoffrage, Psychological Review 102 (1995) 684-704, on why frequencies are
    grasped more readily than percentages.
    """
    require_rate(rate)
    if more_than and rate == 100:
        raise ValueError("no rate is more than 100")
    nearest = math.floor(rate + 0.5)
    if more_than:
        return NaturalFrequency(math.floor(rate), Closeness.MORE_THAN)
    if nearest == 0 and rate > 0:
        return NaturalFrequency(1, Closeness.FEWER_THAN)
    if nearest == 100 and rate < 100:
        return NaturalFrequency(99, Closeness.MORE_THAN)
    return NaturalFrequency(nearest, Closeness.ABOUT)
