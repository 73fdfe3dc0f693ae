"""What a cell was meant to be, where only its spelling is wrong: the mend that a fault names."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

_DASHES = re.compile("[‐-―−]")
_THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,([0-9]{1,2}|[0-9]{4,6})")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")
_MOST_DIGITS = 12
_TIME = re.compile(r"[T ][0-9:.]*Z?")
_DAY = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})[ -])?([a-z]{3})[a-z]*[ -]([0-9]{4})")
_DAY_OF_A_SPREADSHEET = re.compile(r"([34][0-9]{4})(\.0)?")
_FIRST_DAY_OF_A_SPREADSHEET = datetime.date(1899, 12, 30)
_ENTITY = re.compile("&(amp|lt|gt|quot|apos|nbsp|#[0-9]+|#x[0-9a-f]+);", re.IGNORECASE)


def plain_numbers(text: str) -> Iterable[str]:
    """The number that `1e2`, `96,6`, `−5`, `1,234` or `'96.6%` was meant to be, if it can be told."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip(" '\"%£+")
    if _THOUSANDS.fullmatch(text) and (text.count(",") > 1 or "." in text):
        text = text.replace(",", "")
    elif _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if _NUMBER.fullmatch(text) and Decimal(text).adjusted() < _MOST_DIGITS:
        number = round(Decimal(text), 6)
        yield f"{number.to_integral() if number == number.to_integral() else number.normalize():f}"


def plain_dates(text: str) -> Iterable[str]:
    """The date that `2018-2-3`, `3 February 2018`, `2018-02-03T00:00` or a spreadsheet's 43134 was meant to be.

    Of `03/02/2018` nobody can say whether it is of February or of March.
    """
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip(" '\"")
    text = text[:10] + _TIME.sub("", text[10:]) if re.match("[0-9]{4}-", text) else text.lower()
    if day := _DAY.fullmatch(text):
        yield f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"
    elif month := _MONTH.fullmatch(text):
        yield f"{month[1]}-{month[2]:0>2}"
    elif (words := _IN_WORDS.fullmatch(text)) and words[2] in _MONTHS:
        day_of_month = f"-{words[1]:0>2}" if words[1] else ""
        yield f"{words[3]}-{_MONTHS.index(words[2]) + 1:02}{day_of_month}"
    elif days := _DAY_OF_A_SPREADSHEET.fullmatch(text):
        yield str(_FIRST_DAY_OF_A_SPREADSHEET + datetime.timedelta(int(days[1])))


def fault_of_letters(text: str) -> tuple[str, str] | None:
    """What is wrong with letters that a program wrote for others, and the mend; None if nothing is."""
    if entity := _ENTITY.search(text):
        return (
            f"The cell holds {entity[0]}, which stands for a character of a web page.",
            "write that character itself.",
        )
    if text.isascii():
        return None
    if "\ufffd" in text:
        return "A letter of the cell was lost: U+FFFD stands in its place.", "write the letter that its source has."
    try:
        meant = text.encode("cp1252").decode()
    except UnicodeError:
        pass
    else:
        return "The cell was read in the wrong encoding.", f"write {meant}"
    for character in text:
        if character != " " and unicodedata.category(character) == "Zs":
            return f"The cell holds U+{ord(character):04X}, another space than the common one.", "write a common space."
    if not unicodedata.is_normalized("NFC", text):
        return (
            "A letter and its accent are two characters.",
            "type the letter with its accent anew, as one (Unicode NFC).",
        )
    return None
