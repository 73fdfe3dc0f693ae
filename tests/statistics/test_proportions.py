"""Intervals for counted shares agree with scipy, with the literature, and with what they promise."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st
from scipy.stats import binom, binomtest

from portal.statistics import Interval, exact_interval, wilson_interval

Method = Callable[[int, int, float], Interval]
both_methods = pytest.mark.parametrize("method", [wilson_interval, exact_interval])
confidences = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.998])
audits = st.integers(1, 3_000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))

# R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, Table I: methods 3 (Wilson) and 5 (Clopper-Pearson).
NEWCOMBE = [
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0.0000, 0.1611), (0.0000, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]


@pytest.mark.parametrize(("successes", "trials", "wilson", "exact"), NEWCOMBE)
def test_newcombes_worked_examples(
    successes: int, trials: int, wilson: tuple[float, float], exact: tuple[float, float]
) -> None:
    for interval, (low, high) in (
        (wilson_interval(successes, trials), wilson),
        (exact_interval(successes, trials), exact),
    ):
        assert round(interval.low / 100, 4) == low
        assert round(interval.high / 100, 4) == high


@pytest.mark.parametrize(("method", "name"), [(wilson_interval, "wilson"), (exact_interval, "exact")])
@given(audit=audits, confidence=confidences)
def test_scipy_agrees(method: Method, name: str, audit: tuple[int, int], confidence: float) -> None:
    interval = method(*audit, confidence)
    oracle = binomtest(*audit).proportion_ci(confidence, method=name)
    assert interval.low == pytest.approx(100 * oracle.low, rel=1e-8, abs=1e-10)
    assert interval.high == pytest.approx(100 * oracle.high, rel=1e-8, abs=1e-10)


@pytest.mark.parametrize(("successes", "trials"), [(3, 1_000_000), (500_000, 1_000_000), (999_999, 1_000_000)])
def test_scipy_agrees_on_a_million_cases(successes: int, trials: int) -> None:
    interval = exact_interval(successes, trials)
    oracle = binomtest(successes, trials).proportion_ci(0.95, method="exact")
    assert interval.low == pytest.approx(100 * oracle.low, rel=1e-6)
    assert interval.high == pytest.approx(100 * oracle.high, rel=1e-6)


@both_methods
@given(audit=audits, confidence=confidences)
def test_recorded_and_not_recorded_mirror_each_other(method: Method, audit: tuple[int, int], confidence: float) -> None:
    successes, trials = audit
    recorded, missed = method(successes, trials, confidence), method(trials - successes, trials, confidence)
    assert recorded.low == pytest.approx(100 - missed.high, abs=1e-9)
    assert recorded.high == pytest.approx(100 - missed.low, abs=1e-9)


@both_methods
@given(audit=audits)
def test_the_share_lies_inside_and_more_confidence_is_wider(method: Method, audit: tuple[int, int]) -> None:
    successes, trials = audit
    usual, wider = method(successes, trials, 0.95), method(successes, trials, 0.99)
    assert usual.contains(100 * successes / trials)
    assert 0 <= wider.low <= usual.low
    assert usual.high <= wider.high <= 100


@both_methods
@given(trials=st.integers(1, 3_000), confidence=confidences)
def test_none_and_all_end_exactly_at_0_and_100(method: Method, trials: int, confidence: float) -> None:
    none, all_of_them = method(0, trials, confidence), method(trials, trials, confidence)
    assert none.low == 0 < all_of_them.low
    assert none.high < 100 == all_of_them.high


def coverages(method: Method, trials: int) -> list[float]:
    """For 39 true shares, the probability that the interval holds it: a sum over every possible audit."""
    intervals = [method(successes, trials, 0.95) for successes in range(trials + 1)]
    return [
        math.fsum(
            probability
            for interval, probability in zip(intervals, binom.pmf(range(trials + 1), trials, share), strict=True)
            if interval.contains(100 * share)
        )
        for share in (step / 40 for step in range(1, 40))
    ]


@pytest.mark.parametrize("trials", [12, 63, 138])
def test_the_exact_interval_always_covers_and_wilsons_does_on_average(trials: int) -> None:
    exact, wilson = coverages(exact_interval, trials), coverages(wilson_interval, trials)
    assert min(exact) >= 0.95
    assert sum(wilson) / len(wilson) == pytest.approx(0.95, abs=0.01)
    assert sum(wilson) < sum(exact)


@both_methods
def test_counts_and_confidences_that_cannot_be_are_refused(method: Method) -> None:
    with pytest.raises(ValueError, match="at least one audited case"):
        method(0, 0, 0.95)
    for successes in (-1, 6):
        with pytest.raises(ValueError, match=f"of 5 cases there can be 0 to 5, not {successes}"):
            method(successes, 5, 0.95)
    for confidence in (0.0, 1.0, 95):
        with pytest.raises(ValueError, match="confidence lies between 0 and 1"):
            method(1, 5, confidence)
