"""Telephone numbers: whether one can be dialled, how it is shown and how it is dialled."""

import re
import unicodedata
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberType, ShortNumberCost

# Text lines and relay prefixes are of no numbering plan that the library knows; the short numbers of Britain are.
_TEXT_LINE = re.compile(r"(?![678]9)[5-8][0-9]{4}")
_EMERGENCY_TEXTPHONE = "18000"
_LONGEST_SHORT_NUMBER = 6
# What one dials to change how a line works, such as 1471 and 1571; nobody answers there.
_OF_THE_LINE = re.compile(r"14[0-9]+|1571")
_RELAY = re.compile(r"(1800[12])[ -]*(.*)")
# Directory enquiries, and what is sold to adults by text.
_COSTLY_SHORT = re.compile(r"118[0-9]{3}|[678]9[0-9]{3}")
_BEFORE_A_NUMBER = re.compile(
    r"^(tel(ephone)?|t|phone|free ?phone|helpline|mobile|call|text|sms|ffôn|rhadffôn|callto)\b[.:]* *", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"\(?\+?[0-9](?:[0-9 ().-]*[0-9])?(?:(?: ?(?:ext\.?|extension|x|#) ?|;ext=)[0-9]{1,7})?", re.IGNORECASE
)
_WITHIN = re.compile(r"\(?\+?[0-9]+\)?(?:[ .-]*(?:\(0\)|[0-9]))*")

# Crown dependencies share the code of Britain.
_REGIONS = frozenset({"GB", "GG", "IM", "JE"})
_COSTLY = frozenset({PhoneNumberType.PREMIUM_RATE, PhoneNumberType.PERSONAL_NUMBER, PhoneNumberType.PAGER})


def is_dialable(number: str) -> bool:
    """Whether a victim can be sent there: a valid British number or short number, with its extension or behind a relay
    prefix, and none that charges a premium."""
    if not _WRITTEN.fullmatch(number):
        return False
    relay = _RELAY.fullmatch(number)
    if relay:
        return _WRITTEN.fullmatch(relay[2]) is not None and is_called(relay[2])
    return _is_typed_to(number) or is_called(number)


def is_called(number: str) -> bool:
    """Whether a voice answers there, so that a relay can call it; no short number has extensions."""
    digits = _digits(number)
    if _is_typed_to(number) or _RELAY.fullmatch(digits):
        return False
    if _is_short(digits):
        return True
    parsed = _parse(number)
    return (
        # A spreadsheet drops the leading zero, and what is left is no telephone number.
        digits.startswith(("0", "+44"))
        and not digits.startswith("00")
        and parsed is not None
        and phonenumbers.region_code_for_number(parsed) in _REGIONS
        and phonenumbers.is_valid_number(parsed)
        and phonenumbers.number_type(parsed) not in _COSTLY
    )


def is_costly(number: str) -> bool:
    """Whether who calls it, or sends a text to it, pays more than for an ordinary one."""
    digits = _digits(number)
    parsed = _parse(number)
    return _COSTLY_SHORT.fullmatch(digits) is not None or (
        parsed is not None and phonenumbers.number_type(parsed) in _COSTLY
    )


def is_freephone(number: str) -> bool:
    """Whether a call costs nothing, from a landline or a mobile: the numbers that begin with 0800 or 0808.

    Source: https://conversation.which.co.uk/technology/0800-numbers-free-from-mobiles-118-calls/
    """
    parsed = None if len(_digits(number)) <= _LONGEST_SHORT_NUMBER else _parse(number)
    return parsed is not None and phonenumbers.number_type(parsed) is PhoneNumberType.TOLL_FREE


def respell(number: str) -> str | None:
    """The number as people in Britain write it, its spelling mended: `8081689111`; None if it can be none."""
    text = "".join(str(unicodedata.decimal(letter, letter)) for letter in unicodedata.normalize("NFKC", number))
    text = _BEFORE_A_NUMBER.sub("", re.sub("[‐-―−/]", "-", text).strip(" .,;-'\""))
    # A zero is often typed as a letter.
    text = re.sub("(?<![a-z])o(?=[0-9 ])|(?<=[0-9 ])o(?![a-z])", "0", text, flags=re.IGNORECASE)
    text = re.sub(r"^(1800[12])[ -]*\+44 ?(?:\(0\))?", r"\1 0", text)
    # A spreadsheet that took it for a quantity: `8082000247.0`.
    text = re.sub(r"(?<=[0-9]{9})\.0$", "", text)
    text = re.sub(r"(?<![a-z])(?:ext(?:ensio)?n?|estyniad|x)[.:=]* *(?=[0-9])", "ext ", text, flags=re.IGNORECASE)
    text = re.sub(r"[,;]? ?\(?(?=ext)([^)]*)\)?$", r" \1", text)
    text = re.sub(r"^00 ?(?=[1-9])", "+", text)
    for meant in (text, f"0{text}", f"+{text}"):
        if is_dialable(meant):
            return format_number(meant)
    return None


def numbers_within(text: str) -> list[str]:
    """The numbers that can be dialled in a text of several, or of words beside one, each once: `999 or 112`."""
    text = "".join(str(unicodedata.decimal(letter, letter)) for letter in unicodedata.normalize("NFKC", text))
    return list(dict.fromkeys(format_number(number) for number in _WITHIN.findall(text) if is_dialable(number)))


@lru_cache(maxsize=1024)
def format_number(number: str) -> str:
    """The number as people in Britain write it, short numbers as they are."""
    relay = _RELAY.fullmatch(number)
    if relay and relay[2]:
        return f"{relay[1]} {format_number(relay[2])}"
    digits = _digits(number)
    if digits.isdecimal() and len(digits) <= _LONGEST_SHORT_NUMBER:
        return f"{digits[:3]} {digits[3:]}" if digits.startswith("116") else digits
    parsed = _parse(number)
    if parsed is None:
        return number
    extension, parsed.extension = parsed.extension, None
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return f"{national} ext. {extension}" if extension else national


@lru_cache(maxsize=1024)
def dial_number(number: str) -> str:
    """What is behind `tel:`: the international form with its extension; short and relay numbers as they are."""
    relay = _RELAY.fullmatch(number)
    if relay and relay[2]:
        # Behind the prefix a number stands as it is dialled inside Britain.
        return relay[1] + dial_number(relay[2]).replace("+44", "0", 1)
    digits = _digits(number)
    if digits.isdecimal() and len(digits) <= _LONGEST_SHORT_NUMBER:
        return digits
    parsed = _parse(number)
    if parsed is None:
        return digits
    extension, parsed.extension = parsed.extension, None
    international = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return f"{international};ext={extension}" if extension else international


def _is_typed_to(number: str) -> bool:
    digits = _digits(number)
    return digits == _EMERGENCY_TEXTPHONE or _TEXT_LINE.fullmatch(digits) is not None


def _is_short(digits: str) -> bool:
    parsed = _parse(digits)
    return (
        digits.isdecimal()
        and parsed is not None
        and not _COSTLY_SHORT.fullmatch(digits)
        and not _OF_THE_LINE.fullmatch(digits)
        and phonenumbers.is_valid_short_number_for_region(parsed, "GB")
        and phonenumbers.expected_cost_for_region(parsed, "GB") != ShortNumberCost.PREMIUM_RATE
    )


def _digits(number: str) -> str:
    return re.sub(r"[\s().-]", "", number)


def _parse(number: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return None
