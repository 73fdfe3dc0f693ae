"""One cell of a dataset file: from text to a typed value, or to the reason why it cannot be one."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from portal.dataset.description import FieldDescription
from portal.facts.opening_hours import read_hours, respelt
from portal.facts.partial_date import PartialDate
from portal.facts.telephone import is_costly, is_dialable, numbers_within, respell as respelt_number
from portal.facts.unseen import unseen_character
from portal.facts.web_address import ascii_host, fault_of_web_address, is_host
from portal.publishing.respelling import fault_of_letters, plain_dates, plain_numbers

LONGEST_CELL = 4000
# Far above all that is counted here, and what a column of whole numbers takes in PostgreSQL; SQLite would take more.
LARGEST_WHOLE_NUMBER = 2_147_483_647
Value = str | int | bool | Decimal | datetime.date | PartialDate | tuple[str, ...] | None

# Nothing in this dataset is older: an earlier date has its digits mixed up, or is a spreadsheet's zero.
_FIRST_YEAR = 1990
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
# What ends in a number is an IP address, behind which another machine may stand tomorrow.
_NAMED_HOST = rf"({_LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
_IN_A_SPREADSHEET = "; in a spreadsheet give the whole column the format yyyy-mm-dd, or text."
_WEB_ADDRESS = re.compile(rf"https?://{_NAMED_HOST}\.?(:[0-9]+)?([/?#].*)?")
_HOST = re.compile(r"(https?://)([^/?#:\s]+)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_QUALIFIED = re.compile(
    "[<>≤≥~≈±+]|^(about|almost|around|at least|c|ca|circa|nearly|over|under|up to)\\b", re.IGNORECASE
)
_THOUSANDS_OR_DECIMALS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_LONG_NUMBER = re.compile(r"-?[0-9]{1,12}\.[0-9]{7,30}")
# What a spreadsheet takes for a formula, the full-width forms of the signs included; a leading ' hides it from the eye.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SIGNS = "'" + "".join(_FORMULA_SIGNS)
# What statisticians and desks write where nothing is known; `nil` is not among it, for it may mean zero.
_SAID_TO_BE_MISSING = frozenset((
    "-", "--", "\u2013", "\u2014", ".", "..", "...", "\u2026", "?", "[c]", "[low]", "[u]", "[x]", "[z]", "n.a.", "n/a",
    "na", "nan", "none", "null", "not found", "not known", "not published", "tba", "tbc", "unknown",
))  # fmt: skip
# What corrections.csv repeats of a figure, which may be 0.
_VALUES_OF_OTHER_COLUMNS = ("was", "now")
_ERROR_OF_A_FORMULA = re.compile(r"#(REF!|NAME\?|VALUE!|N/A|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
_NAME = "[a-z0-9]+(-[a-z0-9]+)*"
_LIST_OF_WORDS = re.compile(r"\^\(([a-z|-]+)\)\(;\(\1\)\)\*\$")
_FORMS = {
    f"^{_NAME}$": "it in small letters and digits, with hyphens between words, such as avon-and-somerset.",
    f"^{_NAME}(;{_NAME})*$": "each in small letters and digits, parted by semicolons, such as kent;essex.",
    "^s[0-9a-f]{8}$": "s and eight hexadecimal digits, as sources.csv has it: s0123abcd.",
    "^([A-Z]{1,2}[0-9][A-Z0-9]?|NPT)$": "it in capitals, such as ME14.",
    "^([A-Z]{1,2}[0-9][A-Z0-9]?|NPT) [0-9]$": "it in capitals with one space, such as ME14 1.",
    "^([A-Z]{1,2}[0-9][A-Z0-9]?|NPT) [0-9][A-Z]{2}$": "it in capitals with one space, such as ME14 1XX.",
    r"^[01]\.[0-9]{4}(;[01]\.[0-9]{4})*$": "each with 4 decimals, parted by semicolons: 1.0000, or 0.9876;0.0124.",
    "^[A-Z&]{3}$": "three capitals, such as KNT.",
    "^[EW][0-9]{8}$": "E or W and eight digits, such as E23000032.",
}
_INTERNATIONAL = re.compile(r"(\+|00 ?[1-9])[0-9 ().-]+")
_EMAIL = re.compile(rf"[A-Za-z0-9_%+'-]+(\.[A-Za-z0-9_%+'-]+)*@{_NAMED_HOST}")


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be used, and how to mend it."""

    what: str
    mend: str


