"""Names as people type them, brought to one form, so that `St. Asaph` and `SAINT ASAPH` are the same."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_NOT_OF_A_NAME = re.compile(r"[^a-z0-9]+")
_SAME_WORD = {"saint": "st", "upon": "on"}
_SHORTENED = re.compile(r"(?<=[a-z]{3})boro$")
# Words that say what kind of body a name belongs to, and that people add or leave out.
_FIRST_WORDS = frozenset((
    "borough", "bwrdeistref", "city", "council", "county", "cyngor", "dinas", "district", "heddlu", "lb",
    "metropolitan", "of", "royal", "sirol", "the",
))  # fmt: skip
_LAST_WORDS = frozenset((
    "authority", "bc", "boro", "borough", "cbc", "cc", "city", "constabulary", "corporation", "council", "county", "dc",
    "district", "force", "mbc", "mdc", "metropolitan", "of", "police", "service", "ua", "unitary",
))  # fmt: skip
# Between the name of a town and what tells it from others: Stow on the Wold.
_PARTING_WORDS = frozenset(("by", "cum", "de", "in", "le", "next", "on", "sub", "super", "under"))


def plain(text: str) -> str:
    """The text in lower case without accents, apostrophes and punctuation, its words parted by single spaces.

    `Saint` becomes `st`, `upon` becomes `on`, `&` becomes `and`, `Scarboro` becomes `scarborough`, and a leading
    `the` is left out.
    """
    text = unicodedata.normalize("NFKD", text).casefold()
    text = _APOSTROPHES.sub("", text).replace("&", " and ")
    text = "".join(character for character in text if not unicodedata.combining(character))
    words = [_SHORTENED.sub("borough", _SAME_WORD.get(word, word)) for word in _NOT_OF_A_NAME.split(text) if word]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def without_title(name: str) -> str:
    """A plain name without the words that say what kind of body it is: `kent county council` becomes `kent`.

    A name of such words alone stays as it is.
    """
    words = name.replace("london borough", "borough").split()
    start, end = 0, len(words)
    while start < end and words[start] in _FIRST_WORDS:
        start += 1
    while end > start and words[end - 1] in _LAST_WORDS:
        end -= 1
    return " ".join(words[start:end]) or name


def is_parted(name: str) -> bool:
    """Whether a name has a second part that people leave out, as Ashby-de-la-Zouch has."""
    return not _PARTING_WORDS.isdisjoint(plain(name).split())


def is_title(name: str) -> bool:
    """Whether a plain name is nothing but words that say what kind of body something is, such as `city council`."""
    return all(word in _FIRST_WORDS | _LAST_WORDS for word in name.split())
