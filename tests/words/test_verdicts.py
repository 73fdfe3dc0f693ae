"""Sentences that could be printed: a difference is claimed only where the statistics claim it."""

from decimal import Decimal

import pytest

from portal.facts.comparison import PublishedMargins
from portal.facts.vocabulary import Qualifier
from portal.statistics import Verdict
from portal.words import comparison_chart, verdicts
from portal.words.language import language
from tests.facts import made

ENGLISH = language("en")


def said(comparison: made.Comparison) -> list[str]:
    return [verdicts.verdict(pair, comparison, ENGLISH) for pair in comparison.pairs]


def helped(comparison: made.Comparison) -> list[str]:
    return [verdicts.what_would_help(pair, ENGLISH) for pair in comparison.pairs]


def test_forces_stand_highest_first_and_those_without_a_rate_last() -> None:
    comparison = made.compared(None, made.east("88", "1"), made.west("93", "1"))
    assert [item.force.force_id for item in comparison.forces] == ["westshire", "eastshire", "northshire"]


def test_a_clear_difference_is_said_with_its_figures() -> None:
    comparison = made.compared(made.north("90.5", "1.5"), made.east("95", "2"))
    assert said(comparison) == [
        "Eastshire Police recorded a higher share of the crimes reported to it than Northshire Police, "
        "by more than chance."
    ]
    (pair,) = comparison.pairs
    # √(1.5² + 2²) = 2.5
    assert verdicts.figures(pair, ENGLISH) == (
        "95% against 90.5%: a difference of 4.5 points, 95% interval 2.0 to 7.0."
    )


def test_two_shares_stand_to_one_decimal_and_as_published_where_rounding_would_make_them_one() -> None:
    (apart,) = made.compared(made.north("94.59"), made.east("91.02")).pairs
    assert verdicts.side_by_side(apart, ENGLISH) == "Northshire Police 94.6%, Eastshire Police 91.0%"
    assert verdicts.figures(apart, ENGLISH) == "94.6% against 91.0%."
    (close,) = made.compared(made.north("94.6", "1.6"), made.east("94.59", "1.5")).pairs
    assert verdicts.side_by_side(close, ENGLISH) == "Northshire Police 94.6%, Eastshire Police 94.59%"
    assert verdicts.figures(close, ENGLISH).startswith("94.6% against 94.59%: ")


def test_an_interval_below_zero_has_a_true_minus() -> None:
    (pair,) = made.compared(made.north("94", "1.5"), made.east("95", "2")).pairs
    assert verdicts.figures(pair, ENGLISH).endswith("95% interval −1.5 to 3.5.")


def test_a_difference_that_sampling_could_produce_is_none() -> None:
    comparison = made.compared(made.north("94", "1.5"), made.east("95", "2"))
    assert said(comparison) == ["Eastshire Police and Northshire Police are too close to call."]


def test_among_many_pairs_the_evidence_must_be_stronger() -> None:
    alone = made.compared(made.north("90", "1"), made.east("91.5", "1"))
    assert alone.pairs[0].verdict is Verdict.HIGHER
    # Alone, 1.5 points with an interval of ±1.41 are clear; of three pairs they are not.
    among = made.compared(made.north("90", "1"), made.east("91.5", "1"), made.west("90.7", "1"))
    pair = among.pairs[1]
    assert (pair.first.force.force_id, pair.second.force.force_id) == ("eastshire", "northshire")
    assert pair.is_clear_only_alone
    assert verdicts.verdict(pair, among, ENGLISH) == (
        "Eastshire Police and Northshire Police are too close to call among 3 comparisons."
    )


def test_kent_and_cheshire_cannot_be_told_apart_and_the_page_says_what_it_would_take() -> None:
    comparison = made.compared(made.north("96.6"), made.east("96.4"), margins=("1.4", "1.9", "2.2"))
    assert said(comparison) == [
        "Northshire Police and Eastshire Police: we cannot tell whether the difference is more than chance. "
        "No margin was published that we could find for Northshire Police and Eastshire Police."
    ]
    assert helped(comparison) == ["For a clear difference, both margins would have to be below about ±0.14."]
    assert verdicts.published_margins(comparison.margins, ENGLISH) == (
        "Of the 3 margins published in this round for these offences, none is smaller than ±1.4; the usual one (the "
        "median) is ±1.9."
    )


