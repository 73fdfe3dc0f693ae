"""Names as people type them, brought to one form, so that `St. Asaph` and `SAINT ASAPH` are the same."""

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_NOT_OF_A_NAME = re.compile(r"[^a-z0-9]+")
_SAME_WORD = {"saint": "st", "upon": "on"}
_SHORTENED = re.compile(r"(?<=[a-z]{3})boro$")
# Words that say what kind of body a name belongs to, and that people add or leave out.
_FIRST_WORDS = frozenset((
    "borough", "bwrdeistref", "city", "council", "county", "cyngor", "dinas", "district", "heddlu", "lb",
    "metropolitan", "of", "police", "royal", "sirol", "the",
))  # fmt: skip
_LAST_WORDS = frozenset((
    "authority", "bc", "boro", "borough", "cbc", "cc", "city", "constabulary", "corporation", "council", "county", "dc",
    "district", "force", "mbc", "mdc", "metropolitan", "of", "police", "service", "ua", "unitary",
))  # fmt: skip
# Between the name of a town and what tells it from others: Stow on the Wold.
_PARTING_WORDS = frozenset(("by", "cum", "de", "in", "le", "next", "on", "sub", "super", "under"))

_Changes = dict[str, tuple[str, ...]]
_NASAL: _Changes = {"ngh": ("c",), "mh": ("p",), "nh": ("t",), "ng": ("g",), "m": ("b",), "n": ("d",)}
_SOFT: _Changes = {
    "g": ("c",),
    "b": ("p",),
    "dd": ("d",),
    "d": ("t",),
    "f": ("b", "m"),
    "l": ("ll", "gl"),
    "r": ("rh", "gr"),
}
_VOWELS = "aeiouwy"
# No name begins so by itself: `Nghaerdydd`.
_MUTATED = ("ngh", "ng", "nh", "mh")
# What each word does to the name after it.
_WORDS: dict[str, _Changes] = {
    "yn": _NASAL, "yng": _NASAL, "ym": _NASAL,
    **dict.fromkeys(("am", "ar", "at", "dros", "i", "o", "trwy"), _SOFT),
    **{word: {} for word in ("around", "from", "ger", "in", "ir", "near", "nr", "or", "outside")},
}  # fmt: skip


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
    # `police in Kent`
    if 0 < start < end - 1 and words[start] in ("for", "in", "near"):
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


def undo_mutation(name: str) -> list[str]:
    """What may be meant by a plain name after such a word, as it is named alone; nothing without such a word, where a
    name may begin so by itself.

    The name as it was typed comes first: `yn Abertawe` changes nothing.
    """
    word, _, rest = name.partition(" ") if not name.startswith(_MUTATED) else ("yn", "", name)
    changes = _WORDS.get(word)
    if changes is None or not rest:
        return []
    # The article that was drawn into the word is a part of the name: `i'r Alban`.
    names = [rest, f"y {rest}", f"yr {rest}"] if word in ("ir", "or") else [rest]
    longest = next((length for length in (3, 2, 1) if rest[:length] in changes), 0)
    names += [beginning + rest[longest:] for beginning in changes.get(rest[:longest], ())]
    # The soft mutation takes a `g` away: `o Wynedd`.
    if changes is _SOFT and rest[0] in _VOWELS:
        names.append(f"g{rest}")
    return names
