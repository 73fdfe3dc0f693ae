"""The dataset as the desk reads it: plain cells by table, from a folder that need not be published."""

import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from portal.facts.vocabulary import InspectionKind

Row = dict[str, str]
# What may follow "Kent" where the police of Kent are meant.
_AFTER_A_SHORT_NAME = r"(?=\s*(?:[:–,;.]|$|\band\b|Police|Constabulary|PEEL|[Cc]rime|[Ii]nspect|[Rr]e-?inspect|force))"

_CAME_BACK = re.compile(r"\bre-?inspect|\bre-?visit", re.IGNORECASE)


@dataclass(frozen=True)
class Round:
    """A round of inspections as it is named in titles, and the short name that ids of its inspections carry."""

    programme_id: str
    pattern: re.Pattern[str]
    short: str


ROUNDS = (
    Round("peel-2025-27", re.compile(r"PEEL.{0,20}2025\s*[-–/]\s*(?:20)?27", re.IGNORECASE), "peel-2025-27"),
    Round("peel-2023-25", re.compile(r"PEEL.{0,20}2023\s*[-–/]\s*(?:20)?25", re.IGNORECASE), "peel-2023-25"),
    Round("peel-2021-22", re.compile(r"PEEL.{0,20}2021\s*[-–/]\s*(?:20)?22", re.IGNORECASE), "peel-2021-22"),
    Round("cdi-2016-20", re.compile(r"crime[ -]data integrity", re.IGNORECASE), "cdi"),
    Round("victim-service", re.compile(r"victim service assessment", re.IGNORECASE), "victim-service"),
)


def read_table(folder: Path, name: str) -> list[Row]:
    """The rows of a table; raise OSError where there is no such file."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def forces_named(text: str, forces: Sequence[Row]) -> list[str]:
    """The ids of the forces that a text names, in the order in which it names them.

    A short name counts only where it can be that of a force alone: a county council, or a fire and rescue service, is
    none.
    """
    plain = re.sub(r"[\w' ]+ Fire (?:and|&) Rescue (?:Service|Authority)", " ", text)
    places: dict[str, int] = {}
    for force in forces:
        names = dict.fromkeys([force["name"], *force["alternative_names"].split(";"), force["short_name"]])
        for name in sorted(filter(None, names), key=len, reverse=True):
            after = _AFTER_A_SHORT_NAME if name == force["short_name"] else ""
            match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-]){after}", plain)
            if match and not _is_part_of_a_longer_name(name, match.start(), plain, forces):
                places[force["force_id"]] = min(match.start(), places.get(force["force_id"], match.start()))
                break
    return sorted(places, key=lambda force_id: (places[force_id], force_id))


def visit_named(title: str) -> InspectionKind:
    """Whether a title says that inspectors came back: `re-inspection`, `revisit`."""
    return InspectionKind.RE_INSPECTION if _CAME_BACK.search(title) else InspectionKind.INSPECTION


def inspection_id(force_id: str, inspection_round: Round, kind: InspectionKind) -> str:
    """What an inspection of a force in a round is called in the dataset."""
    again = "-reinspection" if kind is InspectionKind.RE_INSPECTION else ""
    return f"{force_id}-{inspection_round.short}{again}"


def round_named(text: str) -> Round | None:
    """The round that a text names; None where it names none."""
    return next((each for each in ROUNDS if each.pattern.search(text)), None)


def same_address(address: str) -> str:
    """An address without what may differ between two links to one page: scheme, www, case of the host, last slash."""
    parts = urlsplit(address.strip())
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


def source_id(address: str) -> str:
    """The name of a source: the letter s and the first eight digits of the SHA-1 of its address."""
    return "s" + hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()[:8]


def _is_part_of_a_longer_name(name: str, start: int, text: str, forces: Sequence[Row]) -> bool:
    """Whether a name is inside another force's longer one, as "Yorkshire" would be in "North Yorkshire"."""
    for force in forces:
        for other in (force["name"], force["short_name"]):
            offset = other.find(name)
            if len(other) > len(name) and offset >= 0 and text.startswith(other, start - offset):
                own = any(force[key] == name for key in ("name", "short_name")) or name in force["alternative_names"]
                if not own:
                    return True
    return False
