"""Which of many names a misspelt one comes close to."""

from collections.abc import Iterable

# Below this length, every other word is one slip away.
_SHORTEST = 4


class Spelling:
    """Names that can be asked for those within a few slips of a text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = {}
        for name in names:
            self._by_length.setdefault(len(name), []).append(name)

    def close_to(self, text: str) -> list[tuple[int, str]]:
        """The names within the slips that a text of this length is forgiven, with their number, fewest first."""
        most = slips_forgiven(text)
        if not most:
            return []
        names = [
            name for length in range(len(text) - most, len(text) + most + 1) for name in self._by_length.get(length, ())
        ]
        return within(text, names, most)


def within(text: str, names: Iterable[str], most: int) -> list[tuple[int, str]]:
    """The names at most so many slips away from the text, with their number, fewest first.

    A slip is a letter too many, one too few, another one, or two that changed places (restricted Damerau–Levenshtein).
    """
    # Loaded for the first misspelt name: it takes four megabytes, and nobody waits for it when the site starts.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    matches = process.extract_iter(text, names, scorer=OSA.distance, score_cutoff=most)
    return sorted((int(slips), name) for name, slips, _ in matches)


def slips_forgiven(text: str) -> int:
    """How many slips a text of this length may hold and still be known: one in short names, three in long ones."""
    if len(text) < _SHORTEST:
        return 0
    return 1 + (len(text) > 5) + (len(text) > 12)
