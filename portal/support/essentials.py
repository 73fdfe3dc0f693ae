"""The languages beyond those of the site, in which it says the essentials: how far each was reviewed, and the words."""

import datetime
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "translations"
STATUS_FILE = FOLDER / "essentials" / "status.toml"
# Letters that only one of the languages has. Arabic stands behind Urdu, which has all of its letters.
_LETTERS = {
    "pl": "[ąęłńśźż]\\S* | [a-z]*[ąęłńśźż]",
    "pa": "[\u0a00-\u0a7f]",
    "ur": "[ٹڈڑںےہگچپکی]",
    "bn": "[\u0980-\u09ff]",
    "gu": "[\u0a80-\u0aff]",
    "ar": "[\u0600-\u06ff]",
    "uk": "[\u0400-\u04ff]",
}
# What stands around the name of a language that somebody speaks.
_AROUND = "(?:an?|help|i|in|interpreter|language|need|only|please|po|speak|speaker|translat(?:e|ion|or))"


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


def essentials_asked_for(text: str) -> Essentials | None:
    """The language that a text names, asks for help in, or is written in; None for English, Welsh and all others."""
    small = text.casefold()
    return next((each for each in all_essentials() if re.search(pattern_of(each), small)), None)


@cache
def pattern_of(language: Essentials) -> str:
    """A regular expression for texts in small letters that ask for the language, which a browser reads as well."""
    word_for_help = words_of(language.code)["title"].split()[0] if language.english_name else ""
    # In Polish too a word for help may end otherwise: `pomocy`.
    names = (language.name, language.english_name, word_for_help and word_for_help + r"\w*")
    called = sorted({form for name in names if name for form in _forms(name.casefold())})
    asked = rf"^(?:{_AROUND} )*(?:{'|'.join(called)})(?: {_AROUND})*[.!?]*$"
    return f"{_LETTERS[language.code]}|{asked}" if language.code in _LETTERS else asked


def _forms(name: str) -> tuple[str, str]:
    letters = unicodedata.normalize("NFKD", name)
    return name, "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def words_of(code: str, page: str = "essentials") -> dict[str, str]:
    """The words of a page (`essentials` or `recorded`) in a language, by their names; KeyError for an unknown one.

    Numbers are left out: `{places}` stand for them. Every language says exactly what `en-simple` says.
    """
    if code not in {each.code for each in all_essentials()}:
        raise KeyError(code)
    words: dict[str, str] = tomllib.loads((FOLDER / page / f"{code}.toml").read_text("utf-8"))
    return words
