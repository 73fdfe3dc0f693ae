"""The essentials of support in languages beyond those of the site: the words, and how far they were reviewed."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "translations" / "essentials"
STATUS_FILE = FOLDER / "status.toml"

# Every translation says exactly these things, with exactly these numbers in place.
WORDS: dict[str, tuple[str, ...]] = {
    "title": (),
    "status_machine": (),
    "status_reviewed": (),
    "danger_heading": (),
    "danger": ("emergency",),
    "danger_free": (),
    "silent": ("emergency", "silent"),
    "talk_heading": (),
    "talk": (),
    "line_always": (),
    "line_free": (),
    "line_confidential": (),
    "no_report": (),
    "interpreter_heading": (),
    "interpreter_police": (),
    "interpreter_lines": (),
    "line_rape": (),
    "line_domestic_england": (),
    "line_abuse_wales": (),
    "line_slavery": (),
    "interpreter_unknown": (),
    "say": (),
    "exit_heading": (),
    "exit": ("button",),
    "exit_button": (),
    "exit_history": (),
    "exit_first": (),
    "exit_second": (),
    "exit_expired": (),
    "exit_leaving": (),
    "more": (),
    "other_languages": (),
    "sources": (),
    "deaf": (),
}


@dataclass(frozen=True)
class Essentials:
    """A language of the essentials: its own name, its name in English, its direction, and its review.

    `english_name` is None for a page that is itself in English; `tag` is the language tag of its text.
    """

    code: str
    tag: str
    direction: str
    name: str
    english_name: str | None
    reviewed: bool
    dated: datetime.date
    reviewer: str | None


@cache
def all_essentials() -> tuple[Essentials, ...]:
    """Every language, in the order of the status file."""
    with STATUS_FILE.open("rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file)["language"]
    return tuple(
        Essentials(
            code=entry["code"],
            tag=entry["tag"],
            direction=entry["direction"],
            name=entry["name"],
            english_name=entry.get("english_name"),
            reviewed=entry["status"] == "reviewed",
            dated=entry["date"],
            reviewer=entry.get("reviewer"),
        )
        for entry in entries
    )


@cache
def words_of(code: str) -> dict[str, str]:
    """The words of a language by their names in WORDS, `{places}` for numbers included; raise KeyError if unknown."""
    if code not in {each.code for each in all_essentials()}:
        raise KeyError(code)
    with (FOLDER / f"{code}.toml").open("rb") as file:
        words: dict[str, str] = tomllib.load(file)
    return {name: words[name] for name in WORDS}
