"""PNG from SVG, in a process of its own."""

from __future__ import annotations

import struct

import pytest

from portal.pictures.card import HEIGHT, WIDTH, Card, card_svg
from portal.pictures.drawing_apart import NotDrawnError, turn_of
from portal.pictures.rasterising import png_of


def _svg() -> str:
    return card_svg(Card("On the Record", "Kent Police", "One line"))


def test_a_png_has_the_size_of_the_drawing_times_the_scale() -> None:
    png = png_of(_svg(), scale=0.5)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (WIDTH // 2, HEIGHT // 2)


def test_what_is_not_svg_is_refused_with_a_reason() -> None:
    with pytest.raises(NotDrawnError, match="SVG"):
        png_of("<p>no picture</p>")


def test_a_picture_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(NotDrawnError, match=r"no picture after 0\.01 seconds"):
        png_of(_svg(), timeout_seconds=0.01)


def test_only_one_picture_is_made_at_a_time() -> None:
    with turn_of("pixels", "one", 1), pytest.raises(NotDrawnError, match="another picture"):
        png_of(_svg(), timeout_seconds=0.05, asker="two")
