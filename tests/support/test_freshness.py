"""When a service counts as verified."""

from __future__ import annotations

import datetime

import pytest

from portal.support.freshness import Freshness, freshness, standing
from tests.support.made_services import service

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


def test_recheck_outweighs_a_new_date() -> None:
    assert freshness(service("a", verified_on="2026-11-23", verification="recheck"), TODAY, 365) is Freshness.RECHECK


def test_the_order_is_verified_then_seen_then_to_be_checked_again() -> None:
    assert standing(Freshness.VERIFIED) < standing(Freshness.OLD) == standing(Freshness.UNDATED)
    assert standing(Freshness.UNDATED) < standing(Freshness.RECHECK)
