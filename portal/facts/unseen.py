"""Characters that nobody sees, in whatever somebody typed: they part words, turn letters round or hide others."""

import re
import unicodedata

_CATEGORIES = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
# Letters, marks and signs by their category, but nothing of them is drawn: joiners, fillers, variants, empty Braille.
_DRAWN_AS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def unseen_character(text: str) -> str | None:
    """A character that cannot be seen, as it is named (`U+200B`), a line break too; None where there is none."""
    match = _DRAWN_AS_NOTHING.search(text) if not text.isascii() else None
    # Only what is not printable can be among the others, and to ask each character takes long.
    others = "" if text.isprintable() else text
    character = next((one for one in others if unicodedata.category(one) in _CATEGORIES), match and match[0])
    return f"U+{ord(character):04X}" if character else None
