"""The bank holidays of England and Wales (https://www.gov.uk/bank-holidays)."""

import datetime

import holidays
import pytest

from portal.support.bank_holidays import is_bank_holiday

_FIRST, _LAST = datetime.date(2019, 1, 1), datetime.date(2099, 12, 31)


@pytest.mark.parametrize(
    "day",
    ["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-28", "2027-12-27", "2027-12-28",
     "2028-01-03", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"],
)  # fmt: skip
def test_days_in_lieu_and_days_proclaimed_once(day: str) -> None:
    assert is_bank_holiday(datetime.date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-08-03", "2026-03-17", "2026-11-30", "2026-01-02", "2022-05-30", "2026-11-23"])
def test_those_of_scotland_and_northern_ireland_and_one_that_was_moved_do_not_count(day: str) -> None:
    assert not is_bank_holiday(datetime.date.fromisoformat(day))


def test_another_list_has_the_same_days_and_a_day_that_is_newly_proclaimed_is_noticed() -> None:
    listed = holidays.country_holidays("GB", subdiv="ENG", years=range(_FIRST.year, _LAST.year + 1))
    days = map(datetime.date.fromordinal, range(_FIRST.toordinal(), _LAST.toordinal() + 1))
    assert {day for day in days if is_bank_holiday(day)} == set(listed)
