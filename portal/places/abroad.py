"""Countries and large cities outside the British Isles, whose names villages of England and Wales bear too: Dublin."""

from functools import cache

from babel.core import Locale, get_global

from portal.places.names import plain

_HERE = frozenset(("GB", "GG", "IM", "JE"))
_CONTINENTS = frozenset(("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"))
_LENGTH_OF_A_COUNTRY = 2
# What people call them that is no name of the list.
_COUNTRIES_IN_SHORT = frozenset(("america", "eire", "holland", "republic of ireland", "u s a", "uae", "usa"))
_OTHERS = frozenset(("jersey city", "new jersey", "washington dc"))
# Points of the compass and saints, which in a list of cities stand for others.
# `Northern Ireland` is near, and `Petty France` a street.
_MAKING_A_NAME = frozenset(("gogledd", "little", "n", "new", "northern", "of", "petty"))
_NO_CITIES = frozenset(("center", "north", "south", "st johns", "st martin", "st thomas", "victoria", "west"))


def lies_abroad(plain_name: str) -> bool:
    """Whether a plain name is that of a country or of a large city far away, or ends with the name of a country."""
    words = plain_name.split()
    if plain_name in _cities() | _countries() | _OTHERS:
        return True
    ends = ((words[start - 1], " ".join(words[start:])) for start in range(1, len(words)))
    return any(end in _countries() - _NO_CITIES and before not in _MAKING_A_NAME for before, end in ends)


@cache
def _countries() -> frozenset[str]:
    """Their names in both languages, from the Common Locale Data Repository of Unicode."""
    names = {
        plain(name)
        for language in ("cy", "en")
        for code, name in Locale(language).territories.items()
        if len(code) == _LENGTH_OF_A_COUNTRY and code.isalpha() and code not in _HERE
    }
    return frozenset(names | _COUNTRIES_IN_SHORT)


@cache
def _cities() -> frozenset[str]:
    """The cities after which time zones are named, in both languages, from the same repository."""
    zones = {
        zone: zone.rsplit("/", 1)[1]
        for zone, country in get_global("zone_territories").items()
        if zone.split("/")[0] in _CONTINENTS and country not in _HERE
    }
    names = {plain(city.replace("_", " ")) for city in zones.values()}
    for language in ("cy", "en"):
        translated = Locale(language).time_zones
        names |= {plain(translated[zone]["city"]) for zone in zones if "city" in translated.get(zone, {})}
    return frozenset(names) - _NO_CITIES
