"""PNG from SVG, in a process of its own."""

from __future__ import annotations

import struct
import threading
import zlib

import pytest

from portal.charts import rasterising
from portal.charts.drawing_apart import NotDrawnError
from portal.charts.picture import NARROW, Picture, Text
from portal.charts.rasterising import png_of
from portal.charts.rendering import draw


def _svg() -> str:
    picture = Picture(NARROW)
    picture.head("A title", "A subtitle")
    picture.text(Text(), 10, 60, "Words")
    return draw(picture.specification("A title"), "A title", "Words")


def test_a_png_has_the_size_of_the_drawing_times_the_scale() -> None:
    svg = _svg()
    height = int(svg.split('height="')[1].split('"')[0])
    png = png_of(svg, scale=2)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (680, height * 2)


def test_its_ground_is_paper_and_not_transparent() -> None:
    png = png_of(_svg(), scale=1)
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    pixels = zlib.decompress(png[start + 4 : start + 4 + length])
    # The filter byte of the first line, then the first pixel: red, green, blue, opacity.
    assert pixels[1:5] == bytes.fromhex("fbfaf6ff")


def test_what_is_not_svg_is_refused_with_a_reason() -> None:
    with pytest.raises(NotDrawnError, match="SVG"):
        png_of("<p>no picture</p>")


def test_a_picture_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(NotDrawnError, match=r"no picture after 0\.01 seconds"):
        png_of(_svg(), timeout_seconds=0.01)


def test_only_one_picture_is_made_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = threading.BoundedSemaphore(1)
    busy.acquire()
    monkeypatch.setattr(rasterising, "_turn", busy)
    with pytest.raises(NotDrawnError, match="another picture"):
        png_of(_svg(), timeout_seconds=0.05)
