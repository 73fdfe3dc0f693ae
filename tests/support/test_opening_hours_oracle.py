"""Our answers to "is it open?" beside those of another library that reads the same grammar."""

import datetime

import pytest
from opening_hours import OpeningHours

from portal.facts.opening_hours import read_hours
from portal.support.open_now import LONDON, Openness, open_state

RULES = [
    "24/7",
    "Mo-Fr 08:00-20:00",
    "Mo-Su 10:00-22:00; Sa 18:00-20:00",
    "Mo-Fr 09:00-17:00; We 10:00-20:00",
    "Mo,Tu,Th 09:00-17:00",
    "Mo-Fr 09:00-12:00,13:00-17:00",
    "Mo-Fr 09:00-17:00, We 18:00-20:00",
    "Sa-Mo 10:00-12:00",
    "Mo-Su 09:00-17:00; We off",
    "24/7; Su 10:00-16:00",
    "Mo-Su 00:00-24:00",
    "Th 20:00-02:00",
    "Mo-Th 22:00-06:00; Su off",
    "Fr 20:00-02:00; Sa off",
    "We 22:00-09:00; Tu,Th off",
    "Fr 13:00-09:00; Sa 10:00-22:30",
    "Mo-Fr 22:00-06:00, Sa off",
    "Mo-Fr 22:00-06:00, Sa 10:00-12:00",
]
# A week without a bank holiday and without a change of the clocks.
WEEK = [datetime.datetime(2026, 11, 16) + datetime.timedelta(minutes=30 * step) for step in range(336)]


@pytest.mark.parametrize("rules", RULES)
def test_both_say_the_same_at_every_half_hour_of_a_week(rules: str) -> None:
    other, ours = OpeningHours(rules), read_hours(rules)
    differing = [
        moment
        for moment in WEEK
        if other.is_open(moment) != (open_state(ours, moment.replace(tzinfo=LONDON)).openness is Openness.OPEN)
    ]
    assert differing == []
