"""The findings in titles, the limits in notes, and what is drawn and what is not."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from portal.charts.force_timeline import force_timeline
from portal.charts.rate_changes import rate_changes
from portal.charts.rates import peers, rates_of_programme
from portal.charts.tile_map import newest_grades, tile_map
from portal.facts.changes import RateChange
from portal.facts.rows import Judgment
from portal.facts.visits import visits_of
from portal.facts.vocabulary import Grade, OffenceGroup
from portal.words import terms
from portal.words.language import Language, language
from tests.charts import made_rows as made
from tests.charts.made_charts import COUNTRY, EAST, KINDS, MOVED, NORTH, RATES, WEST, timeline
from tests.charts.pictures import column, svg_of, texts_of, words_of

ENGLISH, WELSH = language("en"), language("cy")


def _plain(text: str) -> str:
    return text.replace("\u00a0", "").replace(" %", "%")


def test_the_title_of_all_forces_gives_the_ends() -> None:
    chart = KINDS["rates"](ENGLISH)
    assert "83.7%" in _plain(chart.words.title)
    assert "96.6%" in _plain(chart.words.title)
    assert "Northshire" in chart.words.title
    assert column(chart, "force") == ["northshire", "westshire", "eastshire"]
    assert column(chart, "low") == [None, None, Decimal("81.80")]


def test_the_title_of_one_force_says_what_it_recorded_and_the_note_what_is_not_known() -> None:
    chart = peers(made.OLD, RATES, "northshire", COUNTRY, ENGLISH)
    title = "Northshire recorded 96.6% of reported crimes, the highest of the 3 figures found"
    assert _plain(chart.words.title) == title
    assert "We found no margin, so its rank may be chance." in chart.words.note
    assert "England and Wales" in words_of(svg_of(chart))


def test_of_two_figures_none_is_called_the_highest_or_the_lowest() -> None:
    for force_id in ("northshire", "eastshire"):
        words = peers(made.OLD, [NORTH, EAST], force_id, None, ENGLISH).words
        assert not [word for word in ("highest", "lowest", "lead") if word in words.title + words.note]


def test_at_most_eight_rows_stand_beside_one_force() -> None:
    many = [made.rate(made.inspection(made.force(f"force{place}"), "2018"), str(80 + place)) for place in range(15)]
    assert len(peers(made.OLD, [*many, NORTH], "northshire", COUNTRY, ENGLISH).table.rows) <= 8


def test_one_rate_far_below_the_others_does_not_squeeze_them_and_is_said() -> None:
    many = [made.rate(made.inspection(made.force(f"force{place}"), "2018"), str(88 + place)) for place in range(8)]
    chart = rates_of_programme(made.OLD, OffenceGroup.ALL, [*many, made.rate(made.EAST_FIRST, "60")], {}, ENGLISH)
    assert "Eastshire" in chart.words.note
    assert "lower than the axis shows" in words_of(svg_of(chart))
    assert not [text for text in texts_of(svg_of(chart)) if text == "60%"]


def test_a_figure_stands_beside_its_year() -> None:
    assert "96.6%, 2019" in _plain(words_of(svg_of(KINDS["rates"](ENGLISH))))


def test_the_newest_round_leads_and_scales_are_kept_apart() -> None:
    chart = timeline(ENGLISH)
    assert chart.words.title.startswith("Northshire: requires improvement (2022)")
    words = words_of(svg_of(chart))
    assert words.index("2021–22") < words.index("2016–20")
    assert "not comparable" in words


def test_what_happened_since_the_newest_grade_stands_in_the_note_of_a_timeline() -> None:
    assert timeline(ENGLISH).words.note == "11 May 2025: North police."
    assert timeline(WELSH).words.note == "11 Mai 2025: North police."


def test_a_newer_inspection_without_a_grade_does_not_lead_a_timeline() -> None:
    assert _title_of(made.judgment(made.NORTH_AGAIN, Grade.GOOD), made.judgment(made.NORTH_NEW, Grade.UNGRADED)) == (
        "Northshire: good (2019) at recording crime"
    )
    assert _title_of(made.judgment(made.NORTH_NEW, Grade.UNGRADED)) == (
        "Northshire: not graded (2022) at recording crime"
    )


def test_a_grade_given_twice_is_no_change() -> None:
    twice = [made.judgment(visit, Grade.INADEQUATE) for visit in (made.NORTH_FIRST, made.NORTH_AGAIN)]
    newer = made.judgment(made.NORTH_NEW, Grade.GOOD)
    assert _title_of(*twice) == "Northshire: inadequate (2019) at recording crime, as in 2017"
    assert _title_of(*twice, newer) == (
        "Northshire: good (2022) at recording crime; earlier, inadequate (2019), as in 2017"
    )


def test_no_grade_follows_a_welsh_word_that_would_change_its_first_letter() -> None:
    grades = [made.judgment(made.NORTH_FIRST, Grade.INADEQUATE), made.judgment(made.NORTH_AGAIN, Grade.GOOD)]
    newer = made.judgment(made.NORTH_NEW, Grade.OUTSTANDING)
    assert _title_of(*grades, spoken=WELSH).endswith(": annigonol (2017), yna da (2019), am gofnodi troseddau")
    assert _title_of(*grades, newer, spoken=WELSH).endswith("; cyn hynny, annigonol (2017), yna da (2019)")


def _title_of(*judgments: Judgment, spoken: Language = ENGLISH) -> str:
    inspections = [made.NORTH_NEW, made.NORTH_AGAIN, made.NORTH_FIRST]
    return force_timeline(made.NORTH, visits_of(inspections, judgments, []), [], spoken).words.title


def test_a_map_marks_a_grade_of_the_shorter_scale_and_links_every_force() -> None:
    chart = KINDS["newest grades"](ENGLISH)
    assert "scale of 4" in words_of(svg_of(chart))
    assert "2018" in texts_of(svg_of(chart))
    assert dict(chart.links) == {
        "/forces/northshire": "Northshire: requires improvement (2022)",
        "/forces/eastshire": "Eastshire: inadequate (2018)",
        "/forces/westshire": "Westshire: no grade found",
    }
    assert chart.words.note


def test_the_key_of_a_map_has_every_grade_that_can_be_given() -> None:
    said = texts_of(svg_of(KINDS["newest grades"](ENGLISH)))
    assert {"Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate"} <= set(said)
    assert "Earlier scale of 4" in said


@pytest.mark.parametrize("kind", ["newest grades", "tile map", "area map"])
def test_a_map_fits_beside_its_table_without_being_made_smaller(kind: str) -> None:
    assert float(ElementTree.fromstring(svg_of(KINDS[kind](ENGLISH))).attrib["width"]) <= 576


def test_two_years_fit_on_the_tile_of_a_phone() -> None:
    undated = {"northshire": made.judgment(made.inspection(made.NORTH, None, made.NEW), Grade.GOOD)}
    said = texts_of(svg_of(newest_grades(made.FORCES, undated, ENGLISH, "/forces/"), "narrow"))
    assert "21–22" in said
    assert "2021–22" not in said


def test_an_older_round_is_called_earlier_not_new() -> None:
    said = words_of(svg_of(timeline(ENGLISH)))
    assert "2016–20 inspections – earlier method, not comparable" in said


@pytest.mark.parametrize("kind", ["rates", "changes"])
def test_on_a_phone_the_names_stand_above_the_dots_and_the_plot_has_the_width(kind: str) -> None:
    narrow = svg_of(KINDS[kind](ENGLISH), "narrow")
    intervals = re.findall(r'<line[^>]*x2="(-?[\d.]+)" y2="0"', narrow)
    # 3.7 of the 20 points of the axis, as wide as the sheet.
    assert max(abs(float(length)) for length in intervals) > 340 * 3.7 / 20 * 0.9


def test_a_change_says_where_its_axis_starts_and_a_hollow_dot_means_what_it_means_in_every_chart() -> None:
    chart = KINDS["changes"](ENGLISH)
    assert "The axis starts at 80%." in chart.words.subtitle
    [row] = chart.wide["datasets"]["rows"]
    assert (row["first_known"], row["second_known"]) == ("with its 95% interval", "no margin found")
    assert "A hollow dot: no margin found." in timeline(ENGLISH).words.subtitle


def test_grades_of_an_earlier_scale_are_counted_with_a_note_that_they_cannot_be_compared() -> None:
    mixed = KINDS["regions"](ENGLISH).words
    assert "from the earlier scale of four, which cannot be compared with the scale of five." in mixed.note
    assert "adequate at" not in mixed.title.replace("“inadequate” at", "")
    assert KINDS["distribution"](ENGLISH).words.note == ""


def test_who_rose_most_is_not_said_of_several_forces_whose_order_may_be_chance() -> None:
    other = RateChange(made.rate(made.EAST_FIRST, "80"), made.rate(made.EAST_FIRST, "79"))
    words = rate_changes(made.OLD, [MOVED, other], ENGLISH).words
    assert words.title == "1 of 2 forces with two exact shares recorded a larger one at the second visit"
    assert words.note.endswith("The order of the forces may be chance.")
    every = rate_changes(made.OLD, [MOVED, MOVED, MOVED], ENGLISH).words
    assert every.title == "All 3 forces with two exact shares recorded a larger one at the second visit"
    assert rate_changes(made.OLD, [MOVED], ENGLISH).words.title.startswith("Northshire went from 83.6% to 96.6%")


def test_a_dash_in_a_chart_has_its_key_in_the_note() -> None:
    chart = KINDS["offence groups"](ENGLISH)
    assert "–" in texts_of(svg_of(chart))
    assert chart.words.note.endswith(". A dash (–) means we have not found it.")


def test_welsh_says_of_what_a_share_is() -> None:
    assert " o droseddau" in KINDS["offence groups"](WELSH).words.title


def test_welsh_has_its_own_names() -> None:
    assert "Gogleddsir" in words_of(svg_of(KINDS["rates"](WELSH)))


def test_there_is_no_chart_of_nothing() -> None:
    with pytest.raises(ValueError, match="northshire has no recording rate"):
        peers(made.OLD, [EAST, WEST], "northshire", None, ENGLISH)
    with pytest.raises(ValueError, match="no recording rate of all"):
        rates_of_programme(made.OLD, OffenceGroup.ALL, [], {}, ENGLISH)


def test_a_map_needs_a_scale_and_a_timeline_an_inspection() -> None:
    with pytest.raises(ValueError, match="gives no grades"):
        tile_map(made.UNGRADED, made.FORCES, {"eastshire": made.judgment(made.EAST_FIRST, Grade.GOOD)}, ENGLISH, "/")
    with pytest.raises(ValueError, match="no inspection"):
        force_timeline(made.NORTH, [], [], ENGLISH)


def test_no_welsh_grade_is_longer_than_the_bars_of_a_timeline_which_hold_the_longest_english_one() -> None:
    english, welsh = (max(map(len, terms.grade_words(spoken).values())) for spoken in (ENGLISH, WELSH))
    assert welsh <= english
