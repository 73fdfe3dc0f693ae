"""Uncertainty of the published figures: intervals, differences, verdicts, rank ranges, natural frequencies.

Pure functions of numbers: rates and margins are in percent (0 to 100), a margin is half the width of a 95% interval.
Every function takes the figures of one programme and one offence group; to compare over programmes is the
caller's mistake, which numbers alone cannot reveal.
"""

from portal.statistics.comparisons import Pair, pairwise_verdicts
from portal.statistics.differences import (
    Difference,
    Verdict,
    change,
    difference,
    margin_needed,
    other_margin_needed,
    verdict_of,
)
from portal.statistics.estimates import Estimate, Interval, interval_of_rate, sample_behind, wilson_interval
from portal.statistics.frequencies import Closeness, NaturalFrequency, natural_frequency
from portal.statistics.ranks import RankRange, rank_range

__all__ = [
    "Closeness", "Difference", "Estimate", "Interval", "NaturalFrequency", "Pair", "RankRange", "Verdict", "change",
    "difference", "interval_of_rate", "margin_needed", "natural_frequency", "other_margin_needed", "pairwise_verdicts",
    "rank_range", "sample_behind", "verdict_of", "wilson_interval",
]  # fmt: skip
