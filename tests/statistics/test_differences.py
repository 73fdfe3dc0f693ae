"""A difference is claimed only where its interval excludes zero, and never without both margins."""

import math
import random

import pytest
from hypothesis import given, strategies as st
from scipy.stats import norm

from portal.statistics import (
    Difference,
    Estimate,
    Interval,
    Verdict,
    change,
    difference,
    margin_needed,
    other_margin_needed,
    verdict_of,
)
from portal.statistics.differences import difference_of_rates

rates = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)
margins = st.integers(0, 1_000).map(lambda hundredths: hundredths / 100)
estimates = st.builds(Estimate, rates, st.none() | margins, st.booleans())
OPPOSITE = {
    Verdict.HIGHER: Verdict.LOWER,
    Verdict.LOWER: Verdict.HIGHER,
    Verdict.NO_CLEAR_DIFFERENCE: Verdict.NO_CLEAR_DIFFERENCE,
    Verdict.CANNOT_BE_TOLD: Verdict.CANNOT_BE_TOLD,
}


def binomial_margin(successes: int, trials: int) -> float:
    share = successes / trials
    return 100 * float(norm.ppf(0.975)) * math.sqrt(share * (1 - share) / trials)


def test_newcombes_worked_example() -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, Table II, 56/70 - 48/80 by method 1.
    found = difference_of_rates(80, binomial_margin(56, 70), 60, binomial_margin(48, 80))
    assert found.estimate == 20
    assert (round(found.interval.low, 2), round(found.interval.high, 2)) == (5.75, 34.25)


@given(rates, margins.filter(bool), rates, margins)
def test_scipy_agrees(first: float, first_margin: float, second: float, second_margin: float) -> None:
    found = difference_of_rates(first, first_margin, second, second_margin)
    deviate = norm.ppf(0.975)
    error = math.sqrt((first_margin / deviate) ** 2 + (second_margin / deviate) ** 2)
    low, high = norm.interval(0.95, loc=first - second, scale=error)
    assert found.estimate == pytest.approx(first - second, abs=1e-8)
    assert found.interval.low == pytest.approx(max(-100, low), abs=1e-8)
    assert found.interval.high == pytest.approx(min(100, high), abs=1e-8)
    assert found.p_value == pytest.approx(2 * norm.sf(abs(first - second) / error), rel=1e-6)


@given(rates, margins, rates, margins)
def test_exchanging_the_two_reverses_the_difference_and_nothing_else(
    first: float, first_margin: float, second: float, second_margin: float
) -> None:
    there = difference_of_rates(first, first_margin, second, second_margin)
    back = difference_of_rates(second, second_margin, first, first_margin)
    assert back.estimate == -there.estimate
    assert (back.interval.low, back.interval.high) == (-there.interval.high, -there.interval.low)
    assert back.p_value == there.p_value


@given(rates, margins, rates, margins, margins)
def test_a_larger_margin_never_makes_a_difference_clearer(
    first: float, first_margin: float, second: float, second_margin: float, more: float
) -> None:
    found = difference_of_rates(first, first_margin, second, second_margin)
    less_sure = difference_of_rates(first, first_margin + more, second, second_margin)
    assert less_sure.interval.low <= found.interval.low
    assert less_sure.interval.high >= found.interval.high
    assert less_sure.p_value >= found.p_value
    assert -100 <= less_sure.interval.low <= less_sure.interval.high <= 100


@given(rates, margins, rates, margins)
def test_the_interval_and_the_p_value_say_the_same(
    first: float, first_margin: float, second: float, second_margin: float
) -> None:
    found = difference_of_rates(first, first_margin, second, second_margin)
    if abs(found.p_value - 0.05) > 1e-9:
        assert found.interval.contains(0) == (found.p_value > 0.05)


def test_the_interval_covers_the_true_difference_in_95_of_100_samples() -> None:
    generator, rounds = random.Random(20261101), 20_000
    covered = 0
    for _ in range(rounds):
        first, second = generator.gauss(88, 1.8 / 1.959964), generator.gauss(85, 3.2 / 1.959964)
        covered += difference_of_rates(first, 1.8, second, 3.2).interval.contains(88 - 85)
    monte_carlo_error = math.sqrt(0.95 * 0.05 / rounds)
    assert abs(covered / rounds - 0.95) < 3 * monte_carlo_error


def test_equal_audits_are_called_different_5_times_in_100() -> None:
    generator, rounds = random.Random(11), 20_000
    verdicts = [
        verdict_of(
            difference_of_rates(generator.gauss(90, 1.6 / 1.959964), 1.6, generator.gauss(90, 1.6 / 1.959964), 1.6)
        )
        for _ in range(rounds)
    ]
    wrong = rounds - verdicts.count(Verdict.NO_CLEAR_DIFFERENCE)
    assert abs(wrong / rounds - 0.05) < 3 * math.sqrt(0.95 * 0.05 / rounds)


