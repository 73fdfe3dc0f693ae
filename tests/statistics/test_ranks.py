"""A rank is a range: it holds the naive rank, the true one, and all that is not known."""

import math
import random

import pytest
from hypothesis import given, strategies as st

from portal.statistics import Estimate, RankRange, Verdict, pairwise_verdicts, rank_range

rates = st.integers(7_000, 10_000).map(lambda hundredths: hundredths / 100)
margins = st.integers(1, 400).map(lambda hundredths: hundredths / 100)
forces = st.dictionaries(
    st.sampled_from("ABCDEFGHIJ"), st.builds(Estimate, rates, st.none() | margins, st.booleans()), max_size=10
)


def known(rate: float, margin: float = 1.5) -> Estimate:
    return Estimate(rate, margin, exact=True)


def test_forces_far_apart_have_one_rank_each() -> None:
    ranges = rank_range({"middle": known(80), "best": known(95), "worst": known(65)})
    assert ranges == {"middle": RankRange(2, 2, 3), "best": RankRange(1, 1, 3), "worst": RankRange(3, 3, 3)}


def test_forces_that_cannot_be_told_apart_share_their_ranks() -> None:
    ranges = rank_range({"A": known(95), "B": known(94.5), "C": known(65)})
    assert ranges == {"A": RankRange(1, 2, 3), "B": RankRange(1, 2, 3), "C": RankRange(3, 3, 3)}


def test_a_range_leaves_out_the_forces_that_are_clearly_above_and_below() -> None:
    place = rank_range({"A": known(95), "B": known(80), "C": known(79.5), "D": known(65), "E": known(55)})["B"]
    assert place is not None
    assert place == RankRange(best=2, worst=3, among=5)


@pytest.mark.parametrize("unusable", [Estimate(99.0, None, exact=True), Estimate(99.0, 1.0, exact=False)])
def test_a_force_that_cannot_be_compared_has_no_range_and_widens_the_others(unusable: Estimate) -> None:
    ranges = rank_range({"A": known(95), "B": known(80), "unknown": unusable})
    assert ranges == {"A": RankRange(1, 2, 3), "B": RankRange(2, 3, 3), "unknown": None}


def test_alone_or_among_unknown_forces_nothing_is_narrowed_down() -> None:
    unknown = Estimate(90.0, None, exact=True)
    assert rank_range({}) == {}
    assert rank_range({"A": known(95)}) == {"A": RankRange(1, 1, 1)}
    assert rank_range({"A": known(95), "B": unknown, "C": unknown})["A"] == RankRange(1, 3, 3)


def test_a_difference_that_is_clear_only_alone_does_not_narrow_a_range_among_many() -> None:
    pair = {"A": known(92.2), "B": known(90)}
    crowd = {f"force {number}": known(91 + number / 100) for number in range(20)}
    assert rank_range(pair)["A"] == RankRange(1, 1, 2)
    assert rank_range(pair | crowd)["A"] == RankRange(1, 22, 22)


@given(forces)
def test_a_range_holds_the_naive_rank_and_lies_within_1_to_n(table: dict[str, Estimate]) -> None:
    for name, place in rank_range(table).items():
        assert (place is None) == (table[name].margin is None or not table[name].exact)
        if place is not None:
            others = [estimate.rate for key, estimate in table.items() if key != name]
            naive_best = 1 + sum(rate > table[name].rate for rate in others)
            naive_worst = len(table) - sum(rate < table[name].rate for rate in others)
            assert 1 <= place.best <= naive_best <= naive_worst <= place.worst <= place.among == len(table)


@given(forces)
def test_a_range_is_never_wider_than_the_corrected_table_of_all_pairs_says(table: dict[str, Estimate]) -> None:
    pairs = pairwise_verdicts(table)
    for name, place in rank_range(table).items():
        if place is not None:
            above = sum((pair.first, pair.verdict) == (name, Verdict.LOWER) for pair in pairs)
            above += sum((pair.second, pair.verdict) == (name, Verdict.HIGHER) for pair in pairs)
            assert place.best - 1 >= above


@given(forces)
def test_a_newcomer_without_margin_widens_every_range_by_exactly_one_place(table: dict[str, Estimate]) -> None:
    with_newcomer = rank_range(table | {"newcomer": Estimate(90.0, None, exact=True)})
    for key, place in rank_range(table).items():
        wider = with_newcomer[key]
        if place is None:
            assert wider is None
        else:
            assert wider == RankRange(place.best, place.worst + 1, place.among + 1)


@pytest.mark.parametrize("spread", [0.0, 0.3, 2.0])
def test_a_range_holds_the_true_rank_in_at_least_95_of_100_samples(spread: float) -> None:
    generator, rounds = random.Random(1996), 2_000
    truth = [75 + spread * place for place in range(8)]
    watched = 3
    true_best, true_worst = (1, 8) if spread == 0 else (5, 5)
    held = 0
    for _ in range(rounds):
        table = {str(i): known(generator.gauss(rate, 1.7 / 1.959964), 1.7) for i, rate in enumerate(truth)}
        place = rank_range(table)[str(watched)]
        assert place is not None
        held += place.best <= true_best and place.worst >= true_worst
    assert held / rounds > 0.95 - 3 * math.sqrt(0.95 * 0.05 / rounds)
