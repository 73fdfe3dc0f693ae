"""What a cell was meant to be, where only its spelling is wrong: the mend that a fault names."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

_DASHES = re.compile("[‐-―−]")
# A raised or encircled digit is the sign of a note, and none of the figure that it is behind.
_SIGNS_OF_NOTES = ("<super>", "<sub>", "<circle>")
_PER_CENT = re.compile(r" ?(?:per ?cent|y cant|٪)$", re.IGNORECASE)
_POINTS_AND_COMMAS = str.maketrans({"·": ".", "\u066b": ".", "\u066c": ","})
_THOUSANDS = re.compile(r"-?[0-9]{1,3}((,[0-9]{3})+(\.[0-9]+)?|([ '’][0-9]{3})+([.,][0-9]+)?|(\.[0-9]{3})+(,[0-9]+)?)")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,([0-9]{1,2}|[0-9]{4,6})")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")
_MOST_DIGITS = 12
_TIME = re.compile(r"[T ][0-9:.]*(Z|[+-][0-9]{2}:?[0-9]{2})?")
_DAY = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST_OR_MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.]([0-9]{4})")
_MONTHS = (
    ("january", "ionawr"), ("february", "chwefror"), ("march", "mawrth"), ("april", "ebrill"), ("may", "mai"),
    ("june", "mehefin"), ("july", "gorffennaf"), ("august", "awst"), ("sept", "september", "medi"),
    ("october", "hydref"), ("november", "tachwedd"), ("december", "rhagfyr"),
)  # fmt: skip
_SHORT_MONTHS = "|".join(english[:3] for english, *_ in _MONTHS)
_MONTHS_A_YEAR = 12
_BESIDE_A_DATE = re.compile(
    r"^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|(?<=[0-9])(st|nd|rd|th)\b|,|\bof\b"
)
# As spreadsheets write a day where nobody says how: 22-Nov-26.
_SHORT_YEAR = re.compile(r"(?<=[0-9]-[a-z]{3}-)(?=[0-9]{2}$)")
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})[ -])?([a-z]+)[ -](?:([0-9]{1,2}) )?([0-9]{4})")
_DAY_OF_A_SPREADSHEET = re.compile(r"([34][0-9]{4})(\.0)?")
_FIRST_DAY_OF_A_SPREADSHEET = datetime.date(1899, 12, 30)
# What a spreadsheet makes of 24/7, 10-12 or 1/2 while it opens a file: 24-Jul, 10-Dec, 01-Feb.
_MADE_INTO_A_DATE = re.compile(
    rf"[0-9]{{1,2}}-({_SHORT_MONTHS})(-[0-9]{{2}})?|({_SHORT_MONTHS})-[0-9]{{2}}", re.IGNORECASE
)
# Outside addresses, a question mark ends a word.
_WITH_A_LOST_LETTER = re.compile(r"(?<!\S)[^\s/.:=?]*\?[^\W\d_][^\s?]*")
_OF_TWO_ALPHABETS = re.compile(r"\b(?=\w*[A-Za-z])\w*[\u0370-\u03ff\u0400-\u052f]\w*")
_ACCENTS_UPON_ACCENTS = re.compile("[^\u0300-\u036f][\u0300-\u036f]{3,}")
# Letters joined into one sign, and those of full width.
_FORM_OF_PRINTERS = re.compile("[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_ENTITY = re.compile("&(amp|lt|gt|quot|apos|nbsp|#[0-9]+|#x[0-9a-f]+);", re.IGNORECASE)


def plain_numbers(text: str) -> Iterable[str]:
    """The number that `1e2`, `96,6`, `−5`, `1 234`, `.5` or `'96.6%` was meant to be, if it can be told.

    Of `1,234` nobody can say whether its comma is between thousands, and `98+` is more than 98.
    """
    text = _in_plain_letters(text).translate(_POINTS_AND_COMMAS)
    text = _PER_CENT.sub("", text).strip(" '\"%£").lstrip("+")
    separators = re.sub("[-0-9]", "", text)
    if _THOUSANDS.fullmatch(text) and separators not in (",", "."):
        # The last of several signs parts the decimals, where it is another than those before.
        whole, point, decimals = text.rpartition(separators[-1]) if separators[-1] != separators[0] else (text, "", "")
        text = re.sub("[^-0-9]", "", whole) + point.replace(",", ".") + decimals
    elif _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    text = re.sub(r"^(-?)(?=\.[0-9])", r"\g<1>0", text).removesuffix(".")
    if _NUMBER.fullmatch(text) and Decimal(text).adjusted() < _MOST_DIGITS:
        number = round(Decimal(text), 6)
        # A number too small to be written is not zero.
        if number or not Decimal(text):
            yield f"{number.to_integral() if number == number.to_integral() else number.normalize():f}"


def plain_dates(text: str) -> Iterable[str]:
    """The date that `2018-2-3`, `3 February 2018`, `2018-02-03T00:00` or a spreadsheet's 43134 was meant to be.

    Of `03/02/2018` nobody can say whether it is of February or of March; of `23/02/2018` everybody can.
    Nor can anybody of `2010/11`, whether it is a November or a financial year.
    """
    text = _in_plain_letters(text).strip(" '\"")
    text = text[:10] + _TIME.sub("", text[10:]) if re.match("[0-9]{4}-", text) else text.lower()
    in_words = _IN_WORDS.fullmatch(_SHORT_YEAR.sub("20", " ".join(_BESIDE_A_DATE.sub("", text).split())))
    if day := _DAY.fullmatch(text):
        year, month_of_year, day_of_month = filter(None, day.groups())
        yield f"{year}-{month_of_year:0>2}-{day_of_month:0>2}"
    elif day := _DAY_FIRST_OR_MONTH_FIRST.fullmatch(text):
        if int(day[1]) > _MONTHS_A_YEAR or day[1] == day[2]:
            yield f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
        elif int(day[2]) > _MONTHS_A_YEAR:
            yield f"{day[3]}-{day[1]:0>2}-{day[2]:0>2}"
    elif (month := _MONTH.fullmatch(text)) and not _is_of_two_years(text):
        yield f"{month[1] or month[4]}-{month[2] or month[3]:0>2}"
    elif in_words and (number := _month(in_words[2])) and not (in_words[1] and in_words[3]):
        day_of_month = in_words[1] or in_words[3]
        yield f"{in_words[4]}-{number:02}" + (f"-{day_of_month:0>2}" if day_of_month else "")
    elif days := _DAY_OF_A_SPREADSHEET.fullmatch(text):
        yield str(_FIRST_DAY_OF_A_SPREADSHEET + datetime.timedelta(int(days[1])))


def _is_of_two_years(text: str) -> bool:
    years = re.fullmatch("[0-9]{2}([0-9]{2})[-/.]([0-9]{2})", text)
    return years is not None and (int(years[1]) + 1) % 100 == int(years[2])


def _month(word: str) -> int | None:
    """The number of the month with that name, or with its first three letters, in English or in Welsh."""
    numbers = (place for place, names in enumerate(_MONTHS, 1) for name in names if word in (name, name[:3]))
    return next(numbers, None)


def _in_plain_letters(text: str) -> str:
    """The text with its digits, spaces and dashes in their plain forms, whatever script they were written in."""
    letters = (
        letter
        if unicodedata.decomposition(letter).startswith(_SIGNS_OF_NOTES)
        else str(unicodedata.decimal(letter, unicodedata.normalize("NFKC", letter)))
        for letter in text
    )
    return _DASHES.sub("-", "".join(letters))


def fault_of_letters(text: str, *, is_address: bool) -> tuple[str, str] | None:
    """What is wrong with letters that a program wrote for others, and the mend; None if nothing is."""
    if not is_address and (word := _WITH_A_LOST_LETTER.search(text)):
        what = f"A letter of {word[0]!r} may be lost: spreadsheets write ? where an encoding has none such as ŵ."
        return what, "write the letter that its source has, and save the file as CSV UTF-8."
    if entity := _ENTITY.search(text):
        return (
            f"The cell holds {entity[0]}, which stands for a character of a web page.",
            "write that character itself.",
        )
    if _MADE_INTO_A_DATE.fullmatch(text):
        what = "A spreadsheet may have made a date of this, as it makes 24-Jul of 24/7."
        return what, "write what its source has, and give the column the format text."
    if text.isascii():
        return None
    if word := _OF_TWO_ALPHABETS.search(text):
        what = f"The word {word[0]!r} has letters of two alphabets, which look alike: nobody who types it finds it."
        return what, "type the word anew."
    if several := _ACCENTS_UPON_ACCENTS.search(text):
        return "More accents stand on one letter than any language has.", f"write the letter {several[0][0]} anew."
    if form := _FORM_OF_PRINTERS.search(text):
        meant = unicodedata.normalize("NFKC", form[0])
        return f"The cell holds {form[0]}, which a PDF or a keyboard wrote for {meant}.", f"write {meant} itself."
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
