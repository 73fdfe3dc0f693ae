"""Whether a line is open: weekdays, bank holidays, nights, and the two nights on which the clocks change."""

import datetime

import pytest

from portal.facts.opening_hours import read_hours
from portal.support.open_now import LONDON, Openness, open_state
from portal.support.opening_words import hours_words, moment_words, state_words
from portal.words.language import language

OFFICE = "Mo-Fr 09:00-17:00"


def at(text: str) -> datetime.datetime:
    """A time by the clock in London; `text` may end in Z for UTC."""
    moment = datetime.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)


def said(hours: str, text: str) -> str:
    """What a page says of a line with those hours at that time."""
    rules = read_hours(hours)
    return state_words(open_state(rules, at(text)), at(text), language("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-23T10:00", "Open now, until 5pm."),
        ("2026-11-23T09:00", "Open now, until 5pm."),
        ("2026-11-23T08:59", "Closed now. Opens at 9am today."),
        ("2026-11-23T17:00", "Closed now. Opens at 9am tomorrow."),
        ("2026-11-27T17:00", "Closed now. Opens at 9am on Monday."),
        ("2026-11-28T12:00", "Closed now. Opens at 9am on Monday."),
        ("2026-11-29T23:59", "Closed now. Opens at 9am tomorrow."),
        ("2026-11-30T00:00", "Closed now. Opens at 9am today."),
    ],
)
def test_an_office_through_the_week(text: str, words: str) -> None:
    assert said(OFFICE, text) == words


def test_a_line_that_never_closes() -> None:
    assert said("24/7", "2026-12-25T03:00") == "Open now, 24 hours a day."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-27T19:59", "Closed now. Opens at 8pm today."),
        ("2026-11-27T23:30", "Open now, until 2am tomorrow."),
        ("2026-11-28T01:59", "Open now, until 2am."),
        ("2026-11-28T02:00", "Closed now. Opens at 8pm on Friday."),
    ],
)
def test_hours_over_midnight(text: str, words: str) -> None:
    assert said("Fr 20:00-02:00", text) == words


def test_the_same_day_of_next_week_is_named_with_its_date() -> None:
    assert said("Fr 20:00-21:00", "2026-11-27T21:30") == "Closed now. Opens at 8pm on Friday 4 December."


def test_two_spans_that_meet_at_midnight_are_one() -> None:
    assert said("Mo 18:00-24:00; Tu 00:00-06:00", "2026-11-23T22:00") == "Open now, until 6am tomorrow."


def test_open_until_midnight_says_so_without_tomorrow() -> None:
    assert said("Mo-Su 09:00-24:00", "2026-11-23T22:00") == "Open now, until midnight."


class TestBankHolidays:
    """Christmas Day 2026 is a Friday; Monday the 28th stands in for Boxing Day."""

    def test_a_line_that_says_it_is_closed(self) -> None:
        words = "Closed now. Opens at 9am on Tuesday."
        assert said("Mo-Fr 09:00-17:00; PH off", "2026-12-25T10:00") == words

    def test_a_line_that_opens_for_less(self) -> None:
        assert said("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-12-25T11:00") == "Open now, until noon."
        assert said("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-12-25T12:00") == "Closed now. Opens at 10am tomorrow."

    def test_a_line_of_which_nothing_is_said_is_never_called_open(self) -> None:
        words = "Today is a bank holiday: our source does not say whether this line is open. Opens at 9am on Tuesday."
        assert said(OFFICE, "2026-12-25T10:00") == words

    def test_it_is_closed_then_when_it_would_be_closed_anyway(self) -> None:
        assert said(OFFICE, "2026-12-25T18:00") == "Closed now. Opens at 9am on Tuesday."

    def test_a_holiday_of_which_nothing_is_said_is_not_the_day_on_which_it_opens_next(self) -> None:
        assert said(OFFICE, "2026-12-24T18:00") == "Closed now. Opens at 9am on Tuesday."

    def test_easter(self) -> None:
        assert said("Mo-Fr 09:00-17:00; PH off", "2026-04-02T18:00") == "Closed now. Opens at 9am on Tuesday."

    def test_a_line_of_one_day_a_week_that_misses_it(self) -> None:
        assert said("Mo 09:00-12:00; PH off", "2026-12-22T10:00") == "Closed now. Opens at 9am on Monday 4 January."


