"""One inspection's rates by offence group."""

from __future__ import annotations

import pytest

from portal.charts.force_offence_groups import force_offence_groups
from portal.facts.vocabulary import OffenceGroup, Qualifier
from portal.words.language import language
from tests.charts import made_rows as made
from tests.charts.pictures import column, plotted, svg_of, words_of

ENGLISH = language("en")
RATES = [
    made.rate(made.NORTH_AGAIN, "98.2", qualifier=Qualifier.MORE_THAN, group=OffenceGroup.SEXUAL),
    made.rate(made.NORTH_AGAIN, "96.6", "1.2"),
]


def test_the_title_gives_date_figures_and_their_words() -> None:
    assert force_offence_groups(made.NORTH, RATES, ENGLISH).title == (
        "Published January 2019: Northshire recorded 96.6% of all reported crime and more than 98.2% of sexual offences"
    )


def test_a_group_without_a_rate_is_shown_as_not_found() -> None:
    chart = force_offence_groups(made.NORTH, RATES, ENGLISH)
    assert column(chart, "offence_group") == ["all", "violence", "sexual"]
    assert {cell.text for cell in chart.rows[1][1:]} == {"not found"}
    assert "no rate found" in words_of(svg_of(chart))


def test_every_plotted_rate_is_in_the_table_and_every_row_is_plotted() -> None:
    chart = force_offence_groups(made.NORTH, RATES, ENGLISH)
    rows = {
        (group, float(rate))
        for group, rate in zip(column(chart, "offence_group"), column(chart, "rate"), strict=True)
        if rate is not None
    }
    assert rows == {("all", 96.6), ("sexual", 98.2)}
    for picture in (chart.wide, chart.narrow):
        assert plotted(picture, "offence_group", "rate") == rows
        assert plotted(picture, "offence_group", "low", "high") == {("all", 95.4, 97.8)}


def test_an_unknown_date_is_said() -> None:
    chart = force_offence_groups(made.WEST, [made.rate(made.WEST_FIRST, "90", qualifier=Qualifier.AROUND)], ENGLISH)
    assert chart.title == "Date not found: Westshire recorded around 90% of all reported crime"


def test_the_welsh_chart_uses_the_welsh_name() -> None:
    chart = force_offence_groups(made.NORTH, RATES, language("cy"))
    assert "Gogleddsir" in chart.title
    assert "Heddlu Gogleddsir" in chart.subtitle


def test_rates_of_two_inspections_do_not_share_a_chart() -> None:
    with pytest.raises(ValueError, match="must be of one inspection"):
        force_offence_groups(made.NORTH, [*RATES, made.rate(made.NORTH_FIRST, "83.6")], ENGLISH)
    with pytest.raises(ValueError, match="must be of one inspection"):
        force_offence_groups(made.NORTH, [], ENGLISH)
