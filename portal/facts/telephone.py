"""Telephone numbers: whether one can be dialled, how it is shown and how it is dialled."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

# Numbers that only work as they are: emergency and police lines, the harmonised 116 numbers, and text lines.
_SHORT_CODE = re.compile(r"999|112|101|105|111|116\d{3}|1800[012]|[5-8]\d{4}")
_RELAY_PREFIX = re.compile(r"1800[12]")
_COSTLY = (
    phonenumbers.PhoneNumberType.PREMIUM_RATE,
    phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
    phonenumbers.PhoneNumberType.PAGER,
)


def is_dialable(number: str) -> bool:
    """Whether the number is a valid British number, a short code, or a relay prefix before one of these."""
    digits = _digits(number)
    if _SHORT_CODE.fullmatch(digits):
        return True
    prefix = _RELAY_PREFIX.match(digits)
    if prefix:
        return is_dialable(digits[prefix.end() :])
    parsed = _parse(number)
    return parsed is not None and phonenumbers.is_valid_number_for_region(parsed, "GB")


def is_costly(number: str) -> bool:
    """Whether the number is of a kind that charges the caller a price of its own: premium rate, personal, pager."""
    digits = _digits(number)
    prefix = _RELAY_PREFIX.match(digits)
    parsed = None if _SHORT_CODE.fullmatch(digits) else _parse(digits[prefix.end() :] if prefix else number)
    return parsed is not None and phonenumbers.number_type(parsed) in _COSTLY


@lru_cache(maxsize=1024)
def shown(number: str) -> str:
    """The number as people in Britain write it, short codes as they are."""
    digits = _digits(number)
    if _SHORT_CODE.fullmatch(digits):
        return f"{digits[:3]} {digits[3:]}" if digits.startswith("116") else digits
    prefix = _RELAY_PREFIX.match(digits)
    if prefix:
        return f"{prefix.group()} {shown(digits[prefix.end() :])}"
    parsed = _parse(number)
    if parsed is None:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


@lru_cache(maxsize=1024)
def dialled(number: str) -> str:
    """What stands behind `tel:`: the international form, short codes and relay numbers as they are."""
    digits = _digits(number)
    if _SHORT_CODE.fullmatch(digits) or _RELAY_PREFIX.match(digits):
        return digits
    parsed = _parse(number)
    if parsed is None:
        return digits
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _digits(number: str) -> str:
    return re.sub(r"[\s().-]", "", number)


def _parse(number: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return None
