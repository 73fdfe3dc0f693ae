"""Roads where a place was asked for: `M25`, `on the A303`."""

import re

from portal.places.postcodes import full_postcodes

# Great Britain's: https://en.wikipedia.org/wiki/List_of_motorways_in_the_United_Kingdom
_MOTORWAYS = frozenset((
    "M1", "M2", "M3", "M4", "M5", "M6", "M8", "M9", "M11", "M18", "M20", "M23", "M25", "M26", "M27", "M32", "M40",
    "M42", "M45", "M48", "M49", "M50", "M53", "M54", "M55", "M56", "M57", "M58", "M60", "M61", "M62", "M65", "M66",
    "M67", "M69", "M73", "M74", "M77", "M80", "M90", "M180", "M181", "M271", "M275", "M602", "M606", "M621", "M876",
    "M898",
))  # fmt: skip
_ROAD = re.compile(r"\b(?:A[0-9]{1,4}(?:\(M\)|M)?|B[0-9]{3,4})(?!\w)|\b(?:MOTORWAY|[DT]?RAFFORDD)\b")
_WORD = re.compile(r"\w+")


def is_motorway(code: str) -> bool:
    """Whether a postcode district is called as a motorway is: `M25`, in Manchester and around London."""
    return code in _MOTORWAYS


def names_a_road(text: str) -> bool:
    """Whether the text names a road by its number, and holds no full postcode."""
    capitals = text.upper()
    named = _ROAD.search(capitals) or not _MOTORWAYS.isdisjoint(_WORD.findall(capitals))
    return bool(named) and not full_postcodes(text)


def is_a_road(text: str) -> bool:
    """Whether the text is the number of a road and nothing else: `A14`."""
    return text.upper() in _MOTORWAYS or _ROAD.fullmatch(text.upper()) is not None
