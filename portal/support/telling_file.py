"""The file by which a browser hears what somebody tells, so that what is typed stays there."""

from itertools import groupby
from typing import Any

from portal.support.asking_words import FIGURES
from portal.support.essentials import all_essentials, pattern_of as pattern_of_language
from portal.support.kinds import KindOfCrime, kind_words
from portal.support.rules import Page
from portal.support.telling_words import SOMEBODY, WITH_A_SLIP
from portal.support.what_happened import RULES, Told, pattern_of, told_by
from portal.words.language import Language


def telling_file(language: Language) -> dict[str, Any]:
    """The words as `{"told": [[key, what is told, pattern], ...], "somebody": …, "slips": [...], "languages": …, …}`.

    The first pattern that fits a plain text is meant, and nothing where `figures` fits. Where a text names no place, a
    word of `slips` is meant by one with a slip in it too, and `somebody`, of the form of `told`, by a sentence.
    `languages` are `[code, name, pattern]` of texts in small letters. A key is that of `key_of`.
    """
    told = []
    for each, rules in groupby(RULES, told_by):
        pattern = pattern_of(tuple(word for rule in rules for word in rule.words))
        told.append([key_of(each), words_of(each, language), pattern])
    anything = Told(KindOfCrime.ANY)
    return {
        "figures": pattern_of(FIGURES),
        "languages": [[each.code, each.name, pattern_of_language(each)] for each in all_essentials()],
        "told": told,
        "slips": WITH_A_SLIP,
        "somebody": [key_of(anything), words_of(anything, language), pattern_of(SOMEBODY)],
    }


def all_told() -> list[Told]:
    """Everything that a text or a choice can tell, each once: first every kind of crime by itself."""
    return list(dict.fromkeys((*(Told(kind) for kind in KindOfCrime), *map(told_by, RULES))))


def key_of(told: Told) -> str:
    """What tells one thing told from the others; of a kind of crime alone that kind: `sexual-violence napac`."""
    page = (told.page.name.lower().replace("_", "-"),) if told.page else ()
    return " ".join((told.kind.value, *told.leads, *page, *(("listen",) if told.despairs else ())))


def words_of(told: Told, language: Language) -> str:
    """What happened, in words; the page that answers it; or what is asked for where no more is told."""
    if told.page:
        return page_words(told.page, language)
    if told.despairs:
        return language.gettext("Someone to talk to")
    if told.kind is KindOfCrime.ANY:
        return language.gettext("Help and information")
    return kind_words(told.kind, language)


def page_words(page: Page, language: Language) -> str:
    """What a page answers, as the links to it say it."""
    return {
        Page.RECORDED: language.gettext("Was my crime recorded? A letter to ask the police"),
        Page.SOMEONE_ELSE: language.gettext("If you are worried about someone else"),
        Page.WITHOUT_A_VOICE: language.gettext("Deaf people: sign language, text and relay"),
        Page.RIGHTS: language.gettext(
            "You do not have to report it, what happens when you call, your rights, how to complain"
        ),
    }[page]
