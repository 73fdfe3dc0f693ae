"""Titles and subtitles in lines that fit a width, whatever fonts the machine has."""

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


def lines(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines of at most this width in pixels, broken at spaces; a longer word has a line of its own."""
    broken: list[str] = []
    # A no-break space is no place to break, which str.split() does not know.
    for word in text.split(" "):
        if broken and width_of(f"{broken[-1]} {word}", size, bold) <= width:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken


def even_lines(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The same lines, as even as words allow: a title does not end with a single word in a line of its own."""
    broken = lines(text, width, size, bold)
    # Where each word has a line of its own, no width gives more lines.
    while 1 < len(broken) < text.count(" ") + 1:
        tighter = lines(text, width := width - size, size, bold)
        if len(tighter) > len(broken):
            break
        broken = tighter
    return broken


@cache
def _width_of_letter(letter: str) -> int:
    plain = unicodedata.normalize("NFD", letter)[:1]
    return 0 if unicodedata.combining(plain) else _WIDTHS.get(plain, _ORDINARY)
