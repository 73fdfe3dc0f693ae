"""Colours that do not mislead: in grey, in the dark, and beside the stylesheet's own."""

import re
from pathlib import Path

import pytest

from portal.facts.vocabulary import Grade
from portal.pictures.palette import DARK, LIGHT, on_grade

STATIC = Path(__file__).parents[2] / "static"
GRADES = [grade for grade in Grade if grade is not Grade.UNGRADED]


def _rgb(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in _rgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_worst_grade_weighs_as_much_as_the_best(colours: dict[str, str]) -> None:
    weights = [_contrast(colours[f"grade-{grade}"], colours["paper"]) for grade in GRADES]
    outstanding, good, adequate, requires, inadequate = weights
    assert outstanding == pytest.approx(inadequate, rel=0.05)
    assert good == pytest.approx(requires, rel=0.06)
    assert outstanding > 1.4 * good > 1.4 * 1.4 * adequate


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("deficient", [0, 1], ids=["protanopia", "deuteranopia"])
def test_both_ends_differ_for_the_colour_blind(colours: dict[str, str], deficient: int) -> None:
    """By what is left of the difference between blue and the rest, where red and green look the same."""
    best, worst = (_rgb(colours[f"grade-{grade}"]) for grade in (GRADES[0], GRADES[-1]))
    hues = [blue - (red, green)[deficient] for red, green, blue in (best, worst)]
    assert hues[0] - hues[1] > 30


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read(colours: dict[str, str]) -> None:
    for grade in GRADES:
        assert _contrast(colours[f"grade-{grade}"], colours[on_grade(grade)]) >= 4.5
    for name, least in (("ink", 4.5), ("quiet", 4.5), ("edge", 3), ("mark", 3)):
        assert _contrast(colours[name], colours["paper"]) >= least


def test_no_two_roles_have_the_same_colour_in_light() -> None:
    assert len(set(LIGHT.values())) == len(LIGHT)


@pytest.mark.parametrize(("path", "places"), [("site.css", (0, 1)), ("embed.css", (0, 1))])
def test_the_colours_are_the_stylesheets(path: str, places: tuple[int, int]) -> None:
    blocks = re.findall(r":root \{(.*?)\n\s*\}", (STATIC / path).read_text(encoding="utf-8"), re.DOTALL)
    for place, colours in zip(places, (LIGHT, DARK), strict=True):
        for role, colour in colours.items():
            assert f"--{role}: {colour};" in blocks[place], (path, role)
