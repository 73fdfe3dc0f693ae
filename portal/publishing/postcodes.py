"""The three postcode tables of the dataset, rebuilt from an ONS Postcode Directory.

The rules, which are those of the tables that come with the site:

* Only postcodes in use count (no date of termination), and of them those in England and Wales: the code of their
  police force area begins with E or W. The council decides where that code is not one of a force, and for the City of
  London, which some editions count to the Metropolitan Police.
* A sector names its forces, that of most postcodes first, then by name. An exception is a postcode that another force
  polices than the first of its sector.
* A district gives each force's share of its postcodes in England and Wales, largest first, then by name, and the share
  of all its postcodes in use that lie outside, each to four decimal places.
* A district is `terminated-only` if no postcode of it is in use anywhere: its shares are then those of the postcodes
  that were. Else it is `thin` if fewer than five of its postcodes in use are in England and Wales, `straddles` if it
  has several forces or reaches outside, and `single` otherwise. The limit of five is read from the tables that come
  with the site: their fullest thin districts have at least three sectors (LS98), and their emptiest other one has five
  postcodes (DG16).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portal.dataset.description import table_description
from portal.publishing.postcode_directory import Entry
from portal.publishing.spreadsheet_files import csv_bytes

FEWEST_POSTCODES = 5
_PARTS = re.compile(r"([A-Z]+)([0-9]*)([A-Z]*)")
_CITY_OF_LONDON = "E09000001"
_LETTERS = 26


class UnknownCodeError(Exception):
    """A postcode whose police force area and council are both unknown; the message says which and what to do."""


@dataclass
class Counts:
    """What was read so far: memory grows with the number of sectors, not with that of postcodes."""

    force_of_area: Mapping[str, str]
    force_of_council: Mapping[str, str]
    # For each sector and force, one bit for each of the 676 endings that a postcode of the sector can have.
    endings: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    outside: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    terminated: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))

    def add(self, entry: Entry) -> None:
        """Count one postcode; raise UnknownCodeError if it lies in England or Wales and no force is known for it."""
        outcode, _, inward = entry.postcode.partition(" ")
        force_id = self._force_of(entry)
        if force_id is None:
            if entry.in_use and _lies_outside(entry):
                self.outside[outcode] += 1
        elif entry.in_use:
            bit = (ord(inward[1]) - ord("A")) * _LETTERS + ord(inward[2]) - ord("A")
            self.endings[f"{outcode} {inward[0]}"][force_id] |= 1 << bit
        else:
            self.terminated[outcode][force_id] += 1

    def _force_of(self, entry: Entry) -> str | None:
        by_area = self.force_of_area.get(entry.police_force_area)
        by_council = self.force_of_council.get(entry.council)
        force_id = by_council or by_area if entry.council == _CITY_OF_LONDON else by_area or by_council
        # A postcode that ended before today's areas were drawn may carry codes that nobody knows: it tells nothing.
        if force_id is None and entry.in_use and (entry.police_force_area or entry.council).startswith(("E", "W")):
            raise UnknownCodeError(
                f"The postcode {entry.postcode} lies in the police force area {entry.police_force_area!r} and the "
                f"council {entry.council!r}, which neither forces.csv nor councils.csv or areas.csv knows. "
                "Add the new code there, then load the directory again."
            )
        return force_id


def tables(counts: Counts) -> dict[str, bytes]:
    """The three files, by name, as the dataset writes them."""
    return {
        f"{name}.csv": csv_bytes([[field.name for field in table_description(name).fields], *rows])
        for name, rows in (
            ("outcodes", _outcodes(counts)),
            ("postcode_sectors", _sectors(counts)),
            ("postcode_exceptions", _exceptions(counts)),
        )
    }


def _lies_outside(entry: Entry) -> bool:
    # Without any code nothing is known of where a postcode lies.
    return bool(entry.police_force_area or entry.council)


def _in_order(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))


def _forces_of_sector(endings: Mapping[str, int]) -> list[str]:
    return [force_id for force_id, _ in _in_order({force_id: bits.bit_count() for force_id, bits in endings.items()})]


def _sectors(counts: Counts) -> Iterator[tuple[str, ...]]:
    for sector in sorted(counts.endings):
        yield sector, ";".join(_forces_of_sector(counts.endings[sector]))


def _exceptions(counts: Counts) -> Iterator[tuple[str, ...]]:
    exceptions = []
    for sector, endings in counts.endings.items():
        for force_id in _forces_of_sector(endings)[1:]:
            exceptions += [(sector + ending, force_id) for ending in _spelt_out(endings[force_id])]
    yield from sorted(exceptions)


def _spelt_out(bits: int) -> Iterator[str]:
    while bits:
        lowest = bits & -bits
        first, second = divmod(lowest.bit_length() - 1, _LETTERS)
        yield chr(ord("A") + first) + chr(ord("A") + second)
        bits ^= lowest


def _outcodes(counts: Counts) -> Iterator[tuple[str, ...]]:
    in_use: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for sector, endings in counts.endings.items():
        for force_id, bits in endings.items():
            in_use[sector.split()[0]][force_id] += bits.bit_count()
    ended = {outcode for outcode in counts.terminated if outcode not in in_use and not counts.outside.get(outcode)}
    for outcode in sorted([*in_use, *ended], key=_place):
        numbers = in_use[outcode] if outcode in in_use else counts.terminated[outcode]
        inside, outside = sum(numbers.values()), counts.outside.get(outcode, 0)
        forces = _in_order(numbers)
        yield (
            outcode,
            ";".join(force_id for force_id, _ in forces),
            ";".join(f"{number / inside:.4f}" for _, number in forces),
            f"{outside / (inside + outside):.4f}" if outside else "0",
            _reliability(outcode in ended, inside, len(forces) > 1 or outside > 0),
        )


def _reliability(ended: bool, inside: int, several: bool) -> str:
    if ended:
        return "terminated-only"
    if inside < FEWEST_POSTCODES:
        return "thin"
    return "straddles" if several else "single"


def _place(outcode: str) -> tuple[str, int, str]:
    letters, digits, letter = _PARTS.findall(outcode)[0]
    return letters, int(digits or 0), letter
