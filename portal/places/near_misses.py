"""How many slips of the finger part two words, and which of many names a misspelt one comes close to."""

from __future__ import annotations

from collections.abc import Iterable

# Below this length, every other word is one slip away.
_SHORTEST = 4


class Spelling:
    """Names that can be asked for those within a few slips of a text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_length: dict[int, tuple[list[str], list[int]]] = {}
        for name in names:
            known, letters = self._by_length.setdefault(len(name), ([], []))
            known.append(name)
            letters.append(_letters(name))

    def close_to(self, text: str) -> list[tuple[int, str]]:
        """The names within the slips that a text of this length is forgiven, with their number, fewest first."""
        most = slips_forgiven(text)
        if not most:
            return []
        typed = _letters(text)
        found: list[tuple[int, str]] = []
        for length in range(len(text) - most, len(text) + most + 1):
            names, all_letters = self._by_length.get(length, ((), ()))
            for name, letters in zip(names, all_letters, strict=True):
                # A slip adds at most one letter that the name has not, and takes away at most one that it has:
                # this keeps all but a few names from the slow comparison.
                if (typed & ~letters).bit_count() <= most and (letters & ~typed).bit_count() <= most:
                    slips = slips_between(text, name, most)
                    if slips <= most:
                        found.append((slips, name))
        return sorted(found)


def slips_forgiven(text: str) -> int:
    """How many slips a text of this length may hold and still be known: one in short names, three in long ones."""
    if len(text) < _SHORTEST:
        return 0
    return 1 + (len(text) > 5) + (len(text) > 12)


def slips_between(typed: str, name: str, most: int) -> int:
    """The Damerau–Levenshtein distance (restricted to adjacent transpositions); `most + 1` for anything above `most`.

    Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964).
    """
    too_many = most + 1
    before_last: list[int] = []
    last = list(range(len(name) + 1))
    for row, letter in enumerate(typed, 1):
        # Only cells within `most` of the diagonal can stay within the limit.
        first_column, last_column = max(1, row - most), min(len(name), row + most)
        current = [too_many] * (len(name) + 1)
        if row <= most:
            current[0] = row
        best = current[0]
        for column in range(first_column, last_column + 1):
            other = name[column - 1]
            cost = last[column - 1] + (letter != other)
            cost = min(cost, last[column] + 1, current[column - 1] + 1)
            if row > 1 and column > 1 and letter == name[column - 2] and typed[row - 2] == other:
                cost = min(cost, before_last[column - 2] + 1)
            current[column] = cost
            best = min(best, cost)
        if best > most:
            return too_many
        before_last, last = last, current
    return min(last[len(name)], too_many)


def _letters(word: str) -> int:
    letters = 0
    for character in word:
        # Plain names hold a to z, spaces and, rarely, digits.
        letters |= 1 << (ord(character) & 63)
    return letters
