"""How many slips part two words."""

import itertools

import pytest

from portal.places.near_misses import Spelling, slips_forgiven, within


@pytest.mark.parametrize(
    ("typed", "name", "slips"),
    [
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
    assert within(typed, [name], 5) == [(slips, name)]
    assert within(name, [typed], 5) == [(slips, typed)]
    assert within(typed, [name], slips - 1) == []


def test_no_name_within_reach_is_missed() -> None:
    names = ["".join(letters) for letters in itertools.product("abc ", repeat=5)]
    spelling = Spelling(names)
    for typed in ("abcab", "aaaa", "abcabc", "cab b"):
        most = slips_forgiven(typed)
        expected = {name for _, name in within(typed, names, most)}
        assert {name for _, name in spelling.close_to(typed)} == expected
