"""So many of every hundred, in words that stay true at both ends."""

import math
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, strategies as st

from portal.statistics import Closeness, NaturalFrequency, natural_frequency

hundredths = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("rate", "count", "closeness"),
    [
        (96.6, 97, Closeness.ABOUT),
        (96.4, 96, Closeness.ABOUT),
        (96.5, 97, Closeness.ABOUT),
        (95.5, 96, Closeness.ABOUT),
        (99.4, 99, Closeness.ABOUT),
        (99.5, 99, Closeness.MORE_THAN),
        (99.6, 99, Closeness.MORE_THAN),
        (99.99, 99, Closeness.MORE_THAN),
        (100.0, 100, Closeness.ABOUT),
        (0.0, 0, Closeness.ABOUT),
        (0.01, 1, Closeness.FEWER_THAN),
        (0.3, 1, Closeness.FEWER_THAN),
        (0.5, 1, Closeness.ABOUT),
        (50.0, 50, Closeness.ABOUT),
    ],
)
def test_of_every_hundred(rate: float, count: int, closeness: Closeness) -> None:
    assert natural_frequency(rate) == NaturalFrequency(count, closeness)


@pytest.mark.parametrize(("rate", "count"), [(98.2, 98), (98.9, 98), (98.0, 98), (99.9, 99)])
def test_a_figure_published_as_more_than_keeps_its_word_and_stays_true(rate: float, count: int) -> None:
    assert natural_frequency(rate, more_than=True) == NaturalFrequency(count, Closeness.MORE_THAN)


@given(hundredths)
def test_every_sentence_is_true_and_a_half_goes_up(hundredth: int) -> None:
    found = natural_frequency(hundredth / 100)
    share = Decimal(hundredth) / 100
    assert 0 <= found.count <= 100
    if found.closeness is Closeness.ABOUT:
        assert found.count == share.quantize(Decimal(1), ROUND_HALF_UP)
        assert (found.count == 0) == (share == 0)
        assert (found.count == 100) == (share == 100)
    elif found.closeness is Closeness.MORE_THAN:
        assert share > found.count
        assert found.count == 99
    else:
        assert share < found.count == 1


@given(hundredths, hundredths)
def test_a_higher_rate_never_has_a_lower_count(one: int, other: int) -> None:
    lower, higher = sorted((one, other))
    assert natural_frequency(lower / 100).count <= natural_frequency(higher / 100).count


@pytest.mark.parametrize("rate", [-0.1, 100.1, math.nan])
def test_a_rate_that_is_no_percentage_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="percentage"):
        natural_frequency(rate)


def test_more_than_everything_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 100"):
        natural_frequency(100, more_than=True)
