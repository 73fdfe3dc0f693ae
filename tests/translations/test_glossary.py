"""One thing has one name: the Welsh catalogue keeps to its glossary."""

import re

import pytest

from portal.facts.vocabulary import Grade
from portal.words.language import language
from portal.words.terms import grade_word
from tests.translations.catalogue import PLACE, WELSH, english_of, messages, welsh_of

FIRST_TABLE = "## Terms that the tests hold"


def terms() -> dict[str, list[str]]:
    """Each English term of the glossary's first table, and the Welsh forms that may stand for it."""
    section = (WELSH / "glossary.md").read_text(encoding="utf-8").split(FIRST_TABLE)[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
    return {english: welsh.casefold().split(", ") for english, welsh in rows[2:]}


def test_the_glossary_has_the_terms_of_the_field() -> None:
    assert {"recording rate", "confidence interval", "margin", "re-inspection"} <= set(terms())


@pytest.mark.parametrize("term", terms())
def test_every_message_with_the_term_uses_its_welsh(term: str) -> None:
    found = 0
    faults = []
    for message in messages():
        if any(re.search(rf"\b{re.escape(term)}s?\b", PLACE.sub("", text), re.I) for text in english_of(message)):
            found += 1
            faults += [
                f"{english_of(message)[0]!r}: {form!r}"
                for form in welsh_of(message)
                if not any(word in form.casefold() for word in terms()[term])
            ]
    assert found, f"no message holds {term!r}"
    assert not faults, "\n".join(faults)


def test_grades_are_worded_as_the_inspectorate_words_them() -> None:
    assert [grade_word(grade, language("cy")) for grade in Grade if grade is not Grade.UNGRADED] == [
        "Rhagorol",
        "Da",
        "Digonol",
        "Angen gwella",
        "Annigonol",
    ]
