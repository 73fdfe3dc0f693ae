"""The languages beyond those of the site, in which it says the essentials: how far each was reviewed, and the words."""

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "translations"
STATUS_FILE = FOLDER / "essentials" / "status.toml"


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


def essentials_in(code: str) -> Essentials | None:
    """The language of that code, or of its first part where a region follows: `pl-pl` is Polish; None for none."""
    by_code = {each.code: each for each in all_essentials()}
    return by_code.get(code) or by_code.get(code.partition("-")[0])


@cache
def words_of(code: str, page: str = "essentials") -> dict[str, str]:
    """The words of a page (`essentials` or `recorded`) in a language, by their names; KeyError for an unknown one.

    Numbers are left out: `{places}` stand for them. Every language says exactly what `en-simple` says.
    """
    if code not in {each.code for each in all_essentials()}:
        raise KeyError(code)
    words: dict[str, str] = tomllib.loads((FOLDER / page / f"{code}.toml").read_text("utf-8"))
    return words
