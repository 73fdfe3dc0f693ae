"""Postcodes as people type them: which district, sector or full postcode a text is, or holds."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_DISTRICT = r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|NPT)"
_FULL = re.compile(rf"(?P<outcode>{_DISTRICT})(?P<sector>[0-9])(?P<unit>[A-Z]{{2}})")
_SECTOR = re.compile(rf"(?P<outcode>{_DISTRICT})(?P<sector>[0-9])[A-Z]?")
_OUTCODE = re.compile(rf"(?P<outcode>{_DISTRICT})")
_WORD = re.compile(r"[^\W_]+")
_FORCES_ADDRESS = re.compile(
    r"\b(?:B ?F ?P ?[O0]|BPFO|BFOP)(?: ?[0-9]{1,4}[A-Z]?)?\b|\bBF ?1(?: ?[0-9] ?[A-Z]{0,2})?\b|\bBRITISH FORCES\b"
)
# No postcode ends in one of the other letters.
_LETTERS_OF_A_UNIT = frozenset("ABDEFGHJLNPQRSTUWXYZ")
# What follows these words is a part of a building, not of a postcode: `Flat A, B1 1BB` is not AB1 1BB.
_OF_A_BUILDING = frozenset(
    ("APARTMENT", "APT", "BLOC", "BLOCK", "FFLAT", "FLAT", "PLOT", "ROOM", "SUITE", "UNED", "UNIT", "YSTAFELL")
)
# Beside these words, `M1` is a motorway: `M1 junction 20`.
_OF_A_MOTORWAY = re.compile(
    r"\b(?:J[0-9]+[A-Z]?|JCT|JN|JUNCTION|MOTORWAY|CORRIDOR|TOLL|SERVICES|(?:NORTH|SOUTH|EAST|WEST)BOUND|CYFFORDD|[DT]RAFFORDD)\b"
)
# What the first half of a postcode looks like: A stands for a letter, 9 for a digit.
_SHAPES = ("A9", "A99", "A9A", "AA9", "AA99", "AA9A")
# Letters and digits that are taken for each other.
_AS_DIGIT = {"O": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"}
_AS_LETTER = {"0": "O", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
# Capitals of the Cyrillic and the Greek alphabet that nobody can tell from these.
_SAME_LETTER = str.maketrans("АВЕІЈКМНОРСЅТХҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEIJKMHOPCSTXYABEZHIKMNOPTYX")


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode district; with a sector, that sector; with a unit too, a full postcode."""

    outcode: str
    sector_digit: str | None = None
    unit: str | None = None

    @property
    def area(self) -> str:
        """The letters that it begins with."""
        return re.split("[0-9]", self.outcode, maxsplit=1)[0]

    @property
    def sector(self) -> str:
        """The sector as it is written: `ME14 1`."""
        return f"{self.outcode} {self.sector_digit}"

    def __str__(self) -> str:
        if self.sector_digit is None:
            return self.outcode
        return self.sector + (self.unit or "")


def readings(text: str) -> Iterator[Postcode]:
    """What postcodes the whole text can be, the likeliest first: `M11` is the district M11, else the sector M1 1.

    Case, spaces, accents and punctuation do not matter.
    """
    words = _words(text)
    joined = "".join(words)
    full = _FULL.fullmatch(joined)
    if full:
        yield _postcode(full)
        return
    district, sector = _OUTCODE.fullmatch(joined), _SECTOR.fullmatch(joined)
    postcodes = []
    if district:
        postcodes.append(Postcode(district["outcode"]))
    if sector:
        postcodes.append(Postcode(sector["outcode"], sector["sector"]))
    # A space before a last digit says that a sector is meant: `M1 1` is not M11.
    if len(postcodes) == 2 and re.search(r"[A-Z][0-9][A-Z0-9]? [0-9]$", " ".join(words)):
        postcodes.reverse()
    yield from postcodes


def full_postcodes(text: str) -> tuple[Postcode, ...]:
    """Every full postcode in the text, each once, in the order of the text: `10 Downing Street, SW1A 2AA, UK`."""
    whole = _FULL.fullmatch("".join(_words(text)))
    if whole:
        return (_postcode(whole),)
    words, postcodes, start = _without_parts_of_buildings(_words(text), 1), list[Postcode](), 0
    while start < len(words):
        # At most four words: `ME 14 1 XX`.
        for end in range(start + 1, min(start + 4, len(words)) + 1):
            # A word such as `to` after a district is none of its letters: `CF10 to Leeds` is not CF1 0TO.
            if len(words[end - 1]) == 2 and words[end - 1].isalpha() and _OUTCODE.fullmatch(words[end - 2]):
                break
            full = _FULL.fullmatch("".join(words[start:end]))
            if full:
                postcodes.append(_postcode(full))
                # `Court A, B1 1BB` may be two things.
                shorter = _FULL.fullmatch("".join(words[start + 1 : end])) if end == start + 3 else None
                if shorter and len(words[start]) == 1:
                    postcodes.append(_postcode(shorter))
                start = end - 1
                break
        start += 1
    return tuple(dict.fromkeys(postcodes))


