"""Lists in running text: the Welsh "and" follows the sound of the next word."""

import pytest

from portal.words.language import language


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (["Kent"], "Kent"),
        (["Surrey", "Kent"], "Surrey a Kent"),
        (["Kent", "Essex"], "Kent ac Essex"),
        (["Kent", "Surrey", "West Mercia"], "Kent, Surrey a West Mercia"),
        (["Surrey", "Kent", "Essex"], "Surrey, Kent ac Essex"),
        (["Kent", "Ynys Môn"], "Kent ac Ynys Môn"),
        (["90%", "80%"], "90% ac 80%"),
        (["90%", "11%"], "90% ac 11%"),
        (["90%", "10%"], "90% a 10%"),
    ],
)
def test_the_last_of_a_list_is_joined_as_it_is_said(items: list[str], text: str) -> None:
    assert language("cy").listing(items) == text


def test_an_english_list_is_left_as_it_is() -> None:
    assert language("en").listing(["Kent", "Surrey", "Essex"]) == "Kent, Surrey and Essex"
