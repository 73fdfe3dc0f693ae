"""The essentials in other languages: complete, with every number from the dataset, and honest about their review."""

import datetime
import re
import string
import tomllib

import pytest

from portal.settings import ROOT
from portal.support.essentials import STATUS_FILE, all_essentials, words_of

CODES = [each.code for each in all_essentials()]
PAGES = ("essentials", "recorded")


def places_of(text: str) -> list[str]:
    return sorted({field for _, field, _, _ in string.Formatter().parse(text) if field})


def test_the_languages_that_were_promised() -> None:
    assert CODES == ["pl", "ro", "pa", "ur", "bn", "gu", "ar", "pt", "es", "uk", "so", "en-simple"]
    assert {each.code for each in all_essentials() if each.direction == "rtl"} == {"ur", "ar"}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_translation_says_what_plain_english_says_and_nothing_else(code: str, page: str) -> None:
    words, in_english = words_of(code, page), words_of("en-simple", page)
    assert {name: places_of(text) for name, text in words.items()} == {
        name: places_of(text) for name, text in in_english.items()
    }
    assert all(text.strip() == text and text for text in words.values())


def test_the_pages_have_every_word_that_they_show() -> None:
    for page, template in (("essentials", "support/essentials.html"), ("recorded", "recorded/in_language.html")):
        shown = set(re.findall(r"\bwords\.(\w+)", (ROOT / "templates" / template).read_text("utf-8")))
        assert len(shown) > 15
        assert shown <= words_of("en-simple", page).keys()


@pytest.mark.parametrize("code", CODES)
def test_no_number_is_written_out(code: str) -> None:
    for name, text in words_of(code).items():
        # A digit of any script; the only ones are how often to press Shift.
        digits = re.findall(r"\d", text)
        assert not digits or name.startswith("exit"), name


@pytest.mark.parametrize(
    ("code", "script"),
    [("pa", "\u0a00-\u0a7f"), ("ur", "\u0600-\u06ff"), ("bn", "\u0980-\u09ff"), ("gu", "\u0a80-\u0aff"),
     ("ar", "\u0600-\u06ff"), ("uk", "\u0400-\u04ff")],
)  # fmt: skip
def test_a_language_is_named_and_written_in_its_own_script(code: str, script: str) -> None:
    name = next(each.name for each in all_essentials() if each.code == code)
    assert re.fullmatch(f"[{script}]+", name)
    assert all(re.search(f"[{script}]", text) for text in words_of(code).values())


def test_a_review_names_its_reviewer_and_its_day() -> None:
    for entry in tomllib.loads(STATUS_FILE.read_text("utf-8"))["language"]:
        assert entry["status"] in ("machine", "reviewed")
        assert isinstance(entry["date"], datetime.date)
        assert ("reviewer" in entry) == (entry["status"] == "reviewed")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        words_of("../status")
