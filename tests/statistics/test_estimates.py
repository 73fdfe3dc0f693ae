"""A rate and its margin make an interval that stays within what a percentage can be."""

import math

import pytest
from hypothesis import given, strategies as st

from portal.statistics import Estimate, Interval, interval_of_rate

rates = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)
margins = st.integers(0, 3_000).map(lambda hundredths: hundredths / 100)


def test_kent_in_2017_lay_between_81_75_and_85_45() -> None:
    interval = interval_of_rate(83.6, 1.85)
    assert interval.low == pytest.approx(81.75)
    assert interval.high == pytest.approx(85.45)


def test_an_interval_is_clipped_to_what_a_percentage_can_be() -> None:
    assert interval_of_rate(99.5, 1.5) == Interval(98.0, 100.0)
    assert interval_of_rate(0.5, 1.5) == Interval(0.0, 2.0)


@given(rates, margins)
def test_the_rate_lies_in_its_interval_and_the_interval_in_0_to_100(rate: float, margin: float) -> None:
    interval = interval_of_rate(rate, margin)
    assert interval.contains(rate)
    assert interval.low >= 0
    assert interval.high <= 100


@given(rates, margins, margins)
def test_a_larger_margin_never_narrows_the_interval(rate: float, margin: float, more: float) -> None:
    narrow, wide = interval_of_rate(rate, margin), interval_of_rate(rate, margin + more)
    assert wide.low <= narrow.low
    assert wide.high >= narrow.high


def test_the_ends_belong_to_an_interval_and_what_lies_beyond_does_not() -> None:
    interval = Interval(2.0, 3.0)
    assert [interval.contains(value) for value in (1.99, 2.0, 2.5, 3.0, 3.01)] == [False, True, True, True, False]


def test_only_the_margin_of_an_exact_figure_may_be_compared_with() -> None:
    assert Estimate(89.5, 1.64, exact=True).margin_to_compare == 1.64
    assert Estimate(90.0, 1.64, exact=False).margin_to_compare is None
    assert Estimate(96.6, None, exact=True).margin_to_compare is None


@pytest.mark.parametrize("rate", [-0.1, 100.1, math.nan, math.inf])
def test_a_rate_that_is_no_percentage_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="percentage"):
        interval_of_rate(rate, 1.0)
    with pytest.raises(ValueError, match="percentage"):
        Estimate(rate, None, exact=True)


@pytest.mark.parametrize("margin", [-0.1, math.nan, math.inf])
def test_a_margin_that_cannot_be_is_refused(margin: float) -> None:
    with pytest.raises(ValueError, match="margin"):
        interval_of_rate(90.0, margin)
    with pytest.raises(ValueError, match="margin"):
        Estimate(90.0, margin, exact=True)


@pytest.mark.parametrize(("low", "high"), [(2.0, 1.0), (math.nan, 1.0), (1.0, math.nan)])
def test_an_interval_the_wrong_way_round_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="from low to high"):
        Interval(low, high)
