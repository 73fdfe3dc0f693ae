"""How many slips part two words."""

from __future__ import annotations

import itertools

import pytest

from portal.places.near_misses import Spelling, slips_between, slips_forgiven


@pytest.mark.parametrize(
    ("typed", "name", "slips"),
    [
        ("kent", "kent", 0),
        ("kemt", "kent", 1),
        ("knet", "kent", 1),
        ("ket", "kent", 1),
        ("kennt", "kent", 1),
        ("ekmt", "kent", 2),
        ("", "kent", 4),
        ("leeds", "kent", 4),
        ("birmigham", "birmingham", 1),
        ("ca", "abc", 3),
    ],
)
def test_slips_are_counted(typed: str, name: str, slips: int) -> None:
    assert slips_between(typed, name, 5) == slips
    assert slips_between(name, typed, 5) == slips


def test_a_limit_changes_no_number_below_it() -> None:
    words = ["".join(letters) for length in range(5) for letters in itertools.product("ab", repeat=length)]
    for one, two in itertools.product(words, repeat=2):
        full = slips_between(one, two, 9)
        for most in (0, 1, 2, 3):
            assert slips_between(one, two, most) == min(full, most + 1), (one, two, most)


def test_no_name_within_reach_is_missed() -> None:
    names = ["".join(letters) for letters in itertools.product("abc ", repeat=5)]
    spelling = Spelling(names)
    for typed in ("abcab", "aaaa", "abcabc", "cab b"):
        most = slips_forgiven(typed)
        expected = {name for name in names if slips_between(typed, name, most) <= most}
        assert {name for _, name in spelling.close_to(typed)} == expected
