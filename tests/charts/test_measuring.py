"""Widths and line breaks that depend on no font of the machine."""

from __future__ import annotations

from portal.charts.measuring import width_of, wrap, wrap_evenly


def test_widths_are_those_of_the_font_metrics() -> None:
    assert width_of("Kent", 10) == 6.67 + 5.56 + 5.56 + 2.78
    assert width_of("ŵ", 10) == width_of("w", 10)
    assert width_of("Kent", 10, bold=True) > width_of("Kent", 10)


def test_lines_break_at_spaces_but_never_inside_a_figure() -> None:
    assert wrap("about 96.6% recorded", 70, 12) == ["about", "96.6%", "recorded"]
    assert wrap("one", 1, 12) == ["one"]


def test_even_lines_leave_no_word_alone() -> None:
    text = "Published rates run from low to high in this year"
    width = width_of("Published rates run from low to high in this", 12) + 1
    assert wrap(text, width, 12)[-1] == "year"
    even = wrap_evenly(text, width, 12)
    assert len(even) == 2
    assert " ".join(even) == text
    assert width_of(even[1], 12) > width / 3
