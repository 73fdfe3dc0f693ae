"""Colours that do not mislead: in grey, in the dark, and beside the stylesheet's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.charts.palette import DARK_PAPER, GRADE_FILLS, ON_GRADE, PAPER, ROLES
from portal.facts.vocabulary import Grade

STYLESHEET = (Path(__file__).parents[2] / "static" / "site.css").read_text(encoding="utf-8")


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_grades_keep_their_order_in_grey() -> None:
    greys = [_luminance(GRADE_FILLS[grade]) for grade in Grade if grade in GRADE_FILLS]
    assert greys == sorted(greys)
    assert all(
        _contrast(one, other) > 1.3
        for one, other in zip(GRADE_FILLS.values(), list(GRADE_FILLS.values())[1:], strict=False)
    )


@pytest.mark.parametrize("grade", GRADE_FILLS)
def test_words_on_a_grade_can_be_read(grade: Grade) -> None:
    assert _contrast(GRADE_FILLS[grade], ON_GRADE[grade]) >= 4.5


def test_text_can_be_read_in_light_and_in_dark() -> None:
    for light, (name, dark) in ROLES.items():
        if name in ("ink", "quiet"):
            assert _contrast(light, PAPER) >= 4.5
            assert _contrast(dark, DARK_PAPER) >= 4.5
        if name in ("edge", "mark"):
            assert _contrast(light, PAPER) >= 3
            assert _contrast(dark, DARK_PAPER) >= 3


def test_the_colours_are_the_stylesheets() -> None:
    for grade, colour in GRADE_FILLS.items():
        assert f"--grade-{grade}: {colour};" in STYLESHEET
    light, dark = re.findall(r":root \{(.*?)\n\s*\}", STYLESHEET, re.DOTALL)[:2]
    for colour, (name, dark_colour) in ROLES.items():
        assert f"--{name}: {colour};" in light
        assert f"--{name}: {dark_colour};" in dark
    assert f"--paper: {PAPER};" in light
    assert f"--paper: {DARK_PAPER};" in dark
