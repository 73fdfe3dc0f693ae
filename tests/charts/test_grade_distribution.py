"""Grades counted by question."""

from __future__ import annotations

import pytest

from portal.charts.grade_distribution import grade_distribution
from portal.facts.vocabulary import Grade
from portal.words.language import language
from tests.charts import made_rows as made
from tests.charts.pictures import column, plotted, svg_of, words_of

ENGLISH = language("en")
OTHER = made.question("old-leadership", position=2)
JUDGMENTS = [
    made.judgment(made.NORTH_AGAIN, Grade.OUTSTANDING),
    made.judgment(made.NORTH_FIRST, Grade.INADEQUATE),
    made.judgment(made.EAST_FIRST, Grade.INADEQUATE),
    made.judgment(made.WEST_FIRST, Grade.UNGRADED),
    made.judgment(made.EAST_FIRST, Grade.GOOD, OTHER),
]


def test_only_the_newest_grade_of_a_force_counts() -> None:
    chart = grade_distribution(made.OLD, JUDGMENTS, ENGLISH)
    assert column(chart, "question") == ["old-overall", "old-leadership"]
    assert column(chart, "outstanding") == [1, 0]
    assert column(chart, "inadequate") == [1, 0]
    assert column(chart, "ungraded") == [1, 0]
    assert column(chart, "total") == [3, 1]


def test_the_title_is_about_crime_recording_and_counts_graded_forces() -> None:
    chart = grade_distribution(made.OLD, JUDGMENTS, ENGLISH)
    assert chart.title == "Question 1: outstanding or good in 1 of 2 forces graded"


def test_without_grades_on_recording_the_title_counts_all_grades() -> None:
    chart = grade_distribution(made.OLD, JUDGMENTS[-1:], ENGLISH)
    assert chart.title == "Outstanding or good: 1 of 1 grades found"


def test_every_part_of_a_bar_is_a_count_of_the_table_and_the_other_way_round() -> None:
    chart = grade_distribution(made.OLD, JUDGMENTS, ENGLISH)
    counts = {
        (question, grade, count)
        for grade in ("outstanding", "good", "requires-improvement", "inadequate", "ungraded")
        for question, count in zip(column(chart, "question"), column(chart, grade), strict=True)
        if count
    }
    assert len(counts) == 4
    for picture in (chart.wide, chart.narrow):
        assert plotted(picture, "question", "grade", "count") == counts


def test_a_grade_that_no_force_lacks_is_not_in_the_key() -> None:
    chart = grade_distribution(made.OLD, JUDGMENTS[:3], ENGLISH)
    assert "ungraded" not in [column.key for column in chart.columns]
    assert "not graded" not in words_of(svg_of(chart))
    assert "2 forces" in words_of(svg_of(chart))


def test_there_is_no_chart_of_nothing() -> None:
    with pytest.raises(ValueError, match="no judgment of old-2016-20"):
        grade_distribution(made.OLD, [], ENGLISH)