def districts_named(text: str) -> tuple[Postcode, ...]:
    """Every word of the text that is written as a district, each once: `from CF10 to ME14`."""
    words = _without_parts_of_buildings(_words(text), 2)
    if _OF_A_MOTORWAY.search(" ".join(words)):
        return ()
    return tuple(dict.fromkeys(Postcode(word) for word in words if _OUTCODE.fullmatch(word)))


def districts_within(text: str) -> Iterator[tuple[Postcode, str]]:
    """The district or sector with which a text of several words ends or begins, with the rest of it: `Berwick TD15`."""
    words = _words(text)
    if _OF_A_MOTORWAY.search(" ".join(words)):
        return
    for two, rest in ((words[-2:], words[:-2]), (words[:2], words[2:])):
        if rest and _OUTCODE.fullmatch(two[0]) and re.fullmatch("[0-9][A-Z]?", two[1]):
            yield Postcode(two[0], two[1][0]), " ".join(rest)
    for one, rest in ((words[-1:], words[:-1]), (words[:1], words[1:])):
        sector = _SECTOR.fullmatch("".join(one))
        if rest and _OUTCODE.fullmatch(one[0]):
            yield Postcode(one[0]), " ".join(rest)
        elif rest and sector:
            yield Postcode(sector["outcode"], sector["sector"]), " ".join(rest)


def is_forces_address(text: str) -> bool:
    """Whether the text is or holds an address of the British Forces Post Office: `BFPO 57`, `BF1 6FA`."""
    return _FORCES_ADDRESS.search(" ".join(_words(text))) is not None


def looks_like_one(text: str) -> bool:
    """Whether somebody who typed this most likely meant a postcode."""
    text = " ".join(_words(text))
    begins_so = re.fullmatch(r"[A-Z]{1,2} ?[0-9OIL].*|NPT.*", text) and re.search("[0-9]", text)
    return bool(begins_so) and not _OF_A_MOTORWAY.search(text)


def slips(text: str) -> list[Postcode]:
    """The full postcodes that the text, or two words of it, become when look-alikes are told apart, likeliest first.

    A letter can stand for a digit and a digit for a letter, in every place: `WIA OAA` is W1A 0AA.
    """
    words = _words(text)
    whole = "".join(words)
    tried = [whole] if 5 <= len(whole) <= 7 else []
    tried += [one + two for one, two in itertools.pairwise(words) if len(two) == 3 and 2 <= len(one) <= 4]
    tried += [word for word in words if 5 <= len(word) <= 7 and word != whole]
    by_changes = {
        (changes, full): _postcode(match)
        for joined in tried
        if re.search("[0-9]", joined) or joined == whole
        for shape in _SHAPES
        for changes, full in _told_apart(joined, shape + "9AA")
        if changes and (match := _FULL.fullmatch(full)) and _LETTERS_OF_A_UNIT.issuperset(match["unit"])
    }
    return list(dict.fromkeys(by_changes[key] for key in sorted(by_changes)))


def slips_of_district(text: str) -> list[Postcode]:
    """The districts that a short text becomes when look-alikes are told apart: `SWIA` is SW1A, `ECI` is EC1."""
    joined = "".join(_words(text))
    outcodes = sorted(
        (changes, outcode) for shape in _SHAPES for changes, outcode in _told_apart(joined, shape) if changes
    )
    return [Postcode(outcode) for _, outcode in outcodes]


def _told_apart(text: str, shape: str) -> Iterator[tuple[int, str]]:
    """What the text becomes in this shape, with the number of characters that were changed; nothing if it cannot."""
    if len(text) != len(shape):
        return
    choices = [
        character if character.isdigit() == (kind == "9") else (_AS_DIGIT if kind == "9" else _AS_LETTER).get(character)
        for character, kind in zip(text, shape, strict=True)
    ]
    for characters in itertools.product(*(choice or "" for choice in choices)):
        yield sum(one != two for one, two in zip(text, characters, strict=True)), "".join(characters)


def _words(text: str) -> list[str]:
    """The runs of letters and digits, in capitals and without accents; letters of another alphabet part no word."""
    plain = "".join(
        str(unicodedata.decimal(letter, letter))
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    return _WORD.findall(plain.upper().translate(_SAME_LETTER))


def _without_parts_of_buildings(words: list[str], longest: int) -> list[str]:
    """The words without such as are at most so long and number a part of a building: the `A` of `Flat A`."""
    pairs = itertools.pairwise(["", *words])
    return [word for before, word in pairs if not (before in _OF_A_BUILDING and len(word) <= longest)]


def _postcode(match: re.Match[str]) -> Postcode:
    return Postcode(match["outcode"], match["sector"], match["unit"])