class TestClockChanges:
    """In 2026 the clocks go forward on 29 March at 1am and back on 25 October at 2am."""

    def test_a_morning_after_each_change_opens_by_the_new_clock(self) -> None:
        daily = "Mo-Su 09:00-17:00"
        assert open_state(read_hours(daily), at("2026-03-29T08:00+00:00")).openness is Openness.OPEN
        assert open_state(read_hours(daily), at("2026-03-29T07:59+00:00")).openness is Openness.CLOSED
        assert open_state(read_hours(daily), at("2026-10-25T09:00+00:00")).openness is Openness.OPEN
        assert open_state(read_hours(daily), at("2026-10-25T08:59+00:00")).openness is Openness.CLOSED

    def test_a_night_that_loses_an_hour(self) -> None:
        night = read_hours("Sa 22:00-04:00")
        assert open_state(night, at("2026-03-29T02:59+00:00")).openness is Openness.OPEN
        assert open_state(night, at("2026-03-29T03:00+00:00")).openness is Openness.CLOSED

    def test_a_night_that_gains_an_hour(self) -> None:
        night = read_hours("Sa 22:00-04:00")
        assert open_state(night, at("2026-10-25T03:59+00:00")).openness is Openness.OPEN
        assert open_state(night, at("2026-10-25T04:00+00:00")).openness is Openness.CLOSED

    def test_a_line_that_closes_in_the_hour_that_comes_twice_closes_the_first_time(self) -> None:
        evening = read_hours("Sa 20:00-01:30")
        assert open_state(evening, at("2026-10-25T00:29+00:00")).openness is Openness.OPEN
        assert open_state(evening, at("2026-10-25T00:30+00:00")).openness is Openness.CLOSED
        assert open_state(evening, at("2026-10-25T01:15+00:00")).openness is Openness.CLOSED

    @pytest.mark.parametrize("rule", ["Su 01:00-02:00", "Su 01:30-02:30", "Su 01:45-02:15"])
    def test_who_answers_only_in_the_hour_that_is_skipped_opens_a_week_later(self, rule: str) -> None:
        assert said(rule, "2026-03-28T20:00").endswith("on Sunday 5 April.")
        assert open_state(read_hours(rule), at("2026-03-29T01:00+00:00")).openness is Openness.CLOSED

    def test_what_is_said_the_evening_before(self) -> None:
        assert said("Mo-Su 09:00-17:00", "2026-03-28T20:00") == "Closed now. Opens at 9am tomorrow."
        assert said("Mo-Su 09:00-17:00", "2026-10-24T20:00") == "Closed now. Opens at 9am tomorrow."

    def test_the_moment_is_told_by_the_clock_in_london(self) -> None:
        words = moment_words(at("2026-07-01T12:30+00:00"), language("en"))
        assert words == "1.30pm on Wednesday 1 July 2026"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("24/7", "24 hours a day"),
        ("Mo-Su 10:00-22:00; Sa 18:00-20:00",
         "Monday to Friday, 10am to 10pm; Saturday, 6pm to 8pm; Sunday, 10am to 10pm"),
        ("Mo-Fr 08:00-20:00; Sa-Su 09:00-16:00; PH off",
         "Monday to Friday, 8am to 8pm; Saturday and Sunday, 9am to 4pm; closed on bank holidays"),
        ("Mo 09:30-12:00,13:00-17:00", "Monday, 9.30am to noon and 1pm to 5pm"),
        ("Fr 20:00-02:00; PH 10:00-12:00",
         "Friday, 8pm to 2am the next morning; bank holidays, 10am to noon"),
        ("Sa-Su 00:00-24:00", "Saturday and Sunday, 24 hours"),
    ],
)  # fmt: skip
def test_hours_in_words(hours: str, words: str) -> None:
    assert hours_words(read_hours(hours), language("en")) == words


def test_a_night_ends_at_midnight_where_the_bank_holiday_after_it_is_closed() -> None:
    assert said("Mo-Su 20:00-04:00; PH off", "2026-12-24T23:00") == "Open now, until midnight."
    assert said("Mo-Su 20:00-04:00; PH off", "2026-12-25T01:00") == "Closed now. Opens at 8pm on Sunday."
    assert said("Mo-Su 20:00-04:00", "2026-12-25T01:00") == "Open now, until 4am."


def test_the_days_of_welsh_hours_have_small_letters_and_their_mutations() -> None:
    welsh, weekdays = language("cy"), "Mo-Fr 09:00-17:00; Sa-Su 10:00-12:00"
    words = "dydd Llun i ddydd Gwener, 9yb tan 5yp; dydd Sadwrn a dydd Sul, 10yb tan hanner dydd"
    assert hours_words(read_hours(weekdays), welsh) == words
    evening = at("2026-11-27T20:00")
    closed = open_state(read_hours("Mo-Fr 09:00-17:00"), evening)
    assert state_words(closed, evening, welsh) == "Ar gau nawr. Yn agor am 9yb ddydd Llun."
