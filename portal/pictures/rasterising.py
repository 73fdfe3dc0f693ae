"""PNG from a drawn SVG, in a process of its own: a web worker must neither wait long for it nor grow by it."""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Callable, Iterator

from portal.pictures.drawing_apart import draw_apart, turn_of

SCALE = 2.0
TIMEOUT_SECONDS = 20.0
# Run as a process, it makes one PNG and ends.
_THIS_MODULE = "portal.pictures.rasterising"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# More effort gains one percent more and takes ten times as long.
_LEVEL = 6


def png_of(svg: str, scale: float = SCALE, timeout_seconds: float = TIMEOUT_SECONDS, asker: str = "") -> bytes:
    """The drawing as a PNG, `scale` pixels for each of its own; fonts are those inside vl-convert.

    NotDrawnError where the drawing is not SVG, where its turn does not come within the time allowed, or where it then
    takes longer than that. `asker`: as in `turn_of`.
    """
    # One at a time for each web worker: a burst of requests must not become a burst of processes.
    with turn_of("pixels", asker, timeout_seconds):
        return draw_apart(_THIS_MODULE, svg.encode(), timeout_seconds, str(scale))


def png_made_here(svg: str, scale: float = SCALE) -> bytes:
    """The same PNG, made in this process: for one that only draws, or makes hundreds and then ends."""
    from portal.pictures.fonts import converter  # noqa: PLC0415

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


def rasteriser_beside() -> Callable[[str, float], bytes]:
    """As `png_made_here`, in one process beside this one, for a program that wants many and has other work meanwhile.

    The process begins with the first picture and ends with this one.
    """
    # Here, for a web worker has no need of them.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    from portal.pictures.drawing_apart import end_with_the_owner  # noqa: PLC0415

    beside = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), end_with_the_owner)
    return lambda svg, scale: beside.submit(png_made_here, svg, scale).result()


def main() -> None:
    """Make one PNG and end: SVG in, PNG out, the scale as argument; or end with what is wrong with the drawing."""
    try:
        png = png_made_here(sys.stdin.buffer.read().decode(), float(sys.argv[1]))
    except Exception as error:
        sys.exit(str(error).partition("\n")[0])
    sys.stdout.buffer.write(png)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        yield kind, png[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    main()
