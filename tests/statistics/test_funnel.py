"""Control limits agree with scipy, with the sign test's tables, and with the exact interval."""

import pytest
from hypothesis import assume, given, strategies as st
from scipy.stats import binom, binomtest

from portal.statistics import funnel_limits

benchmarks = st.integers(0, 1_000).map(lambda tenths: tenths / 10)
confidences = st.sampled_from([0.8, 0.95, 0.998])


def test_the_sign_tests_critical_values_for_20() -> None:
    # Tables of the sign test reject at 5%, two-sided, for 5 or fewer and for 15 or more of 20.
    limits = funnel_limits(50, 20)
    assert (limits.low, limits.high) == (30, 70)


@given(benchmarks, st.integers(1, 2_000), confidences)
def test_scipy_agrees(benchmark: float, size: int, confidence: float) -> None:
    share, tail = benchmark / 100, (1 - confidence) / 2
    low, high = binom.ppf(tail, size, share), size - binom.ppf(tail, size, 1 - share)
    # Where a count's probability equals the tail but for rounding errors, either of two neighbours is right.
    assume(abs(binom.cdf(max(low, 0), size, share) - tail) > 1e-9)
    assume(abs(binom.sf(high - 1, size, share) - tail) > 1e-9)
    limits = funnel_limits(benchmark, size, confidence)
    assert limits.low == pytest.approx(100 * max(low, 0) / size)
    assert limits.high == pytest.approx(100 * min(high, size) / size)


@given(benchmarks, st.integers(1, 300).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size))))
def test_an_audit_is_outside_just_when_its_exact_interval_misses_the_benchmark(
    benchmark: float, audit: tuple[int, int]
) -> None:
    found, size = audit
    interval = binomtest(found, size).proportion_ci(0.95, method="exact")
    low, high = 100 * interval.low, 100 * interval.high
    assume(abs(low - benchmark) > 1e-6)
    assume(abs(high - benchmark) > 1e-6)
    limits = funnel_limits(benchmark, size)
    assert limits.contains(100 * found / size) == (low <= benchmark <= high)


def test_larger_audits_have_narrower_limits() -> None:
    widths = [funnel_limits(90, size) for size in (50, 500, 5_000)]
    assert [limits.contains(90) for limits in widths] == [True, True, True]
    first, second, third = (limits.high - limits.low for limits in widths)
    assert first > second > third


@pytest.mark.parametrize("benchmark", [0, 100])
def test_a_benchmark_of_none_or_all_leaves_nothing_to_chance(benchmark: float) -> None:
    limits = funnel_limits(benchmark, 120)
    assert (limits.low, limits.high) == (benchmark, benchmark)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="percentage"):
        funnel_limits(101, 10)
    with pytest.raises(ValueError, match="at least one audited case"):
        funnel_limits(90, 0)
    with pytest.raises(ValueError, match="confidence"):
        funnel_limits(90, 10, 1.0)
