"""PNG from a drawn SVG, as small as it can be."""

import struct
import zlib
from collections.abc import Iterator

from portal.pictures.fonts import converter

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# More effort gains one percent more and takes ten times as long.
_LEVEL = 6


def png_of(svg: str, scale: float) -> bytes:
    """The drawing as a PNG, `scale` pixels for each of its own; fonts are those inside vl-convert.

    Made in this process, which grows by it: for one that only draws, or makes hundreds and then ends. ValueError for
    what is not SVG.
    """
    return smaller(converter().svg_to_png(svg, scale=scale))


def smaller(png: bytes) -> bytes:
    """The same picture, its pixels compressed with more effort than vl-convert takes: a third of the size.

    Format: Portable Network Graphics (ISO/IEC 15948), chunks of length, type, content and checksum. ValueError for
    what is no PNG.
    """
    if not png.startswith(_SIGNATURE):
        raise ValueError("not a PNG file")
    pixels = b""
    before: list[bytes] = []
    after: list[bytes] = []
    for kind, content in _chunks(png):
        if kind == b"IDAT":
            pixels += content
        else:
            (after if pixels else before).append(_chunk(kind, content))
    compressed = _chunk(b"IDAT", zlib.compress(zlib.decompress(pixels), _LEVEL))
    return b"".join((_SIGNATURE, *before, compressed, *after))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        yield kind, png[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
