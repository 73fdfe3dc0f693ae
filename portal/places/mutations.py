"""Names as they stand after a word such as `in`, which changes them in Welsh: `yng Nghaerdydd`, `i Fangor`."""

from __future__ import annotations

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
# What each word does to the name after it.
_WORDS: dict[str, _Changes] = {
    "yn": _NASAL, "yng": _NASAL, "ym": _NASAL,
    **dict.fromkeys(("am", "ar", "at", "dros", "i", "o", "trwy"), _SOFT),
    "from": {}, "in": {}, "ir": {}, "or": {},
}  # fmt: skip


def unmutated(name: str) -> list[str]:
    """What may be meant by a plain name after such a word, as it is named alone; nothing without such a word.

    The name as it was typed comes first: `yn Abertawe` changes nothing.
    """
    word, _, rest = name.partition(" ")
    changes = _WORDS.get(word)
    if changes is None or not rest:
        return []
    # The article that was drawn into the word is a part of the name: `i'r Alban`.
    found = [rest, f"y {rest}", f"yr {rest}"] if word in ("ir", "or") else [rest]
    longest = next((length for length in (3, 2, 1) if rest[:length] in changes), 0)
    found += [beginning + rest[longest:] for beginning in changes.get(rest[:longest], ())]
    # The soft mutation takes a `g` away: `o Wynedd`.
    if changes is _SOFT and rest[0] in _VOWELS:
        found.append(f"g{rest}")
    return found
