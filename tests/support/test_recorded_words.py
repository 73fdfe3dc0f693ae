"""The letter's explanation in other languages: complete, and with every number in its place."""

from __future__ import annotations

import string
import tomllib

import pytest

from portal.support.essentials import all_essentials
from portal.support.recorded_words import FOLDER, RECORDED_WORDS, recorded_words_of

CODES = [each.code for each in all_essentials()]


@pytest.mark.parametrize("code", CODES)
def test_a_translation_says_everything_and_nothing_else(code: str) -> None:
    written = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))
    assert set(written) == set(RECORDED_WORDS)
    for name, text in recorded_words_of(code).items():
        assert text == text.strip() != ""
        places = [field for _, field, _, _ in string.Formatter().parse(text) if field]
        assert sorted(places) == sorted(RECORDED_WORDS[name]), name


@pytest.mark.parametrize("code", CODES)
def test_the_time_limits_are_those_of_the_english_page(code: str) -> None:
    words = recorded_words_of(code)
    assert "10" in words["later_complain"]
    assert "12" in words["later_complain"]
    assert "12" in words["later_ombudsman"]
    assert "28" in words["later_review"]