def read_cell(text: str, field: FieldDescription) -> Value | Fault:
    """The typed value of a cell (None for an empty one, a tuple for a list), or its fault."""
    fault = _fault_of_any_text(text, field)
    if fault:
        return fault
    if field.list_separator:
        return _read_list(text, field)
    if text == "":
        return Fault("The cell is empty.", "fill it in; this column is required.") if field.required else None
    if fault := _fault_of_saying_nothing(text, field):
        return fault
    value = _value_of(text, field)
    return value if isinstance(value, Fault) else _within_constraints(value, text, field)


def _fault_of_any_text(text: str, field: FieldDescription) -> Fault | None:
    if len(text) > LONGEST_CELL:
        return Fault(f"The cell has {len(text)} characters.", f"shorten it to at most {LONGEST_CELL}.")
    if unseen := unseen_character(text):
        return Fault(f"The cell holds the character {unseen}, which cannot be seen.", "take that character out.")
    if (field.check_by or field.check == "telephone") and _INTERNATIONAL.match(text):
        here = respelt_number(text)
        otherwise = _mend_of_number(text) if numbers_within(text) else "give one that is dialled in Britain."
        mend = f"write it as dialled here: {here}." if here else otherwise
        return Fault("The telephone number stands in its international form.", mend)
    # Where a number belongs, to take the sign away would change the figure.
    if text.lstrip("'")[:1] in _FORMULA_SIGNS and field.type not in ("integer", "number"):
        signs = text[: len(text) - len(text.lstrip(_SIGNS))]
        mend = f"take the leading {signs!r} away, so that no spreadsheet will run it."
        return Fault("The cell begins like a spreadsheet formula.", mend)
    if _ERROR_OF_A_FORMULA.fullmatch(text):
        return Fault("The cell holds the error of a spreadsheet's formula.", "write what the formula was to give.")
    if text != text.strip():
        return Fault("The cell begins or ends with a space.", "take the space away.")
    is_text = field.type == "string" and not field.partial_date and field.check != "hours"
    letters = fault_of_letters(text, is_address=bool(field.check or field.check_by)) if is_text else None
    return Fault(*letters) if letters else None


def _fault_of_saying_nothing(text: str, field: FieldDescription) -> Fault | None:
    # Programs write NA, NULL, nan, 0 or '' into each cell of text that they found empty.
    is_free_text = field.type == "string" and not field.pattern and field.name not in _VALUES_OF_OTHER_COLUMNS
    says_nothing = is_free_text and not any(letter.isalnum() for letter in text.replace("0", ""))
    if not says_nothing and text.strip().lower() not in _SAID_TO_BE_MISSING:
        return None
    mend = "give what its source has, or take the row away." if field.required else "leave the cell empty."
    return Fault("The cell says that something is missing.", mend)


def _read_list(text: str, field: FieldDescription) -> tuple[str, ...] | Fault:
    assert field.list_separator is not None
    if text == "":
        return Fault("The list is empty.", "give at least one value.") if field.required else ()
    items = tuple(text.split(field.list_separator))
    for item in items:
        if fault := _fault_of_saying_nothing(item, field):
            return fault
        if item == "" or item != item.strip():
            return Fault("A value in the list is empty or has a space around it.", "write values as a;b;c.")
        if field.words and item not in field.words:
            return Fault(f"{item!r} is not a word that this column knows.", f"use {_choice(field.words)}.")
    # Shares may be equal, words and names are not.
    if len(set(items)) != len(items) and not items[0][0].isdigit():
        return Fault("A value stands in the list twice.", "keep one of them.")
    return _fault_of_form(text, field) or items


