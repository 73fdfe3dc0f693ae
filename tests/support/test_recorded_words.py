"""The letter's explanation in other languages has the time limits of the English page."""

import pytest

from portal.support.essentials import all_essentials, words_of

CODES = [each.code for each in all_essentials()]


@pytest.mark.parametrize("code", CODES)
def test_the_time_limits_are_those_of_the_english_page(code: str) -> None:
    words = words_of(code, "recorded")
    assert "10" in words["later_complain"]
    assert "12" in words["later_complain"]
    assert "12" in words["later_ombudsman"]
    assert "28" in words["later_review"]