def test_an_interval_that_ends_at_zero_includes_it() -> None:
    # 95.1 - 90.1 is 4.999999999999986 and 60.1 - 55.1 is exactly 5 in binary; the interval is 0 to 10 for both.
    for first, second in ((95.1, 90.1), (60.1, 55.1), (64.3, 59.3)):
        found = difference_of_rates(first, 3, second, 4)
        assert found.interval == Interval(0, 10)
        assert verdict_of(found) == Verdict.NO_CLEAR_DIFFERENCE
        assert verdict_of(difference_of_rates(first, 3, second, 3.99)) == Verdict.HIGHER


def test_zero_never_has_a_minus_sign() -> None:
    # In binary arithmetic the high end of this interval is a little below zero.
    touching = difference_of_rates(66.56, 2.07, 70.01, 2.76)
    assert (str(touching.interval.low), str(touching.interval.high)) == ("-6.9", "0.0")


def test_equal_rates_without_sampling_error_are_equal_for_certain() -> None:
    found = difference_of_rates(90.1, 0, 90.1, 0)
    assert found == Difference(0.0, Interval(0.0, 0.0), 1.0)


def test_two_whole_counts_differ_for_certain() -> None:
    assert difference_of_rates(91, 0, 90, 0) == Difference(1.0, Interval(1.0, 1.0), 0.0)


def test_verdicts_on_published_figures() -> None:
    essex, derbyshire = Estimate(95.8, 1.53, exact=True), Estimate(65.3, 2.16, exact=True)
    west_yorkshire = Estimate(94.6, 1.64, exact=True)
    assert verdict_of(difference(essex, derbyshire)) == Verdict.HIGHER
    assert verdict_of(difference(derbyshire, essex)) == Verdict.LOWER
    assert verdict_of(difference(essex, west_yorkshire)) == Verdict.NO_CLEAR_DIFFERENCE


@pytest.mark.parametrize(
    "unusable",
    [Estimate(20.0, None, exact=True), Estimate(20.0, 1.0, exact=False), Estimate(20.0, None, exact=False)],
)
def test_without_a_margin_or_an_exact_figure_nothing_can_be_told(unusable: Estimate) -> None:
    known = Estimate(95.0, 1.0, exact=True)
    assert difference(unusable, known) is None
    assert difference(known, unusable) is None
    assert change(unusable, known) is None
    assert verdict_of(difference(unusable, known)) == Verdict.CANNOT_BE_TOLD
    assert verdict_of(difference(known, unusable)) == Verdict.CANNOT_BE_TOLD


@given(estimates, estimates)
def test_verdicts_reverse_when_the_two_are_exchanged(first: Estimate, second: Estimate) -> None:
    assert verdict_of(difference(second, first)) == OPPOSITE[verdict_of(difference(first, second))]


def test_a_rise_between_two_inspections_is_a_positive_change() -> None:
    before, after = Estimate(81.5, 1.9, exact=True), Estimate(90.4, 1.5, exact=True)
    risen = change(before, after)
    assert risen is not None
    assert risen.estimate == pytest.approx(8.9)
    assert verdict_of(risen) == Verdict.HIGHER
    assert verdict_of(change(after, before)) == Verdict.LOWER


def test_kent_and_cheshire_would_need_margins_below_0_14() -> None:
    assert margin_needed(96.6, 96.4) == pytest.approx(0.1414, abs=5e-5)


@given(rates, rates)
def test_just_below_the_margin_needed_a_difference_is_clear_and_at_it_not(first: float, second: float) -> None:
    needed = margin_needed(first, second)
    assert needed == margin_needed(second, first)
    assert verdict_of(difference_of_rates(first, needed, second, needed)) == Verdict.NO_CLEAR_DIFFERENCE
    if first != second:
        slightly_less = needed * 0.999
        assert not difference_of_rates(first, slightly_less, second, slightly_less).interval.contains(0)


@given(rates, margins, rates)
def test_just_below_the_other_margin_needed_a_difference_is_clear(first: float, margin: float, second: float) -> None:
    needed = other_margin_needed(first, margin, second)
    if needed is None:
        assert difference_of_rates(first, margin, second, 0).interval.contains(0)
    else:
        assert not difference_of_rates(first, margin, second, needed * 0.999).interval.contains(0)
        assert difference_of_rates(first, margin, second, needed * 1.001 + 1e-6).interval.contains(0)


@pytest.mark.parametrize(
    ("rate", "margin", "complaint"),
    [
        (101, 1, "percentage"),
        (-1, 1, "percentage"),
        (math.nan, 1, "percentage"),
        (90, -1, "margin"),
        (90, math.nan, "margin"),
    ],
)
def test_figures_that_cannot_be_are_refused(rate: float, margin: float, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        difference_of_rates(rate, margin, 90, 1)
    with pytest.raises(ValueError, match=complaint):
        difference_of_rates(90, 1, rate, margin)


@pytest.mark.parametrize("rates_given", [(101, 90), (90, 101)])
def test_no_margin_is_worked_out_for_what_is_no_percentage(rates_given: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="percentage"):
        margin_needed(*rates_given)