def _value_of(text: str, field: FieldDescription) -> Value | Fault:
    if field.partial_date:
        return _date_or_fault(text)
    if field.type == "integer":
        return _whole_number(text)
    if field.type == "number":
        return _number(text, field)
    if field.type == "date":
        return _day(text)
    return text


def _whole_number(text: str) -> int | Fault:
    if not re.fullmatch(r"-?[0-9]{1,15}", text):
        meant = (number for number in plain_numbers(text) if "." not in number)
        return _misspelt("This is not a whole number, or one of too many digits.", meant, "digits only, such as 1234.")
    if abs(int(text)) > LARGEST_WHOLE_NUMBER:
        return Fault(
            f"The number is beyond {LARGEST_WHOLE_NUMBER}, the largest that the site can hold.",
            "check it against its source.",
        )
    return _fault_of_digits(text) or int(text)


def _number(text: str, field: FieldDescription) -> Decimal | Fault:
    # A share of a hundred has no thousands.
    if field.maximum is None and _THOUSANDS_OR_DECIMALS.fullmatch(text):
        mend = f"write {text.replace('.', '')} or {text}0, whichever its source has."
        return Fault("The point may part thousands or decimals.", mend)
    if _LONG_NUMBER.fullmatch(text):
        meant = plain_numbers(text)
        return _misspelt("The number has more than 6 decimals.", meant, "it with at most 6 decimals.")
    if not _NUMBER.fullmatch(text):
        what = "This is not a number of at most 12 digits, written with digits and a point."
        qualified = "it like 96.6; what else the cell says belongs in another column, such as qualifier or margin."
        return _misspelt(what, plain_numbers(text), qualified if _QUALIFIED.search(text) else "it like 96.6.")
    return _fault_of_digits(text) or Decimal(text)


def _misspelt(what: str, meant: Iterable[str], otherwise: str) -> Fault:
    return Fault(what, f"write {next(iter(meant), otherwise)}")


def _fault_of_digits(text: str) -> Fault | None:
    """What makes a number look like another than it is."""
    digits = text.removeprefix("-")
    plain = digits.lstrip("0") or "0"
    plain = f"0{plain}" if plain.startswith(".") else plain
    if plain != digits:
        sign = "-" if text != digits and plain.strip("0.") else ""
        return Fault("The number begins with a nought too many.", f"write {sign}{plain}")
    if text.startswith("-") and not digits.strip("0."):
        return Fault("There is no number below nought that is nought.", f"write {digits}")
    return None


def _day(text: str) -> datetime.date | Fault:
    if not _DAY.fullmatch(text):
        meant = (date for date in plain_dates(text) if _DAY.fullmatch(date) and not isinstance(_day(date), Fault))
        return _misspelt("This is not a day written YYYY-MM-DD.", meant, f"it like 2019-01-15{_IN_A_SPREADSHEET}")
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return Fault("This is not a day that exists.", "check it against its source, and write it like 2019-01-15.")
    return _fault_of_another_time(day) or day


def _fault_of_another_time(first_day: datetime.date) -> Fault | None:
    if first_day.year < _FIRST_YEAR:
        return Fault(f"The date lies before {_FIRST_YEAR}.", "check it against its source.")
    # A day more, for a clock in another time zone.
    if first_day > datetime.date.today() + datetime.timedelta(days=1):
        return Fault("The date lies in the future.", "check it against its source.")
    return None


def _within_constraints(value: Value, text: str, field: FieldDescription) -> Value | Fault:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        low, high = field.minimum, field.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            unit = f" {field.unit}" if field.unit else ""
            return Fault(f"The figure is outside {_range(low, high)}{unit}.", "check it against its source.")
    if (
        isinstance(value, int)
        and field.name == "year"
        and (fault := _fault_of_another_time(datetime.date(value, 1, 1)))
    ):
        return fault
    if field.words and text not in field.words:
        return Fault("The word is not one that this column knows.", f"use {_choice(field.words)}.")
    return _fault_of_kind(text, field) or _fault_of_form(text, field) or value


