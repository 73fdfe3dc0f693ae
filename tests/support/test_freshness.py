"""When a service counts as verified."""

import datetime
from dataclasses import replace

import pytest

from portal.facts.support_checks import confirmed_on, in_doubt
from portal.facts.support_rows import SupportCheck
from portal.facts.vocabulary import CheckOutcome
from portal.support.judge import Freshness, freshness, standing
from tests.support.made_services import check, service

PHONE = "01632 960001"
TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("verified_on", "expected"),
    [
        ("2026-11-23", Freshness.VERIFIED),
        ("2025-11-23", Freshness.VERIFIED),
        ("2025-11-22", Freshness.OLD),
        ("2025-12", Freshness.VERIFIED),
        # The page may be from the first of November: it must not look fresher than it is.
        ("2025-11", Freshness.OLD),
        ("2026", Freshness.VERIFIED),
        ("2025", Freshness.OLD),
        (None, Freshness.UNDATED),
    ],
)
def test_a_page_counts_for_a_year(verified_on: str | None, expected: Freshness) -> None:
    assert freshness(service("a", verified_on=verified_on), TODAY, 365) is expected


def test_the_operator_may_set_another_limit() -> None:
    assert freshness(service("a", verified_on="2026-11-01"), TODAY, 30) is Freshness.VERIFIED
    assert freshness(service("a", verified_on="2026-10-01"), TODAY, 30) is Freshness.OLD


def test_recheck_holds_until_a_check_of_our_time_confirms_it() -> None:
    assert freshness(service("a", verification="recheck"), TODAY, 365) is Freshness.RECHECK
    assert freshness(service("a", verified_on="2023-12", verification="recheck"), TODAY, 36500) is Freshness.RECHECK
    assert freshness(service("a", verified_on="2026-11-23", verification="recheck"), TODAY, 365) is Freshness.VERIFIED


def test_the_newest_check_that_confirms_is_the_one_that_counts() -> None:
    closed = check("a", "2026-12-01", CheckOutcome.CLOSED)
    old = check("a", "2024")
    mute = check("a", "2026-11-20", CheckOutcome.NO_ANSWER)
    checked = replace(
        service("a", phones=(PHONE,)), checks=(old, check("a", "2026-10-02", channel=PHONE), mute, closed)
    )
    assert str(confirmed_on(checked)) == "2026-10-02"


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([], False),
        ([check("a", "2026-01-01", CheckOutcome.CHANGED, PHONE)], True),
        ([check("a", "2026-01-01", CheckOutcome.CLOSED)], True),
        ([check("a", "2026-01-01", CheckOutcome.CLOSED, PHONE), check("a", "2026-02-01")], False),
        ([check("a", "2026-03-01", CheckOutcome.CLOSED, PHONE), check("a", "2026-02-01")], True),
        ([check("a", "2026-01-01", CheckOutcome.CLOSED), check("a", "2026-02-01", channel=PHONE)], False),
        # On the same day another method confirmed it.
        ([check("a", "2026-02-01", CheckOutcome.CHANGED, PHONE), check("a", "2026-02-01")], False),
        # It may have closed after the day on which it was confirmed.
        ([check("a", "2026", CheckOutcome.CLOSED), check("a", "2026-02-01")], True),
        ([check("a", "2026-01-01", CheckOutcome.NO_ANSWER, PHONE)], False),
        ([check("a", "2026-01-01", CheckOutcome.CLOSED, "https://example.org")], False),
    ],
)
def test_a_number_is_in_doubt_while_nothing_confirms_it_again(checks: list[SupportCheck], expected: bool) -> None:
    found = replace(service("a", phones=(PHONE,), website="https://example.org"), checks=tuple(checks))
    assert in_doubt(found) is expected


def test_the_order_is_verified_then_seen_then_to_be_checked_again() -> None:
    assert standing(Freshness.VERIFIED) < standing(Freshness.OLD) == standing(Freshness.UNDATED)
    assert standing(Freshness.UNDATED) < standing(Freshness.RECHECK)
