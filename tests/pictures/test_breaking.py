"""Titles in lines: no word is lost, each line fits, and whatever the words are it comes to an end."""

import pytest
from hypothesis import given, strategies as st

from portal.pictures.breaking import even_lines, lines, width_of

WIDTH, SIZE = 200, 13


@given(st.lists(st.text("abcimwW\u00a0é", min_size=1, max_size=40), min_size=1, max_size=12).map(" ".join))
def test_lines_hold_every_word_and_fit(text: str) -> None:
    even = even_lines(text, WIDTH, SIZE)
    assert " ".join(even) == text
    assert len(even) == len(lines(text, WIDTH, SIZE))
    assert all(width_of(line, SIZE) <= WIDTH or " " not in line for line in even)


@pytest.mark.timeout(20)
def test_words_that_are_wider_than_the_sheet_have_a_line_each() -> None:
    words = ["hostile\u00a0" + "x" * 1500, "y" * 300, "z" * 900]
    assert even_lines(" ".join(words), WIDTH, SIZE) == words


def test_no_title_ends_with_a_single_word() -> None:
    text = "Kent recorded 96.6% of reported crimes, the highest"
    assert lines(text, 300, 13)[-1] == "highest"
    assert even_lines(text, 300, 13)[-1] != "highest"
