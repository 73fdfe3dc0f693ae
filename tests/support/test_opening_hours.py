"""The rules in which the dataset writes opening hours."""

import pytest

from portal.dataset.description import table_description
from portal.facts.opening_hours import PATTERN, read_hours, respelt


def test_a_range_of_days_and_a_single_day() -> None:
    hours = read_hours("Mo-Fr 08:00-19:00; Sa 09:00-17:00")
    assert hours.week[0] == hours.week[4] == ((480, 1140),)
    assert hours.week[5] == ((540, 1020),)
    assert hours.week[6] == ()
    assert set(hours.holidays) == {None}


def test_a_range_of_days_may_run_over_the_end_of_the_week() -> None:
    hours = read_hours("Sa-Mo 10:00-12:00")
    assert [bool(day) for day in hours.week] == [True, False, False, False, False, True, True]


def test_a_day_may_have_several_spans() -> None:
    assert read_hours("Mo-Fr 13:00-17:00,09:00-12:00").week[0] == ((540, 720), (780, 1020))


@pytest.mark.parametrize(
    ("text", "day", "spans"),
    [
        ("Mo-Su 10:00-22:00; Sa 18:00-20:00", 5, ((1080, 1200),)),
        ("Mo-Fr 09:00-17:00; We 10:00-20:00", 2, ((600, 1200),)),
        ("Mo 13:00-17:00; Mo 09:00-12:00", 0, ((540, 720),)),
        ("24/7; Su 10:00-16:00", 6, ((600, 960),)),
        ("Mo-Fr 09:00-17:00; Mo,We off", 2, ()),
        ("Mo-Fr 09:00-17:00, We 18:00-20:00", 2, ((540, 1020), (1080, 1200))),
        ("Mo-Fr 09:00-17:00, Fr off", 4, ()),
    ],
)
def test_a_later_rule_replaces_an_earlier_one_for_its_days_unless_a_comma_adds_it(
    text: str, day: int, spans: tuple[tuple[int, int], ...]
) -> None:
    assert read_hours(text).week[day] == spans


def test_days_may_be_listed() -> None:
    hours = read_hours("Mo,Tu,Th-Fr 09:00-17:00")
    assert [bool(day) for day in hours.week] == [True, True, False, True, True, False, False]


def test_off_clears_a_day_that_an_earlier_rule_opened() -> None:
    assert read_hours("Mo-Su 09:00-17:00; We off").week[2] == ()


def test_hours_over_midnight_belong_to_the_day_on_which_they_begin() -> None:
    hours = read_hours("Fr 20:00-02:00")
    assert hours.week[4] == ((1200, 1560),)
    assert hours.week[5] == ()


def test_bank_holidays_have_rules_of_their_own() -> None:
    assert set(read_hours("Mo-Fr 09:00-17:00; PH off").holidays) == {()}
    assert set(read_hours("Mo-Fr 09:00-17:00;PH 10:00-12:00").holidays) == {((600, 720),)}
    assert set(read_hours("24/7; PH off").holidays) == {()}
    assert read_hours("Mo-Sa,PH 09:00-17:00; Su,PH off").week[6] == ()
    assert set(read_hours("Mo-Sa,PH 09:00-17:00; Su,PH off").holidays) == {()}


def test_a_rule_for_weekdays_after_that_of_bank_holidays_replaces_it_for_these_days() -> None:
    assert read_hours("PH off; Mo-Fr 09:00-17:00").holidays == (None,) * 5 + ((),) * 2


@pytest.mark.parametrize("text", ["24/7", "Mo-Su 00:00-24:00", "Mo-Su 00:00-24:00; PH 00:00-24:00"])
def test_all_day_and_all_night(text: str) -> None:
    assert read_hours(text).always


@pytest.mark.parametrize(
    "text", ["Mo-Su 00:00-24:00; PH off", "24/7; PH off", "Mo-Fr 00:00-24:00", "Mo-Su 00:00-23:59"]
)
def test_almost_all_day_and_night_is_not(text: str) -> None:
    assert not read_hours(text).always


@pytest.mark.parametrize(
    "rule",
    [
        "Mo-Fr 9-17",
        "PH",
        "Mo-Fr 09:00+",
        "Dec 25 off",
        "Mo-Fr ٠٩:00-17:00",
        "Mon 09:00-17:00",
        "Mo 09:00-17:60",
        "Mo 09:00-25:00",
        "",
        "Mo",
    ],
)
def test_what_is_no_rule_is_refused_by_name(rule: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        read_hours(rule)


def test_a_span_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="ends when it begins"):
        read_hours("Mo 09:00-09:00")


