"""Words that end many names and tell none of them from others: `Street`, `Park`, `Hill`."""

from collections.abc import Sequence

# What is called so is a street of a town nobody named, or has hundreds of the same name.
_OF_STREETS = frozenset((
    "ave", "avenue", "close", "court", "crescent", "drive", "estate", "fields", "gardens", "grove", "house", "lane",
    "mews", "parade", "park", "place", "rd", "road", "row", "square", "street", "terrace", "view", "way",
))  # fmt: skip
# Behind a town these make the name of a street, which most often leads there from another one.
_LEADING_THERE = frozenset((
    "ave", "avenue", "blvd", "boulevard", "close", "cres", "crescent", "drive", "gardens", "gdns", "grove", "lane",
    "place", "rd", "road", "row", "sq", "square", "street", "terrace", "way",
))  # fmt: skip
# In Welsh a street stands before its town: `Heol Caerdydd`.
_STREETS_IN_WELSH = frozenset(("ffordd", "heol", "lon", "rhodfa", "stryd"))
_OF_THE_LAND = frozenset((
    "bank", "bay", "beach", "bridge", "brook", "castle", "centre", "city", "common", "corner", "cottage", "croft",
    "cross", "down", "downs", "end", "farm", "field", "gate", "green", "hall", "harbour", "hatch", "heath", "hill",
    "island", "manor", "marsh", "mill", "moor", "mount", "oak", "point", "quarter", "quay", "reach", "river", "side",
    "university", "valley", "village", "water", "well", "wharf", "wood",
))  # fmt: skip

# What is there and bears the name of its place before its own: `Tebay services`.
_NAMED_AFTER_PLACES = frozenset((
    "airfield", "airport", "barracks", "camp", "church", "college", "hospital", "infirmary", "library", "marina",
    "police", "prison", "racecourse", "school", "services", "surgery", "uni", "university", "village",
))  # fmt: skip


def is_like_a_street(name: str) -> bool:
    """Whether a plain name of several words ends as streets and parks do, whatever else may bear it."""
    words = name.split()
    return len(words) > 1 and words[-1] in _OF_STREETS


def is_common(name: str) -> bool:
    """Whether a plain name is one such word alone, which in a longer text names no place."""
    return name in _OF_STREETS | _OF_THE_LAND


def is_named_after_its_place(word: str) -> bool:
    """Whether a word says what is there, its place being named before it: a hospital, a prison."""
    return word in _NAMED_AFTER_PLACES


def gives_a_street_its_name(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a town between these words is that of a street's name: `Oxford Street`, `Heol Caerdydd`."""
    # `St` with more behind it is a saint: `Leeds St James Hospital`.
    leads_there = bool(after) and (after[0] in _LEADING_THERE or tuple(after) == ("st",))
    return leads_there or (bool(before) and before[-1] in _STREETS_IN_WELSH)
