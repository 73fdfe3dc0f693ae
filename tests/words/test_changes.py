"""What is said of a change: the finding first, and never more than the margins allow."""

from decimal import Decimal

import pytest

from portal.facts.comparison import PublishedMargins
from portal.facts.vocabulary import Qualifier
from portal.words.changes import change
from portal.words.language import language
from tests.charts import made_rows as made

MARGINS = PublishedMargins(Decimal("1.4"), Decimal("1.7"), Decimal("2.2"), 39)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (("83.6", "1.85"), ("96.6", "1.5"), "It rose from about 84 to 97 in every 100, more than chance."),
        (("96.6", "1.85"), ("83.6", "1.5"), "It fell from about 97 to 84 in every 100, more than chance."),
        (("90", "1.85"), ("90.5", "1.5"), "It went from about 90 to 91 in every 100: too close to call."),
        (("83.6", "1.85"), ("96.6", None), "It rose from about 84 to 97 in every 100, far more than chance."),
        (
            ("88", "1.85"),
            ("92", None),
            "It went from about 88 to 92 in every 100. We cannot tell whether that is chance.",
        ),
    ],
)
def test_a_change_is_told_as_its_margins_allow(
    before: tuple[str, str], after: tuple[str, str | None], sentence: str
) -> None:
    said = change(made.rate(made.NORTH_FIRST, *before), made.rate(made.NORTH_AGAIN, *after), MARGINS, language("en"))
    assert said.sentence == sentence


def test_a_missing_margin_is_held_against_those_that_were_published() -> None:
    first, second = made.rate(made.NORTH_FIRST, "83.6", "1.85"), made.rate(made.NORTH_AGAIN, "96.6", None)
    said = change(first, second, MARGINS, language("en"))
    assert "The largest margin published in this round is 2.2." in said.detail
    assert not change(first, second, None, language("en")).settled


def test_a_figure_that_is_not_exact_settles_nothing() -> None:
    rough = made.rate(made.NORTH_AGAIN, "96", "1.0", Qualifier.AROUND)
    assert not change(made.rate(made.NORTH_FIRST, "80", "1.0"), rough, MARGINS, language("en")).settled


@pytest.mark.parametrize(
    ("code", "qualifier", "sentence"),
    [
        ("en", Qualifier.MORE_THAN, "It went from about 81 to more than 90 in every 100."),
        ("en", Qualifier.AROUND, "It went from about 81 to about 90 in every 100."),
        ("cy", Qualifier.MORE_THAN, "Aeth o tua 81 i dros 90 o bob 100."),
    ],
)
def test_a_rough_figure_keeps_its_word_in_the_sentence(code: str, qualifier: Qualifier, sentence: str) -> None:
    before, after = made.rate(made.NORTH_FIRST, "81.2", "1.0"), made.rate(made.NORTH_AGAIN, "90", None, qualifier)
    assert change(before, after, MARGINS, language(code)).sentence.startswith(sentence)
