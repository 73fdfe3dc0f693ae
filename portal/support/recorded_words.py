"""The words of "was my crime recorded?" in languages beyond those of the site; the letter itself stays in English."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "translations" / "recorded"

# Every translation says exactly these things, with exactly these numbers in place.
RECORDED_WORDS: dict[str, tuple[str, ...]] = {
    "title": (),
    "lead": (),
    "help": ("emergency", "line"),
    "where": (),
    "when": (),
    "told": (),
    "told_nothing": (),
    "told_number": (),
    "told_recorded": (),
    "told_refused": (),
    "any": (),
    "button": (),
    "kept": (),
    "letter": (),
    "letter_note": (),
    "say": (),
    "say_note": (),
    "send": (),
    "send_call": ("police",),
    "send_web": (),
    "promise": (),
    "promise_record": (),
    "promise_write": (),
    "promise_safe": (),
    "promise_log": (),
    "later": (),
    "later_complain": (),
    "later_review": (),
    "later_ombudsman": (),
}


@cache
def recorded_words_of(code: str) -> dict[str, str]:
    """The words of a language by their names in RECORDED_WORDS, `{places}` for numbers included."""
    with (FOLDER / f"{code}.toml").open("rb") as file:
        words: dict[str, str] = tomllib.load(file)
    return {name: words[name] for name in RECORDED_WORDS}
