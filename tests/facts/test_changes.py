"""From one inspection to the next: only exact figures are taken from one another."""

from decimal import Decimal

from portal.facts.changes import GradeChange, RateChange, count_changes, largest_rise_first, most_steps_first
from portal.facts.vocabulary import Grade, Qualifier
from portal.statistics import Verdict
from tests.charts import made_rows as made


def change(before: str, after: str, margin: str | None = None, qualifier: Qualifier = Qualifier.EXACT) -> RateChange:
    return RateChange(
        made.rate(made.NORTH_FIRST, before, margin), made.rate(made.NORTH_AGAIN, after, margin, qualifier)
    )


def test_a_rise_is_the_difference_of_the_published_figures() -> None:
    assert change("83.6", "96.6").points == Decimal("13.0")
    assert change("83.6", "96.6").verdict is Verdict.CANNOT_BE_TOLD
    assert change("83.6", "96.6", "1.8").verdict is Verdict.HIGHER
    assert change("96.6", "83.6", "1.8").verdict is Verdict.LOWER


def test_nothing_is_taken_from_a_figure_that_is_not_exact() -> None:
    rough = change("81.2", "90", "1.9", Qualifier.MORE_THAN)
    assert rough.points is None
    assert rough.difference is None
    assert rough.verdict is Verdict.CANNOT_BE_TOLD


def test_the_largest_rise_comes_first_and_inexact_ones_last() -> None:
    rises = [change("90", "89"), change("80", "90", qualifier=Qualifier.AROUND), change("80", "83"), change("80", "85")]
    assert [item.points for item in largest_rise_first(rises)] == [5, 3, -1, None]


def test_grades_are_counted_by_steps_of_the_scale() -> None:
    def graded(before: Grade, after: Grade) -> GradeChange:
        return GradeChange(made.judgment(made.NORTH_FIRST, before), made.judgment(made.NORTH_AGAIN, after))

    up = graded(Grade.INADEQUATE, Grade.OUTSTANDING)
    same = graded(Grade.GOOD, Grade.GOOD)
    down = graded(Grade.GOOD, Grade.REQUIRES_IMPROVEMENT)
    untold = graded(Grade.GOOD, Grade.UNGRADED)
    assert [item.steps for item in (up, same, down, untold)] == [3, 0, -1, None]
    assert most_steps_first([untold, down, same, up]) == [up, same, down, untold]
    assert count_changes([up, up, same]) == {(Grade.INADEQUATE, Grade.OUTSTANDING): 2, (Grade.GOOD, Grade.GOOD): 1}
