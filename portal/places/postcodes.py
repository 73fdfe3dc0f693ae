"""Postcodes as people type them: which district, sector or full postcode a text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DISTRICT = r"([A-Z]{1,2})([0-9][A-Z0-9]?)|NPT"
_FULL = re.compile(rf"(?P<outcode>{_DISTRICT})(?P<sector>[0-9])(?P<unit>[A-Z]{{2}})")
_SECTOR = re.compile(rf"(?P<outcode>{_DISTRICT})(?P<sector>[0-9])[A-Z]?")
_OUTCODE = re.compile(rf"(?P<outcode>{_DISTRICT})")
_AT_THE_END = re.compile(r"(?:^|[\s,])((?:[A-Z]{1,2}[0-9][A-Z0-9]?|NPT)\s*[0-9][A-Z]{2})$")
_SEPARATORS = re.compile(r"[\s.\-–_]+")
# Letters and digits that are taken for each other.
_AS_DIGIT = str.maketrans("OILS", "0115")
_AS_LETTER = str.maketrans("0158", "OISB")


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode district; with a sector, that sector; with a unit too, a full postcode."""

    outcode: str
    sector_digit: str | None = None
    unit: str | None = None

    @property
    def area(self) -> str:
        """The letters that it begins with."""
        return re.match(r"[A-Z]+", self.outcode).group()  # type: ignore[union-attr]

    @property
    def sector(self) -> str:
        """The sector as it is written: `ME14 1`."""
        return f"{self.outcode} {self.sector_digit}"

    def __str__(self) -> str:
        if self.sector_digit is None:
            return self.outcode
        return self.sector + (self.unit or "")


def readings(text: str) -> Iterator[Postcode]:
    """What postcodes the text can be, the likeliest first: `M11` is the district M11, else the sector M1 1.

    Case and spacing do not matter. A full postcode at the end of an address is read too.
    """
    text = " ".join(text.upper().split())
    joined = _SEPARATORS.sub("", text)
    full = _FULL.fullmatch(joined)
    at_the_end = None if full else _AT_THE_END.search(text)
    if at_the_end:
        full = _FULL.fullmatch(at_the_end.group(1).replace(" ", ""))
    if full:
        yield Postcode(full["outcode"], full["sector"], full["unit"])
        return
    district, sector = _OUTCODE.fullmatch(joined), _SECTOR.fullmatch(joined)
    found = []
    if district:
        found.append(Postcode(district["outcode"]))
    if sector:
        found.append(Postcode(sector["outcode"], sector["sector"]))
    # A space before a last digit says that a sector is meant: `M1 1` is not M11.
    if len(found) == 2 and re.search(r"[A-Z][0-9][A-Z0-9]? [0-9]$", text):
        found.reverse()
    yield from found


def looks_like_one(text: str) -> bool:
    """Whether somebody who typed this most likely meant a postcode."""
    return bool(re.fullmatch(r"[A-Z]{1,2}\s*[0-9OIL].*|NPT.*", text.strip().upper()) and re.search("[0-9]", text))


def slips(text: str) -> Iterator[Postcode]:
    """The full postcodes that the text becomes when letters and digits that look alike are told apart."""
    joined = _SEPARATORS.sub("", text.upper())
    if not 5 <= len(joined) <= 7:
        return
    inward = joined[-3].translate(_AS_DIGIT) + joined[-2:].translate(_AS_LETTER)
    outward = joined[:-3]
    for letters in (1, 2):
        district = outward[:letters].translate(_AS_LETTER) + outward[letters:].translate(_AS_DIGIT)
        full = _FULL.fullmatch(district + inward)
        if full and district + inward != joined:
            yield Postcode(full["outcode"], full["sector"], full["unit"])
