"""PNG files made smaller without changing a pixel."""

import struct
import zlib

import pytest
import vl_convert

from portal.pictures.rasterising import smaller

_CIRCLE = '<circle cx="90" cy="90" r="80" fill="#246"/>'
_SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">{_CIRCLE}</svg>'


def test_every_pixel_stays_and_the_file_shrinks() -> None:
    drawn = vl_convert.svg_to_png(_SVG, scale=2)
    made = smaller(drawn)
    assert parts_of(made) == parts_of(drawn)
    assert len(made) < 0.6 * len(drawn)


def test_what_is_no_png_is_refused() -> None:
    with pytest.raises(ValueError, match="not a PNG"):
        smaller(b"<svg/>")


def parts_of(png: bytes) -> list[tuple[bytes, bytes]]:
    """Each chunk with its content, the pixels as they were before compression; every checksum holds."""
    found, place = [], 8
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        content = png[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", png, place + 8 + length) == (zlib.crc32(kind + content),)
        found.append((kind, zlib.decompress(content) if kind == b"IDAT" else content))
        place += length + 12
    return found
