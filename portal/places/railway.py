"""Texts about the railway, which a force of its own polices: `train`, `Leeds station`, `on the tube`."""

from collections.abc import Collection

# Words that say no more than that something was there.
_SMALL_WORDS = frozenset(("a", "an", "at", "from", "in", "my", "near", "of", "on", "the", "to")) | frozenset(
    ("ar", "i", "mewn", "o", "y", "yn", "yng", "yr")
)
# Stations that are none of the railway.
_OTHER_STATIONS = frozenset(
    ("ambulance", "bus", "coach", "filling", "fire", "lifeboat", "petrol", "police", "polling", "power", "service")
) | frozenset(("ambiwlans", "bad", "betrol", "bws", "bwer", "bysiau", "bysus", "dan", "fws", "fysiau", "heddlu"))
# In Welsh a station stands before its place: `gorsaf Caerdydd`, `yng ngorsaf Caerdydd`.
_STATION_IN_WELSH = ("gorsaf", "ngorsaf", "orsaf")
_OFFICE_IN_WELSH = ("swyddfa", "swyddfar")


def place_on_railway(name: str, phrases: Collection[str]) -> str | None:
    """The rest of a plain name that speaks of the railway in one of the plain phrases; None where it does not.

    The phrase stands at the end, or at the start before a word such as `to`: `station road` is no station.
    """
    words = name.split()
    while words and words[0] in _SMALL_WORDS:
        words = words[1:]
    if words and words[0] in _STATION_IN_WELSH:
        words = ["gorsaf", *words[1:]]
    for length in range(len(words), 0, -1):
        rest, phrase = words[:-length], " ".join(words[-length:])
        if phrase in phrases and not (rest and rest[-1] in _OTHER_STATIONS):
            return _without_small_words(rest)
        before, after = " ".join(words[:length]), words[length:]
        is_parted = after and (after[0] in _SMALL_WORDS or words[0] == "gorsaf") and after[0] not in _OTHER_STATIONS
        if before in phrases and is_parted:
            return _without_small_words(after)
    return None


def without_other_station(name: str) -> str:
    """A plain name without the words for a station that is none of the railway, at either end: `maidstone police
    station`, `police station in maidstone`, `gorsaf heddlu caerdydd`.
    """
    words = name.split()
    if words[-1:] == ["station"] and words[-2:-1] and words[-2] in _OTHER_STATIONS:
        return " ".join(words[:-2])
    begins = _without_small_words(words).split()
    if not begins[2:]:
        return name
    in_english = begins[0] in _OTHER_STATIONS and begins[1] == "station"
    in_welsh = begins[0] in (*_STATION_IN_WELSH, *_OFFICE_IN_WELSH) and begins[1] in _OTHER_STATIONS
    return _without_small_words(begins[2:]) if in_english or in_welsh else name


def _without_small_words(words: list[str]) -> str:
    while words and words[0] in _SMALL_WORDS:
        words = words[1:]
    while words and words[-1] in _SMALL_WORDS:
        words = words[:-1]
    return " ".join(words)
