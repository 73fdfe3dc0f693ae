"""A table of all pairs makes a wrong claim in at most one table of twenty."""

import math
import random
from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from portal.statistics import Estimate, Verdict, difference, pairwise_verdicts, verdict_of
from portal.statistics.comparisons import holm

p_values = st.lists(st.floats(0, 1), max_size=6)
rates = st.integers(7_000, 10_000).map(lambda hundredths: hundredths / 100)
margins = st.integers(1, 400).map(lambda hundredths: hundredths / 100)
forces = st.dictionaries(
    st.sampled_from("ABCDEFG"), st.builds(Estimate, rates, st.none() | margins, st.booleans()), max_size=7
)


@pytest.mark.parametrize(
    ("given_values", "adjusted"),
    [
        ([0.01, 0.02, 0.03, 0.04, 0.05], [0.05, 0.08, 0.09, 0.09, 0.09]),
        ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
        ([0.6, 0.9], [1.0, 1.0]),
        ([0.04], [0.04]),
        ([], []),
    ],
)
def test_worked_examples_of_holms_method(given_values: list[float], adjusted: list[float]) -> None:
    assert holm(given_values) == pytest.approx(adjusted)


@given(p_values)
def test_holm_is_the_closed_test_of_bonferroni(given_values: list[float]) -> None:
    # An oracle by another road: reject a hypothesis when Bonferroni rejects every set that it belongs to.
    indices = range(len(given_values))
    sets = [chosen for size in range(1, len(given_values) + 1) for chosen in combinations(indices, size)]
    closed = [
        max(min(1.0, len(chosen) * min(given_values[i] for i in chosen)) for chosen in sets if index in chosen)
        for index in indices
    ]
    assert holm(given_values) == pytest.approx(closed)


@given(p_values)
def test_adjusting_keeps_the_order_and_never_makes_a_value_smaller_or_above_1(given_values: list[float]) -> None:
    adjusted = holm(given_values)
    assert all(given_value <= value <= 1 for given_value, value in zip(given_values, adjusted, strict=True))
    assert all(
        adjusted[i] <= adjusted[j]
        for i, j in combinations(sorted(range(len(given_values)), key=given_values.__getitem__), 2)
    )


@pytest.mark.parametrize("value", [-0.01, 1.01, math.nan])
def test_what_is_no_p_value_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="p-value"):
        holm([0.5, value])


def test_what_is_clear_alone_may_not_be_clear_among_many() -> None:
    table = {name: Estimate(rate, 1.5, exact=True) for name, rate in (("A", 92.2), ("B", 90.0), ("C", 80.0))}
    together = pairwise_verdicts(table)
    assert [(pair.first, pair.second) for pair in together] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert [verdict_of(pair.difference) for pair in together] == [Verdict.HIGHER] * 3
    assert [pair.verdict for pair in together] == [Verdict.HIGHER] * 3, "the last step of three needs no correction"

    table["D"] = Estimate(91.0, 1.5, exact=True)
    crowded = {(pair.first, pair.second): pair for pair in pairwise_verdicts(table)}
    assert crowded["A", "B"].verdict == Verdict.NO_CLEAR_DIFFERENCE
    assert crowded["A", "C"].verdict == Verdict.HIGHER
    alone_p = difference(table["A"], table["B"])
    assert alone_p is not None
    assert crowded["A", "B"].p_value == pytest.approx(3 * alone_p.p_value), "A-B, A-D and B-D are left"


def test_pairs_that_cannot_be_told_are_said_so_and_not_counted_in_the_correction() -> None:
    known = {name: Estimate(rate, 1.5, exact=True) for name, rate in (("A", 92.0), ("B", 89.0), ("C", 91.0))}
    unknown = {
        "kent": Estimate(96.6, None, exact=True),
        "sussex": Estimate(95.0, 1.0, exact=False),
    }
    pairs = {(pair.first, pair.second): pair for pair in pairwise_verdicts(known | unknown)}
    for names, pair in pairs.items():
        if unknown.keys() & set(names):
            assert (pair.difference, pair.p_value, pair.verdict) == (None, None, Verdict.CANNOT_BE_TOLD)
    assert [pairs[pair.first, pair.second] for pair in pairwise_verdicts(known)] == pairwise_verdicts(known)
    assert len(pairs) == 10


@given(forces)
def test_each_pair_stands_once_and_correction_only_withdraws_claims(table: dict[str, Estimate]) -> None:
    together = pairwise_verdicts(table)
    assert [(pair.first, pair.second) for pair in together] == list(combinations(table, 2))
    for pair in together:
        alone = verdict_of(pair.difference)
        assert pair.difference == difference(table[pair.first], table[pair.second])
        assert pair.verdict in (alone, Verdict.NO_CLEAR_DIFFERENCE)
        assert (pair.verdict == Verdict.CANNOT_BE_TOLD) == (alone == Verdict.CANNOT_BE_TOLD)


def test_a_table_of_equal_forces_makes_a_wrong_claim_at_most_5_times_in_100() -> None:
    generator, rounds = random.Random(1979), 3_000
    wrong = {True: 0, False: 0}
    for _ in range(rounds):
        table = {name: Estimate(generator.gauss(88, 1.7 / 1.959964), 1.7, exact=True) for name in "ABCDEF"}
        pairs = pairwise_verdicts(table)
        wrong[True] += any(pair.verdict != Verdict.NO_CLEAR_DIFFERENCE for pair in pairs)
        wrong[False] += any(verdict_of(pair.difference) != Verdict.NO_CLEAR_DIFFERENCE for pair in pairs)
    assert wrong[True] / rounds < 0.05 + 3 * math.sqrt(0.05 * 0.95 / rounds)
    assert wrong[False] / rounds > 0.25, "without correction this table would mislead in a third of all cases"
