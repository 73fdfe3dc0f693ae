"""A language of the site: its messages, and how it writes numbers, dates and lists. Knows no Flask."""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import TypeVar

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import Translations

from portal.facts.partial_date import PartialDate

_ENGLISH_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
_WELSH_LETTERS = (
    *("a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m", "n", "o"),
    *("p", "ph", "q", "r", "rh", "s", "t", "th", "u", "v", "w", "x", "y", "z"),
)

# Babel writes the Welsh "and" as "a(c)". Numerals are heard as their names: `ac un`, `ac wyth deg`, but `a deg`.
_BEFORE_VOWEL = re.compile(r"\ba\(c\) (?=[aeiouâêîôû8]|y(?![aeiou])|1(?!0))", re.IGNORECASE)

# The sign that a reader sees before a number; a hyphen there reads as a dash, and may be left at the end of a line.
_MINUS = "−"

LANGUAGE_CODES = ("en", "cy")
CATALOGUES = Path(__file__).parent.parent / "translations"

_Text = TypeVar("_Text", str, str | None)


@dataclass(frozen=True)
class Language:
    """Everything that differs between English and Welsh text; `path_prefix` starts that language's addresses."""

    code: str
    locale: Locale
    translations: NullTranslations

    @property
    def path_prefix(self) -> str:
        """The start of every address in this language: empty for English, `/cy` for Welsh."""
        return "" if self.code == "en" else f"/{self.code}"

    def gettext(self, message: str, **values: object) -> str:
        """The message in this language, its `%(name)s` places filled in."""
        text = self.translations.gettext(message)
        return text % values if values else text

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The message in the plural form that the number takes in this language; `%(num)s` is the number."""
        text = self.translations.ngettext(singular, plural, number)
        return text % {"num": self.number(number), **values}

    def choose(self, english: _Text, welsh: str | None) -> _Text:
        """What a row says in this language: the English words, unless it is Welsh and the row has words in it."""
        return (welsh if self.code == "cy" else None) or english

    def number(self, value: int | float | Decimal) -> str:
        """A number with this language's separators, a true minus, and exactly the decimal places that the value has."""
        places = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else None
        pattern = None if places is None else "#,##0" + ("." + "0" * places if places else "")
        return format_decimal(value, format=pattern, locale=self.locale).replace("-", _MINUS)

    def percent(self, value: int | float | Decimal) -> str:
        """A figure that is already in percent: `96.6%`."""
        return f"{self.number(value)}%"

    def date(self, value: PartialDate | datetime.date) -> str:
        """A date in words, only as precise as it is known: `15 January 2019`, `December 2018` or `2018`."""
        if isinstance(value, datetime.date):
            return _date(value, "d MMMM y", self.code)
        pattern = "d MMMM y" if value.day else "MMMM y" if value.month else "y"
        return _date(value.first_day, pattern, self.code)

    def month(self, value: PartialDate) -> str:
        """A date in words without its day: `January 2019`, or `2018` where no month is known."""
        return _date(value.first_day, "MMMM y" if value.month else "y", self.code)

    def moment(self, value: datetime.datetime) -> str:
        """A point in time in words, in the zone that the value carries."""
        return format_datetime(value, "d MMMM y, HH:mm", locale=self.locale)

    def sort_key(self, text: str) -> tuple[tuple[int, str], ...]:
        """What orders words as this language does: in Welsh `ch`, `dd`, `ff`, `ng`, `ll`, `ph`, `rh`, `th` are letters.

        Source of the order: the Welsh alphabet as the dictionary of the University of Wales lists it.
        """
        return _sort_key(text, self.code)

    def listing(self, items: list[str]) -> str:
        """The items as running text: `a, b and c`; in Welsh `a` or `ac` as the sound that follows asks."""
        # Welsh has no comma before the last "and".
        text = format_list(items, locale=self.locale).replace(", a(c) ", " a(c) ")
        return _BEFORE_VOWEL.sub("ac ", text).replace("a(c) ", "a ")


@cache
def language(code: str) -> Language:
    """The language with this code; raise KeyError for one that the site does not have."""
    if code not in LANGUAGE_CODES:
        raise KeyError(code)
    translations = Translations.load(CATALOGUES, [code]) if code != "en" else NullTranslations()
    return Language(code, Locale.parse("en_GB" if code == "en" else code), translations)


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


# A page shows the same few dates a hundred times.
@lru_cache(maxsize=1024)
def _date(day: datetime.date, pattern: str, code: str) -> str:
    return format_date(day, pattern, locale=language(code).locale)


@lru_cache(maxsize=1024)
def _sort_key(text: str, code: str) -> tuple[tuple[int, str], ...]:
    plain = "".join(
        character for character in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(character)
    )
    letters = _WELSH_LETTERS if code == "cy" else _ENGLISH_LETTERS
    return tuple(
        (letters.index(letter), "") if letter in letters else (-1, letter)
        for letter in re.findall("|".join(sorted(letters, key=len, reverse=True)) + "|.", plain)
    )
