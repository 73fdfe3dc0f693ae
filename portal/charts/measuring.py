"""How wide a text is, so that no layout depends on the fonts of the machine that draws it."""

from __future__ import annotations

import unicodedata
from functools import cache

# Advance widths of Helvetica, Arial and Liberation Sans in thousandths of the size (Adobe's core font metrics).
_WIDTHS = {
    **dict.fromkeys("ijl'", 222),
    **dict.fromkeys(" !,./:;It\u00a0f", 278),
    **dict.fromkeys("()-r`·", 333),
    **dict.fromkeys("Jcksvxyz", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("&ABEKPSVXY", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("Mm", 833),
    "%": 889,
    "W": 944,
    "—": 1000,
}
_ORDINARY = 556
# The bold cut is wider by at most this much over a line of text.
_BOLD = 1.08


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text in pixels, for a size in pixels; an accent does not change a letter's width."""
    return sum(map(_width_of_letter, text)) * size / 1000 * (_BOLD if bold else 1)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines of at most this width in pixels, broken at spaces; a longer word has a line of its own."""
    # A no-break space is no place to break, which str.split() does not know.
    words = text.split(" ")
    return _lines(words, [width_of(word, size, bold) for word in words], width, width_of(" ", size, bold))


def wrap_evenly(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in as few lines as `wrap` needs, but none much shorter than the others: no last word alone."""
    words = text.split(" ")
    widths = [width_of(word, size, bold) for word in words]
    space = width_of(" ", size, bold)
    fewest = len(_lines(words, widths, width, space))
    even = max(*widths, (sum(widths) + space * (len(words) - 1)) / fewest)
    while even < width:
        if len(lines := _lines(words, widths, even, space)) == fewest:
            return lines
        even += size / 2
    return _lines(words, widths, width, space)


def _lines(words: list[str], widths: list[float], width: float, space: float) -> list[str]:
    lines: list[str] = []
    room = 0.0
    for word, needed in zip(words, widths, strict=True):
        if lines and needed + space <= room:
            lines[-1] += f" {word}"
            room -= needed + space
        else:
            lines.append(word)
            room = width - needed
    return lines


@cache
def _width_of_letter(letter: str) -> int:
    plain = unicodedata.normalize("NFD", letter)[:1]
    return 0 if unicodedata.combining(plain) else _WIDTHS.get(plain, _ORDINARY)