def _fault_of_form(text: str, field: FieldDescription) -> Fault | None:
    if field.pattern and not re.fullmatch(field.pattern, text):
        words = _LIST_OF_WORDS.fullmatch(field.pattern)
        form = f"words of {words[1].replace('|', ', ')}, parted by semicolons." if words else field.description
        form = _FORMS.get(field.pattern, f"it so: {form}")
        return Fault("The text does not have the form of this column.", f"write {form}")
    return None


def _fault_of_kind(text: str, field: FieldDescription) -> Fault | None:
    if field.check == "telephone" and not is_dialable(text):
        if is_costly(text):
            mend = "give one that is free, or begins with 01, 02 or 03."
            return Fault("This telephone number costs more than an ordinary call or text.", mend)
        mend = _mend_of_number(text)
        return Fault("This is not a telephone number that can be dialled in Britain.", mend)
    if field.check == "web-address" and not _is_address(text):
        why = fault_of_web_address(text)
        return Fault(f"This is not a web address{f': {why}' if why else ''}.", _mend_of_address(text))
    if field.check == "email" and not (_EMAIL.fullmatch(text) and is_host(text.rpartition("@")[2])):
        return Fault("This is not an e-mail address.", "write it like help@example.org.")
    if field.check == "hours":
        try:
            hours = read_hours(text)
            if not any(hours.week) and not any(hours.holidays):
                return Fault(
                    "By these hours nobody ever answers.", "give the hours when it is open, or leave it empty."
                )
        except ValueError as error:
            rules = respelt(text)
            return Fault(str(error), f"write {rules or 'rules such as 24/7 or Mo-Fr 08:00-20:00; PH off.'}")
    return None


def _mend_of_number(text: str) -> str:
    if here := respelt_number(text):
        return f"write {here}"
    numbers = numbers_within(text)
    if len(numbers) > 1:
        return f"give each number a row of its own: {', '.join(numbers)}."
    if numbers:
        return f"write {numbers[0]}, if that is all of the number; what else the cell says belongs in another column."
    return "check it against its source; write it like 020 7946 0958 ext. 12."


def _is_address(text: str) -> bool:
    return bool(_WEB_ADDRESS.fullmatch(text)) and fault_of_web_address(text) is None


def _mend_of_address(text: str) -> str:
    text = re.sub("^(https?)://", lambda scheme: scheme[0].lower(), text, flags=re.IGNORECASE)
    escaped = re.sub(r"[\s<>\"'\\^`{|}]|%(?![0-9A-Fa-f]{2})", lambda character: quote(character[0]), text)
    for meant in (text, escaped, f"https://{text}", _with_plain_host(text)):
        if _is_address(meant):
            return f"write {meant}"
    return "write it in full, such as https://www.kent.police.uk."


def _with_plain_host(text: str) -> str:
    host = _HOST.match(text)
    return f"{host[1]}{ascii_host(host[2])}{text[host.end() :]}" if host else text


def _date_or_fault(text: str) -> PartialDate | Fault:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        if _PARTIAL_DATE.fullmatch(text):
            mend = "check it against its source, and write it as 2018, 2018-12 or 2018-12-04."
            return Fault("This is not a date that exists.", mend)
        meant = (date for date in plain_dates(text) if isinstance(_date_or_fault(date), PartialDate))
        what = "This is not a date written YYYY, YYYY-MM or YYYY-MM-DD."
        return _misspelt(what, meant, f"it as 2018, 2018-12 or 2018-12-04{_IN_A_SPREADSHEET}")
    return _fault_of_another_time(date.first_day) or date


def _choice(words: tuple[str, ...]) -> str:
    return f"one of {', '.join(words)}"


def _range(low: float | None, high: float | None) -> str:
    if high is None:
        return f"what is possible (at least {low:g})"
    return f"the range from {low if low is not None else 'nothing'} to {high:g}"
