"""The names and postcodes by which Scotland, Northern Ireland, the Channel Islands and the Isle of Man are known."""

from collections.abc import Iterable

from portal.dataset.elsewhere import all_elsewhere
from portal.facts.elsewhere import Country, Elsewhere
from portal.places.names import plain

_ALL = all_elsewhere()
SCOTLAND = _ALL[Country.SCOTLAND]
_NORTHERN_IRELAND = _ALL[Country.NORTHERN_IRELAND]
_ISLE_OF_MAN = _ALL[Country.ISLE_OF_MAN]
_JERSEY = _ALL[Country.JERSEY]
_GUERNSEY = _ALL[Country.GUERNSEY]

# DG and TD lie on both sides of the border: districts that reach into England are in the dataset.
_SCOTTISH_AREAS = ("AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE")
_OTHER_AREAS = {"BT": _NORTHERN_IRELAND, "JE": _JERSEY, "GY": _GUERNSEY, "IM": _ISLE_OF_MAN}
_BY_AREA = dict.fromkeys(_SCOTTISH_AREAS, SCOTLAND) | _OTHER_AREAS

_SCOTTISH_CITIES = ("aberdeen", "dundee", "dunfermline", "edinburgh", "glasgow", "inverness", "perth", "stirling")
_NORTHERN_IRISH_CITIES = ("armagh", "belfast", "derry", "lisburn", "londonderry", "newry")
_COUNTRIES = {
    "scotland": SCOTLAND,
    "yr alban": SCOTLAND,
    "northern ireland": _NORTHERN_IRELAND,
    "gogledd iwerddon": _NORTHERN_IRELAND,
    "jersey": _JERSEY,
    "guernsey": _GUERNSEY,
    "isle of man": _ISLE_OF_MAN,
}
_BY_NAME = {
    **_COUNTRIES,
    "psni": _NORTHERN_IRELAND,
    **dict.fromkeys(_SCOTTISH_CITIES, SCOTLAND),
    **dict.fromkeys(_NORTHERN_IRISH_CITIES, _NORTHERN_IRELAND),
}


_BY_NAME |= {plain(elsewhere.police): elsewhere for elsewhere in _COUNTRIES.values()}


def elsewhere_of_area(area: str) -> Elsewhere | None:
    """Who polices the postcodes that begin with these letters, where that is no force of England or Wales."""
    return _BY_AREA.get(area)


def elsewhere_of_name(plain_name: str) -> Elsewhere | None:
    """Who polices a country or one of its cities, by its plain name."""
    return _BY_NAME.get(plain_name)


def names_elsewhere() -> Iterable[str]:
    """The plain names of those countries and of their largest cities."""
    return _BY_NAME.keys()


def country_at_end(plain_name: str) -> Elsewhere | None:
    """The country with whose name a plain name ends: `bangor northern ireland`."""
    return next((country for name, country in _COUNTRIES.items() if f" {plain_name}".endswith(f" {name}")), None)


def is_country(text: str) -> bool:
    """Whether the text is the name of such a country itself, not of a place or a police force in it."""
    return plain(text) in _COUNTRIES
