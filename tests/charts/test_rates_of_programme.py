"""All forces of a programme by rate, and one among its peers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from portal.charts.chart import Chart
from portal.charts.rates_of_programme import rates_of_programme
from portal.facts.rows import RecordingRate
from portal.facts.vocabulary import OffenceGroup, Qualifier
from portal.words.language import language
from tests.charts import made_rows as made
from tests.charts.pictures import column, plotted, svg_of, words_of

NORTH = made.rate(made.NORTH_AGAIN, "96.6")
EAST = made.rate(made.EAST_FIRST, "83.65", "1.8")
WEST = made.rate(made.WEST_FIRST, "90", qualifier=Qualifier.AROUND)


def _chart(*rates: RecordingRate, highlight: str | None = None, code: str = "en") -> Chart:
    return rates_of_programme(made.OLD, OffenceGroup.ALL, rates, language(code), highlight)


def test_the_title_gives_the_ends_of_the_published_rates() -> None:
    assert _chart(EAST, NORTH, WEST).title == ("Published rates run from 83.65% (Eastshire) to 96.6% (Northshire)")


def test_a_tie_at_an_end_names_both() -> None:
    tied = made.rate(made.WEST_FIRST, "96.60", "1.0")
    assert "96.6% (Northshire and Westshire)" in _chart(EAST, NORTH, tied).title


def test_one_rate_and_equal_rates_have_titles_of_their_own() -> None:
    assert _chart(WEST).title == "One rate was found: around 90%, Westshire"
    assert _chart(NORTH, made.rate(made.EAST_FIRST, "96.6")).title == "Every published rate is 96.6%"


def test_a_rank_is_a_range_and_only_where_it_can_be_told() -> None:
    among = "(January 2019); where it ranks among 3 forces cannot be told, as no margin was found"
    assert _chart(EAST, NORTH, WEST, highlight="northshire").title == f"Northshire: 96.6% {among}"
    assert _chart(EAST, NORTH, WEST, highlight="westshire").title == (
        "Westshire: around 90% (date not found); too rough a figure to say where it ranks among 3 forces"
    )
    # The two others have no usable margin, and so may stand on either side.
    assert _chart(EAST, NORTH, WEST, highlight="eastshire").title == (
        "Eastshire: 83.65% (2018); its rank lies between 1 and 3 of 3 forces"
    )
    clear = made.rate(made.NORTH_AGAIN, "96.6", "1.0")
    assert _chart(EAST, clear, highlight="northshire").title == "Northshire: 96.6% (January 2019), rank 1 of 2 forces"


def test_rows_stand_by_rate_then_name() -> None:
    tied = made.rate(made.WEST_FIRST, "96.6")
    assert column(_chart(EAST, tied, NORTH), "force") == ["northshire", "westshire", "eastshire"]


def test_every_plotted_rate_is_in_the_table_and_every_row_is_plotted() -> None:
    chart = _chart(EAST, NORTH, WEST)
    rows = {
        (force, float(rate), qualifier)
        for force, rate, qualifier in zip(*(column(chart, key) for key in ("force", "rate", "qualifier")), strict=True)
    }
    assert len(rows) == 3
    for picture in (chart.wide, chart.narrow):
        assert plotted(picture, "force", "rate", "qualifier") == rows


def test_an_interval_is_drawn_only_where_a_margin_was_found() -> None:
    chart = _chart(EAST, NORTH, WEST)
    assert (column(chart, "low"), column(chart, "high")) == (
        [None, None, Decimal("81.85")],
        [None, None, Decimal("85.45")],
    )
    for picture in (chart.wide, chart.narrow):
        assert plotted(picture, "force", "low", "high") == {("eastshire", 81.85, 85.45)}
    words = words_of(svg_of(chart))
    assert "rate with its 95% interval" in words
    assert "margin not found" in words
    assert "published as “around”" in words
    assert "more than" not in words


def test_an_interval_ends_at_a_hundred_percent() -> None:
    assert column(_chart(made.rate(made.NORTH_AGAIN, "99", "1.50")), "high") == [Decimal("100.00")]


def test_figures_keep_their_word_and_their_places() -> None:
    texts = [row[1].text for row in _chart(EAST, made.rate(made.NORTH_AGAIN, "92.0"), WEST).rows]
    assert texts == ["92.0%", "around 90%", "83.65%"]


def test_the_axis_says_where_it_starts_and_starts_below_every_interval() -> None:
    chart = _chart(EAST, NORTH)
    assert "The axis starts at 80%." in words_of(svg_of(chart, "narrow"))
    low = made.rate(made.EAST_FIRST, "71", "1.2")
    assert "The axis starts at 60%." in words_of(svg_of(_chart(low, NORTH)))


def test_the_picture_shows_the_date_beside_the_figure() -> None:
    words = words_of(svg_of(_chart(EAST, NORTH, WEST), "narrow"))
    assert "96.6%, January 2019" in words
    assert "around 90%, date not found" in words


def test_names_differ_for_each_chart() -> None:
    assert _chart(EAST, NORTH).name == "rates-old-2016-20-all"
    assert _chart(EAST, NORTH, highlight="eastshire").name == "eastshire-peers-old-2016-20-all"


def test_welsh_names_and_months() -> None:
    chart = _chart(EAST, NORTH, code="cy")
    assert "Gogleddsir" in chart.title
    assert "Ionawr 2019" in words_of(svg_of(chart))


def test_there_is_no_chart_of_nothing() -> None:
    with pytest.raises(ValueError, match="no recording rate of all in old-2016-20"):
        _chart()
    with pytest.raises(ValueError, match="westshire has no recording rate"):
        _chart(NORTH, highlight="westshire")
