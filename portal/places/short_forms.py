"""Names that were written shorter than they are: `Soton`, `SYorks`, `T Wells`, `Burton/Trent`, `Bury St Eds`."""

import re

_SHORTEST = 3
# A longer text is no short form, and would only take long to compare.
_LONGEST = 20
# So short a word leaves vowels out before anything else.
_LETTERS_OF_A_SHORT_WORD = 4
_VOWELS = re.compile("[aeiouy]")
# Words of a name that a short form leaves out.
_LEFT_OUT = r"(?: (?:and|by|in|le|next|of|on|the|under))*"


def short_form(name: str) -> re.Pattern[str] | None:
    """What the plain names look like that this one may be short for; None for what is hardly one.

    Every word of such a name gives its first letter, and all letters stand in their order.
    """
    if not _SHORTEST <= len(name) <= _LONGEST:
        return None
    words = name.split()
    if len(words) > 1:
        return re.compile(rf"[a-z]*{_LEFT_OUT} ".join("[a-z]*".join(word) for word in words) + "[a-z]*")
    # `SYorks` and `WSM` are made of the beginnings of several words.
    glued = rf"(?=.* ){rf'(?:[a-z]*{_LEFT_OUT} )?'.join(name)}[a-z]*"
    if len(name) <= _LETTERS_OF_A_SHORT_WORD and len(_VOWELS.findall(name)) > 1:
        return re.compile(glued)
    # A single word that lost letters keeps both ends, and what tells its place from others: `Ncastle`, upon Tyne.
    return re.compile(rf"{glued}|{'[a-z]*'.join(name)}(?:{_LEFT_OUT[:-1]}+ .*)?")
