"""One cell of a dataset file: from text to a typed value, or to the reason why it cannot be one."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from portal.dataset.description import FieldDescription
from portal.facts.opening_hours import read_hours
from portal.facts.partial_date import PartialDate
from portal.facts.telephone import is_dialable

LONGEST_CELL = 4000
Value = str | int | bool | Decimal | datetime.date | PartialDate | tuple[str, ...] | None

_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}\.?(:\d+)?(/[^\s<>\"']*|\?[^\s<>\"']*)?")
_INTERNATIONAL = re.compile(r"\+44 ?[1-9][0-9 -]{6,}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be used, and how to mend it."""

    what: str
    mend: str


def read_cell(text: str, field: FieldDescription) -> Value | Fault:
    """The typed value of a cell (None for an empty one, a tuple for a list), or its fault."""
    fault = _fault_of_any_text(text)
    if fault:
        return fault
    if field.list_separator:
        return _read_list(text, field)
    if text == "":
        return Fault("The cell is empty.", "fill it in; this column is required.") if field.required else None
    value = _typed(text, field)
    return value if isinstance(value, Fault) else _constrained(value, text, field)


def _fault_of_any_text(text: str) -> Fault | None:
    if len(text) > LONGEST_CELL:
        return Fault(f"The cell has {len(text)} characters.", f"shorten it to at most {LONGEST_CELL}.")
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
            return Fault(
                f"The cell holds the character U+{ord(character):04X}, which cannot be seen.",
                "take that character out.",
            )
    if _INTERNATIONAL.fullmatch(text):
        national = f"0{text.removeprefix('+44').strip()}"
        return Fault("The telephone number stands in its international form.", f"write it as dialled here: {national}.")
    if text[:1] in ("=", "+", "-", "@") and not _is_number(text):
        return Fault(
            "The cell begins like a spreadsheet formula.",
            f"take the leading {text[0]!r} away, so that no spreadsheet will run it.",
        )
    if text != text.strip():
        return Fault("The cell begins or ends with a space.", "take the space away.")
    return None


def _read_list(text: str, field: FieldDescription) -> tuple[str, ...] | Fault:
    assert field.list_separator is not None
    if text == "":
        return Fault("The list is empty.", "give at least one value.") if field.required else ()
    items = tuple(text.split(field.list_separator))
    for item in items:
        if item == "" or item != item.strip():
            return Fault("A value in the list is empty or has a space around it.", "write values as a;b;c.")
        if field.words and item not in field.words:
            return Fault(f"{item!r} is not a word that this column knows.", f"use {_choice(field.words)}.")
    if len(set(items)) != len(items) and field.references:
        return Fault("A value stands in the list twice.", "keep one of them.")
    return items


def _typed(text: str, field: FieldDescription) -> Value | Fault:
    if field.partial_date:
        return _date_or_fault(text)
    if field.type == "integer":
        if not re.fullmatch(r"-?\d{1,15}", text):
            return Fault("This is not a whole number.", "write digits only, such as 1234.")
        return int(text)
    if field.type == "number":
        return Decimal(text) if _is_number(text) else Fault("This is not a number.", "write it like 96.6.")
    if field.type == "date":
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return Fault("This is not a day that exists.", "write it like 2019-01-15.")
    return text


def _constrained(value: Value, text: str, field: FieldDescription) -> Value | Fault:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        low, high = field.minimum, field.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            unit = f" {field.unit}" if field.unit else ""
            return Fault(f"The figure is outside {_range(low, high)}{unit}.", "check it against its source.")
    if field.words and text not in field.words:
        return Fault("The word is not one that this column knows.", f"use {_choice(field.words)}.")
    fault = _fault_of_kind(text, field)
    if fault:
        return fault
    if field.pattern and not re.fullmatch(field.pattern, text):
        return Fault("The text does not have the form of this column.", f"write it so: {field.description}")
    return value


def _fault_of_kind(text: str, field: FieldDescription) -> Fault | None:
    if field.check == "telephone" and not is_dialable(text):
        return Fault("This is not a telephone number that can be dialled in Britain.", "check it against its source.")
    if field.check == "web-address" and not _WEB_ADDRESS.fullmatch(text):
        return Fault("This is not a web address.", "write it in full, such as https://www.kent.police.uk.")
    if field.check == "email" and not _EMAIL.fullmatch(text):
        return Fault("This is not an e-mail address.", "write it like help@example.org.")
    if field.check == "hours":
        try:
            read_hours(text)
        except ValueError as error:
            return Fault(str(error), "write rules such as 24/7 or Mo-Fr 08:00-20:00; PH off.")
    return None


def _date_or_fault(text: str) -> PartialDate | Fault:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return Fault("This is not a date that exists.", "write it as 2018, 2018-12 or 2018-12-04.")


def _is_number(text: str) -> bool:
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text):
        return False
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _choice(words: tuple[str, ...]) -> str:
    return f"one of {', '.join(words)}"


def _range(low: float | None, high: float | None) -> str:
    if high is None:
        return f"what is possible (at least {low:g})"
    return f"the range from {low if low is not None else 'nothing'} to {high:g}"