def test_with_one_margin_known_the_other_is_spoken_of() -> None:
    # √(5² - 3²) = 4
    comparison = made.compared(made.north("95"), made.east("90", "3"))
    assert helped(comparison) == [
        "For a clear difference, beside the ±3 of Eastshire Police, the margin of Northshire Police would have to be "
        "below about ±4.0."
    ]
    too_near = made.compared(made.north("92"), made.east("90", "3"))
    assert helped(too_near) == [
        "The margin of Eastshire Police alone, ±3, is at least as wide as the difference: no margin of Northshire "
        "Police would make it clear."
    ]
    assert too_near.pairs[0].verdict is Verdict.CANNOT_BE_TOLD


@pytest.mark.parametrize(
    ("qualifier", "figure"),
    [(Qualifier.AROUND, "around 90%"), (Qualifier.MORE_THAN, "more than 90%")],
)
def test_a_figure_that_is_not_exact_is_shown_and_never_compared(qualifier: Qualifier, figure: str) -> None:
    comparison = made.compared(made.north("96", "1"), made.east("90", "1", qualifier=qualifier))
    assert said(comparison) == [
        "Northshire Police and Eastshire Police: we cannot tell whether the difference is more than chance. "
        f"A rounded figure was published for Eastshire Police ({figure})."
    ]
    assert helped(comparison) == [""]
    assert verdicts.figures(comparison.pairs[0], ENGLISH) == f"96% against {figure}."


def test_a_force_without_a_rate_is_named() -> None:
    comparison = made.compared(made.north("96", "1"), None)
    assert said(comparison) == [
        "Northshire Police and Eastshire Police: we cannot tell whether the difference is more than chance. "
        "We found no published share for Eastshire Police."
    ]
    assert verdicts.figures(comparison.pairs[0], ENGLISH) == ""


def test_equal_rates_need_no_margin() -> None:
    assert helped(made.compared(made.north("95"), made.east("95"))) == [
        "The published rates are equal: no margin, however small, would set them apart."
    ]


def test_one_margin_or_none_is_spoken_of_as_such() -> None:
    one = made.compared(made.north("96"), made.east("90"), margins=("2.5",))
    assert verdicts.published_margins(one.margins, ENGLISH) == (
        "The one margin published in this round for these offences is ±2.5."
    )
    assert verdicts.published_margins(None, ENGLISH) == (
        "No margin was published that we could find in this round for these offences."
    )


def test_the_usual_margin_is_one_that_was_published() -> None:
    comparison = made.compared(made.north("96"), margins=("1.4", "1.6", "1.9", "2.2"))
    assert comparison.margins == PublishedMargins(Decimal("1.4"), Decimal("1.6"), Decimal("2.2"), 4)


def test_welsh_names_are_used() -> None:
    comparison = made.compared(made.north("95", "1"), made.east("90", "1"))
    assert "Heddlu Gogleddsir" in verdicts.verdict(comparison.pairs[0], comparison, language("cy"))


def test_no_word_of_a_welsh_verdict_stands_twice() -> None:
    comparison = made.compared(made.north("95", "1"), made.east("90", "1"))
    assert "gyfran uwch o'r troseddau" in verdicts.verdict(comparison.pairs[0], comparison, language("cy"))


def test_the_chart_of_two_forces_that_cannot_be_told_apart_says_both_figures() -> None:
    comparison = made.compared(made.north("96.6"), made.east("95.8", "1.5"))
    title = comparison_chart.title(comparison, ENGLISH)
    assert title == "Northshire recorded 96.6% of reported crimes, Eastshire 95.8%"


def test_the_chart_of_several_forces_names_the_one_clear_difference() -> None:
    comparison = made.compared(made.north("93", "1"), made.east("96", "1"), made.west("96.6"))
    assert comparison_chart.title(comparison, ENGLISH) == (
        "Eastshire recorded a higher share than Northshire did; the other 2 pairs are not clear"
    )
    assert comparison_chart.title(comparison, language("cy")).endswith("; nid yw'r 2 bâr arall yn glir")


def test_the_chart_says_what_each_force_lacks_to_be_compared() -> None:
    comparison = made.compared(
        made.north("93", "3", qualifier=Qualifier.AROUND), made.east("96", "1"), made.west("96.6")
    )
    assert comparison_chart.note(comparison, ENGLISH) == (
        "For 3 pairs we cannot tell whether they differ. No margin was published that we could find for Westshire "
        "Police. A rounded figure was published for Northshire Police (around 93%)."
    )


def test_the_chart_of_several_clear_differences_counts_them() -> None:
    comparison = made.compared(made.north("80", "1"), made.east("90", "1"), made.west("96", "1"))
    assert comparison_chart.title(comparison, ENGLISH) == "3 of 3 pairs of these forces differ by more than chance"
