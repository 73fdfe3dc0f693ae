"""Intervals for counted shares agree with scipy, with the literature, and with what they promise."""

import math

import pytest
from hypothesis import given, strategies as st
from scipy.stats import binom, binomtest

from portal.statistics import wilson_interval

audits = st.integers(1, 3_000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))

# R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, Table I, method 3.
NEWCOMBE = [
    (81, 263, (0.2553, 0.3662)),
    (15, 148, (0.0624, 0.1605)),
    (0, 20, (0.0000, 0.1611)),
    (1, 29, (0.0061, 0.1718)),
]


@pytest.mark.parametrize(("successes", "trials", "expected"), NEWCOMBE)
def test_newcombes_worked_examples(successes: int, trials: int, expected: tuple[float, float]) -> None:
    interval = wilson_interval(successes, trials)
    assert (round(interval.low / 100, 4), round(interval.high / 100, 4)) == expected


@given(audit=audits)
def test_scipy_agrees(audit: tuple[int, int]) -> None:
    interval = wilson_interval(*audit)
    oracle = binomtest(*audit).proportion_ci(0.95, method="wilson")
    assert interval.low == pytest.approx(100 * oracle.low, rel=1e-8, abs=1e-10)
    assert interval.high == pytest.approx(100 * oracle.high, rel=1e-8, abs=1e-10)


@given(audit=audits)
def test_recorded_and_not_recorded_mirror_each_other(audit: tuple[int, int]) -> None:
    successes, trials = audit
    recorded = wilson_interval(successes, trials)
    missed = wilson_interval(trials - successes, trials)
    assert recorded.low == pytest.approx(100 - missed.high, abs=1e-9)
    assert recorded.high == pytest.approx(100 - missed.low, abs=1e-9)


@given(audit=audits)
def test_the_share_lies_inside(audit: tuple[int, int]) -> None:
    interval = wilson_interval(*audit)
    assert interval.contains(100 * audit[0] / audit[1])
    assert 0 <= interval.low <= interval.high <= 100


@given(trials=st.integers(1, 3_000))
def test_none_and_all_end_exactly_at_0_and_100(trials: int) -> None:
    none, all_of_them = wilson_interval(0, trials), wilson_interval(trials, trials)
    assert none.low == 0 < all_of_them.low
    assert none.high < 100 == all_of_them.high


@pytest.mark.parametrize("trials", [12, 63, 138])
def test_it_covers_the_true_share_as_often_as_it_says_on_average(trials: int) -> None:
    intervals = [wilson_interval(successes, trials) for successes in range(trials + 1)]
    # For each of 39 true shares, the probability that the interval holds it: a sum over every possible audit.
    coverages = [
        math.fsum(
            probability
            for interval, probability in zip(intervals, binom.pmf(range(trials + 1), trials, share), strict=True)
            if interval.contains(100 * share)
        )
        for share in (step / 40 for step in range(1, 40))
    ]
    assert sum(coverages) / len(coverages) == pytest.approx(0.95, abs=0.01)


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one audited case"):
        wilson_interval(0, 0)
    for successes in (-1, 6):
        with pytest.raises(ValueError, match=f"of 5 cases there can be 0 to 5, not {successes}"):
            wilson_interval(successes, 5)
