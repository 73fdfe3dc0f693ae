"""The bank holidays of England and Wales (https://www.gov.uk/bank-holidays), at the cost of one country."""

from __future__ import annotations

import datetime
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from portal.support import bank_holidays
from portal.support.bank_holidays import is_bank_holiday


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


def test_no_other_country_is_loaded() -> None:
    asked = "import datetime, sys; from portal.support.bank_holidays import is_bank_holiday as asked; "
    asked += (
        "asked(datetime.date(2026, 12, 25)); print(sum(name.startswith('holidays.countries.') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert int(done.stdout) <= 2


class Filled:
    """In the place of the library's list: looked into, it waits a moment for a second thread to look into it too."""

    def __init__(self) -> None:
        self.together = threading.Barrier(2)
        self.met = False

    def __contains__(self, day: datetime.date) -> bool:
        with suppress(threading.BrokenBarrierError):
            self.together.wait(1)
            self.met = True
        return False


def test_two_threads_never_fill_in_a_year_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    filled = Filled()
    monkeypatch.setattr(bank_holidays, "_calendar", lambda: filled)
    days = [datetime.date(2031, 1, 1), datetime.date(2031, 1, 2)]
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(bank_holidays.is_bank_holiday.__wrapped__, days)) == [False, False]
    assert not filled.met
