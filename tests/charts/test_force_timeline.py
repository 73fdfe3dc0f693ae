"""A force's timeline: panels, gaps, and what is said where something is missing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from portal.charts.chart import Chart
from portal.charts.force_timeline import force_timeline
from portal.facts.rows import Force, Inspection, Judgment, RecordingRate
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.words.language import language
from tests.charts import made_rows as made
from tests.charts.pictures import column, plotted, svg_of, words_of

FIRST = made.judgment(made.NORTH_FIRST, Grade.INADEQUATE)
AGAIN = made.judgment(made.NORTH_AGAIN, Grade.OUTSTANDING)
NEWER = made.judgment(made.NORTH_NEW, Grade.ADEQUATE)
RATES = [made.rate(made.NORTH_FIRST, "83.6", "1.85"), made.rate(made.NORTH_AGAIN, "96.6")]


def _chart(
    inspections: Sequence[Inspection],
    judgments: Sequence[Judgment],
    rates: Sequence[RecordingRate] = (),
    of: Force = made.NORTH,
) -> Chart:
    return force_timeline(of, made.PROGRAMMES, inspections, judgments, rates, language("en"))


ALL = [made.NORTH_NEW, made.NORTH_AGAIN, made.NORTH_FIRST]


def test_the_title_tells_what_became_of_the_force_on_one_scale_and_keeps_the_other_apart() -> None:
    assert _chart(ALL, [FIRST, AGAIN, NEWER]).title == (
        "Northshire: inadequate at recording crime (June 2017), then outstanding (January 2019);"
        " in a later programme: adequate (April 2022)"
    )
    assert _chart(ALL[1:], [FIRST, AGAIN]).title == (
        "Northshire: inadequate at recording crime (June 2017), then outstanding (January 2019)"
    )


def test_the_title_of_a_force_graded_once_names_the_programme() -> None:
    assert _chart([made.NORTH_FIRST], [FIRST]).title == (
        "Northshire: inadequate at recording crime (June 2017, Old programme 2016–20)"
    )


def test_without_a_grade_the_title_gives_the_newest_rate_or_says_that_there_is_none() -> None:
    plain = made.inspection(made.RAIL, "2020-05", made.UNGRADED)
    assert _chart([plain], [], [made.rate(plain, "97.9")], made.RAIL).title == (
        "Rails: 97.9% of reported crime recorded (May 2020)"
    )
    assert _chart([made.NORTH_FIRST], []).title == "Northshire: no grade for recording crime was found"


def test_a_new_scale_and_a_new_method_are_named_in_the_gap() -> None:
    words = words_of(svg_of(_chart(ALL, [FIRST, AGAIN, NEWER], RATES), "narrow"))
    assert "new scale, new method: not comparable" in words
    plain = made.inspection(made.NORTH, "2020", made.UNGRADED)
    rates = [*RATES, made.rate(plain, "90")]
    words = words_of(svg_of(_chart([*ALL, plain], [FIRST, AGAIN, NEWER], rates), "narrow"))
    # The ungraded programme between the two does not hide that the scale changed.
    assert words.count("new method: not comparable") == 2
    assert words.count("new scale") == 1


def test_each_panel_has_its_own_scale() -> None:
    words = words_of(svg_of(_chart(ALL, [FIRST, AGAIN, NEWER], RATES)))
    assert words.count("Outstanding") == 2
    assert words.count("Adequate") == 1


def test_every_plotted_grade_and_rate_is_in_the_table_and_every_row_is_plotted() -> None:
    chart = _chart(ALL, [FIRST, AGAIN, NEWER], RATES)
    inspections = column(chart, "inspection")
    assert inspections == ["northshire-old-2016-20", "northshire-old-2016-20-again", "northshire-new-2021-22"]
    grades = set(zip(inspections, column(chart, "grade"), strict=True))
    rates = {
        (inspection, float(rate))
        for inspection, rate in zip(inspections, column(chart, "rate"), strict=True)
        if rate is not None
    }
    assert rates == {(inspections[0], 83.6), (inspections[1], 96.6)}
    for picture in (chart.wide, chart.narrow):
        assert plotted(picture, "inspection", "grade") == grades
        assert plotted(picture, "inspection", "rate") == rates
        assert plotted(picture, "inspection", "low", "high") == {(inspections[0], 81.75, 85.45)}


def test_the_table_names_inspections_in_words_and_its_file_by_their_codes() -> None:
    chart = _chart(ALL, [FIRST, AGAIN, NEWER], RATES)
    place = [item.key for item in chart.columns].index("inspection")
    assert [row[place].text for row in chart.rows] == [
        "Inspection, 15 June 2017",
        "Second visit, 15 January 2019",
        "Inspection, April 2022",
    ]
    codes = {str(row[place].value) for row in chart.rows}
    assert codes == {"northshire-old-2016-20", "northshire-old-2016-20-again", "northshire-new-2021-22"}
    assert not codes & {cell.text for row in chart.rows for cell in row}


def test_inspections_of_one_programme_are_joined_and_those_of_two_are_not() -> None:
    chart = _chart(ALL, [FIRST, AGAIN, NEWER])
    ink = "#1d1b20"
    names = [
        layer["data"]["name"]
        for layer in chart.wide["layer"]
        if layer["mark"]["type"] == "rule" and layer["mark"].get("stroke") == ink
    ]
    joins = [row for name in names for row in chart.wide["datasets"][name]]
    assert len(joins) == 1
    assert joins[0]["y2"] < joins[0]["y"]


def test_what_was_not_found_is_said_in_words() -> None:
    undated = made.inspection(made.WEST, None)
    chart = _chart([undated], [], of=made.WEST)
    words = words_of(svg_of(chart))
    assert "date not found" in words
    assert "grade not found" in words
    assert "no inspection found in the sources that we have read" in words
    assert [cell.text for cell in chart.rows[0]][2] == "grade not found"
    assert "New" not in chart.title
    assert chart.rows[1][0].text == "NEW\u00a02021/22"
    assert {cell.text for cell in chart.rows[1][1:]} == {"not found"}


def test_a_force_without_a_territory_has_no_empty_panels() -> None:
    plain = made.inspection(made.RAIL, "2020-05", made.UNGRADED)
    chart = _chart([plain], [], [made.rate(plain, "97.9")], made.RAIL)
    assert column(chart, "programme") == ["plain-2020"]
    assert "no inspection found" not in words_of(svg_of(chart))
    assert [cell.text for cell in chart.rows[0]][2] == "gives no grades"


def test_the_text_alternative_tells_each_inspection() -> None:
    alternative = _chart(ALL, [FIRST, AGAIN, NEWER], RATES).text_alternative
    assert "June 2017, inadequate, 83.6% (±1.85)" in alternative
    assert "January 2019, outstanding, 96.6% (no margin published)" in alternative
    assert "April 2022, adequate" in alternative


def test_a_rate_of_some_crimes_only_has_no_place_on_it() -> None:
    with pytest.raises(ValueError, match="all crime only"):
        _chart([made.NORTH_FIRST], [], [made.rate(made.NORTH_FIRST, "80", group=OffenceGroup.SEXUAL)])
    with pytest.raises(ValueError, match="no inspection of rails"):
        _chart([], [], of=made.RAIL)