def test_the_pattern_that_the_dataset_publishes_takes_what_is_read_and_nothing_else() -> None:
    assert table_description("support_channels").field("hours").pattern == f"^{PATTERN}$"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("mo-fr 9:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Mon – Fri 9.00 – 17.00", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 09:00-12:00, 13:00-17:00;", "Mo-Fr 09:00-12:00,13:00-17:00"),
        ("Monday, Wednesday 09:00-17:00 ; ph closed", "Mo,We 09:00-17:00; PH off"),
        ("Mo-Fr 09:00+", None),
        ("Mo-Fr sunrise-sunset", None),
        ("Weekdays 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Weekends 10:00-14:00", "Sa,Su 10:00-14:00"),
        ("Daily 9am to 9.30pm", "Mo-Su 09:00-21:30"),
        ("Mon-Fri 0900-1700; bank holidays closed", "Mo-Fr 09:00-17:00; PH off"),
        ("Mo-Fr noon-midnight", "Mo-Fr 12:00-24:00"),
        ("Fr 20:00-26:00", "Fr 20:00-02:00"),
        ("Mo-Su 00:00-00:00", "Mo-Su 00:00-24:00"),
        ("24 hours a day, 7 days a week", "24/7"),
        ("Monday to Friday, 9am to 5pm (closed on bank holidays)", "Mo-Fr 09:00-17:00; PH off"),
        ("9am to 5pm, Monday to Friday, except bank holidays", "Mo-Fr 09:00-17:00; PH off"),
        ("Mon – Fri: 9.30 a.m. until 4 p.m.", "Mo-Fr 09:30-16:00"),
        ("Open seven days a week, 8am-8pm", "Mo-Su 08:00-20:00"),
        ("Mon & Wed 9am-1pm and 2pm-5pm", "Mo,We 09:00-13:00,14:00-17:00"),
        ("Mon-Fri between 9am and 5pm", "Mo-Fr 09:00-17:00"),
        ("Ｍｏ-Fr 09：00-17：00", "Mo-Fr 09:00-17:00"),
        ("always open", "24/7"),
        ("9am-5pm", None),
        ("Mo 13am-5pm", None),
        ("Mo-Fr 09:00-17:00, except bank holidays 10:00-12:00", None),
        ("Mo 09:00-09:00", None),
        ("Mon-Fri 9-5", None),
        ("Monthly 09:00-17:00", None),
        # Nobody means that a line opens in the morning and closes in the next one.
        ("Mon-Fri 9.00-5.00", None),
        ("Mon-Fri 9am-5.30", None),
        ("Mon-Fri 9:00-05:00", None),
        ("Mon-Fri 1.30-5pm", None),
        ("Mon-Fri 1.30-5.00", None),
        ("Mon-Fri 9.00-12.30", "Mo-Fr 09:00-12:30"),
        ("Mon-Fri 9pm-5am", "Mo-Fr 21:00-05:00"),
        ("Mon-Fri 9am-17.00", "Mo-Fr 09:00-17:00"),
        ("Mon-Fri 12 noon - 12 midnight", "Mo-Fr 12:00-24:00"),
        ("24 hours a day, 365 days a year", "24/7"),
        ("24-hour", "24/7"),
        ("9am to 8pm Mon to Fri, 10am to 5pm Sat and Sun", "Mo-Fr 09:00-20:00,Sa,Su 10:00-17:00"),
        ("Mon 9am-12pm Mon 1pm-5pm / Sat 9am-1pm", "Mo 09:00-12:00,Mo 13:00-17:00,Sa 09:00-13:00"),
        ("Mon.-Fri. 9am til 5pm. Sat 9am-1pm.", "Mo-Fr 09:00-17:00,Sa 09:00-13:00"),
        ("Mon thru Fri 0900-1700 hrs (exc. bank hols)", "Mo-Fr 09:00-17:00; PH off"),
        ("Mon-Fri 9am-5pm, closed weekends", "Mo-Fr 09:00-17:00; Sa,Su off"),
        ("Dydd Llun i ddydd Gwener, 9yb tan 5yh, ac eithrio gwyliau banc", "Mo-Fr 09:00-17:00; PH off"),
        ("Sadwrn a Sul 9yb-5yp, ar gau ar ŵyl y banc", None),
        ("24 awr y dydd", "24/7"),
        ("24 hours Mon-Fri", None),
        ("Mon-Fri 9am-5pm (Tues until 7pm)", None),
        ("Mon-Fri (not Wed) 9am-5pm", None),
        ("Sunny 09:00-17:00", None),
        ("", None),
    ],
)
def test_another_spelling_of_rules_is_told_in_theirs(text: str, rules: str | None) -> None:
    assert respelt(text) == rules
