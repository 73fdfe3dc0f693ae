"""From a place, council or postcode to the force that polices it.

`find` answers one text; the index that it reads is built from the current release and kept by `CurrentIndex`.
"""

from portal.places.answers import Answer, ForceShare, Kind, Match, Note
from portal.places.elsewhere import is_country
from portal.places.finding import LONGEST_TEXT, find, visible
from portal.places.index import CurrentIndex, Index
from portal.places.named_within import place_named
from portal.places.names import plain

__all__ = [
    "LONGEST_TEXT", "Answer", "CurrentIndex", "ForceShare", "Index", "Kind", "Match", "Note", "find", "is_country",
    "place_named", "plain", "visible",
]  # fmt: skip
